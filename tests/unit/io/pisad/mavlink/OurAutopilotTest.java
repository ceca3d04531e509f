package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.pisad.model.CloseReason;
import io.pisad.model.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose heartbeat is believed: one endpoint's, one peer's, of one vehicle. */
final class OurAutopilotTest {
    private final Bench bench = new Bench();

    @Test
    void autopilotOnAnotherEndpointIsNeverOurs() {
        bench.feed(1, Bench.VEHICLE, 1, Bench.heartbeat(3, Bench.GUIDED, true));
        assertThat(bench.events).isEmpty();
        assertThat(texts()).contains("PISAD: autopilot elsewhere, see link.autopilot");
        bench.beat(Bench.LOITER, false);
        assertThat(bench.state().systemId()).isEqualTo(Bench.VEHICLE);
    }

    @Test
    void configuredEndpointIsTheAutopilots() {
        var second = new Bench(new Settings.Link(
                List.of("udpin:0.0.0.0:1", "udpin:0.0.0.0:2"),
                0,
                List.of(Bench.GROUND),
                2,
                Optional.empty(),
                "udpin:0.0.0.0:2"));
        second.beat(Bench.GUIDED, true);
        assertThat(second.events).isEmpty();
        second.feed(1, 4, 1, Bench.heartbeat(3, Bench.GUIDED, true));
        assertThat(second.state().systemId()).isEqualTo(4);
    }

    /** The same ids from another address: sets no mode, no place, and nothing moves for 5 s after it. */
    @Test
    void sameIdsFromAnotherPeerCloseTheValveAndAreNotBelieved() {
        bench.fly();
        bench.vehicle.connection = 2;
        bench.feed(0, Bench.VEHICLE, 1, at(47.4));
        assertThat(bench.state().position()).isNull();
        assertThat(bench.valve.isOpen()).isTrue();
        bench.beat(Bench.LOITER, false);
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.VEHICLE);
        assertThat(bench.state().rivalNs()).isEqualTo(bench.nowNs);
        assertThat(bench.state().heartbeat())
                .isNotNull()
                .satisfies(mine -> assertThat(mine.armed()).isTrue());
        assertThat(texts()).contains("PISAD: second autopilot: another address");
    }

    /** The second one may be heard first. */
    @Test
    void aSecondAutopilotHeardBeforeOursCountsToo() {
        bench.feed(0, Bench.VEHICLE, 80, Bench.heartbeat(3, Bench.GUIDED, true));
        bench.beat(Bench.GUIDED, true);
        assertThat(bench.state().rivalNs()).isEqualTo(bench.nowNs);
    }

    /** A restarted autopilot or router comes from another port: taken after 5 s of silence, and said. */
    @Test
    void anotherPeerIsTakenOnlyAfterFiveSecondsOfSilenceWithTheValveClosed() {
        bench.fly();
        bench.pass(5000);
        bench.vehicle.connection = 2;
        bench.beat(Bench.GUIDED, true); // not yet: 5 s, and the valve is open
        assertThat(bench.valve.isOpen()).isFalse();
        bench.pass(1000);
        bench.beat(Bench.LOITER, true);
        assertThat(bench.state().heartbeat())
                .isNotNull()
                .satisfies(mine -> assertThat(mine.guided()).isFalse());
        assertThat(texts()).contains("PISAD: autopilot now at another address");
        bench.vehicle.connection = 0;
        bench.beat(Bench.GUIDED, true);
        assertThat(bench.state().heartbeat())
                .isNotNull()
                .satisfies(mine -> assertThat(mine.guided()).isFalse());
    }

    /** A connection that is gone says nothing any more: no five seconds, but still a closed valve. */
    @Test
    void theNextConnectionIsTakenAtOnceWhenTheOldOneIsGone() {
        bench.fly();
        bench.valve.close(CloseReason.LINK);
        bench.vehicle.ended = 0;
        bench.vehicle.connection = 2;
        bench.feed(0, Bench.VEHICLE, 1, Bench.heartbeat(0, Bench.GUIDED, true));
        assertThat(bench.state().rivalNs()).as("a generic one is not it").isEqualTo(bench.nowNs);
        bench.beat(Bench.LOITER, true);
        assertThat(bench.state().heartbeat())
                .isNotNull()
                .satisfies(mine -> assertThat(mine.guided()).isFalse());
    }

    /** A companion or camera that calls itself a generic autopilot is none; a second real one is. */
    @Test
    void onlyASecondRealAutopilotInOurSystemIsARival() {
        bench.fly();
        bench.feed(0, Bench.VEHICLE, 93, Bench.heartbeat(0, 0, false));
        bench.feed(0, Bench.VEHICLE, 100, Bench.heartbeat(8, 0, false));
        assertThat(bench.valve.isOpen()).isTrue();
        bench.feed(0, Bench.VEHICLE, 2, Bench.heartbeat(3, Bench.GUIDED, true));
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.VEHICLE);
    }

    /** A tracker's or a plane's mode 4 is not GUIDED: never ours. */
    @Test
    void onlyAMultirotorOfArduPilotOrPx4IsOurs() {
        bench.feed(
                0,
                2,
                1,
                Heartbeat.builder()
                        .type(MavType.MAV_TYPE_ANTENNA_TRACKER)
                        .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
                        .customMode(Bench.GUIDED)
                        .build());
        bench.feed(0, 3, 1, Bench.heartbeat(0, 4, true));
        assertThat(bench.events).isEmpty();
        bench.beat(Bench.LOITER, false);
        assertThat(bench.state().systemId()).isEqualTo(Bench.VEHICLE);
    }

    /** A wire that was pulled, or our own TCP connection made anew, has the same other end: no rival. */
    @Test
    void aReconnectionOfALinkWithOnePeerIsNoRival() {
        bench.vehicle.onePeer = true;
        bench.fly();
        bench.vehicle.connection = 2;
        bench.beat(Bench.GUIDED, true);
        assertThat(bench.valve.isOpen()).isTrue();
        assertThat(bench.state().rivalNs()).isNull();
        bench.beat(Bench.LOITER, true);
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.MODE);
    }

    @Test
    void twoSequencesFromOneAddressCloseTheValve() {
        bench.fly();
        for (int i = 0; i < 20 && bench.valve.isOpen(); i++) {
            bench.nowNs += 20 * Bench.MS;
            bench.feed(0, Bench.VEHICLE, 1, at(47.4), 50 + i);
            bench.feed(0, Bench.VEHICLE, 1, at(47.4001), 150 + i);
        }
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.VEHICLE);
        assertThat(texts()).contains("PISAD: second autopilot: two sequences");
    }

    @Test
    void jumpThatNoVehicleFliesClosesTheValve() {
        bench.fly();
        bench.feed(0, Bench.VEHICLE, 1, at(47.4));
        bench.nowNs += 1000 * Bench.MS;
        bench.feed(0, Bench.VEHICLE, 1, at(47.4 + 100 / 111_195.0));
        assertThat(bench.valve.isOpen()).isTrue();
        bench.nowNs += 100 * Bench.MS;
        bench.feed(0, Bench.VEHICLE, 1, at(47.4 + 160 / 111_195.0));
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.POSITION); // ends in zero velocity, not in silence
        assertThat(texts()).contains("PISAD: position jumped, motion ended");
        assertThat(bench.state().rivalNs()).isNull();
    }

    private static GlobalPositionInt at(double latitudeDeg) {
        return GlobalPositionInt.builder()
                .lat((int) (latitudeDeg * 1e7))
                .lon(85_000_000)
                .relativeAlt(30_000)
                .build();
    }

    private List<String> texts() {
        bench.pass(50);
        return bench.ground.take(Statustext.class).stream()
                .map(Statustext::text)
                .toList();
    }
}
