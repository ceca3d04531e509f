package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.NamedValueFloat;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TelemetryTest {
    private final Bench bench = new Bench(1);

    /** NFR13: an onboard controller, no autopilot, the state as its custom mode. */
    @ParameterizedTest
    @CsvSource({
        "IDLE, false, 3",
        "SEARCHING, false, 4",
        "HOLDING, false, 4",
        "IDLE, true, 5",
        "HOMING, true, 5",
        "EMERGENCY, false, 6",
        "EMERGENCY, true, 6"
    })
    void heartbeatShowsTheAnnouncedState(State state, boolean radioLost, int status) {
        bench.station.sender().show(figures(state, radioLost));
        bench.pass(50);
        Heartbeat m = bench.ground.take(Heartbeat.class).get(0);
        assertThat(m.type().value()).isEqualTo(18);
        assertThat(m.autopilot().value()).isEqualTo(8);
        assertThat(m.customMode()).isEqualTo(state.ordinal());
        assertThat(m.systemStatus().value()).isEqualTo(status);
    }

    @Test
    void heartbeatIsSentOnceASecondOnAllLinksFromComponent191() {
        live(5000);
        List<MavlinkPacket> sent = bench.vehicle.take();
        assertThat(sent).allMatch(p -> p.getSystemId() == 1 && p.getComponentId() == 191 && p.isMavlink2());
        assertThat(sent).filteredOn(p -> p.getMessageId() == 0).hasSize(5);
        assertThat(bench.ground.take(Heartbeat.class)).hasSize(5);
    }

    @Test
    void eachLinkCountsItsOwnSequence() {
        live(2000);
        List<MavlinkPacket> sent = bench.ground.take();
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).getSequence()).isEqualTo(i & 0xff);
        }
    }

    @Test
    void hungDaemonFallsSilent() {
        live(1000);
        bench.pass(2000);
        bench.ground.take();
        bench.pass(5000);
        assertThat(bench.ground.take()).isEmpty();
    }

    /** A router behind udpout learns our address from what we say first. */
    @Test
    void weSpeakAsSystemOneUntilTheAutopilotIsHeardAndAsItsSystemAfterwards() {
        Bench unknown = new Bench(0);
        unknown.station.sender().tell(new Notice(Notice.Severity.INFO, "ready"));
        unknown.figures(State.IDLE);
        unknown.pass(1000);
        List<MavlinkPacket> before = unknown.ground.take();
        assertThat(before).extracting(MavlinkPacket::getMessageId).contains(0, 253);
        assertThat(before).allMatch(p -> p.getSystemId() == 1);
        unknown.beat(Bench.LOITER, false);
        unknown.figures(State.IDLE);
        unknown.pass(1000);
        List<MavlinkPacket> after = unknown.ground.take();
        assertThat(after).extracting(MavlinkPacket::getMessageId).contains(0);
        assertThat(after).allMatch(p -> p.getSystemId() == Bench.VEHICLE);
    }

    /** FR9: 2 Hz as configured; what is not known is not sent (H1). */
    @Test
    void namedValuesGoOutAtTheirRateAndUnknownOnesDoNot() {
        live(10_000);
        List<NamedValueFloat> sent = bench.ground.take(NamedValueFloat.class);
        assertThat(sent)
                .filteredOn(m -> m.name().equals("PISAD_RSSI"))
                .hasSize(20)
                .allMatch(m -> m.value() == -80.5f);
        for (String name : List.of("PISAD_NF", "PISAD_SNR", "PISAD_QUAL", "PISAD_STAT")) {
            assertThat(sent).filteredOn(m -> m.name().equals(name)).hasSize(20);
        }
        assertThat(sent)
                .filteredOn(m -> m.name().equals("PISAD_FREQ"))
                .hasSize(5)
                .allMatch(m -> m.value() == 433.92f);
        assertThat(sent).extracting(NamedValueFloat::name).doesNotContain("PISAD_BRG", "PISAD_DIST", "PISAD_ERR");
    }

    /** FR9: a ground station may ask for another rate on its own link. */
    @Test
    void namedValuesFollowTheIntervalAskedFor() {
        bench.feed(1, Bench.GROUND, 190, interval(100_000));
        live(2000);
        assertThat(bench.ground.take(NamedValueFloat.class))
                .filteredOn(m -> m.name().equals("PISAD_SNR"))
                .hasSize(20);
        assertThat(bench.vehicle.take(NamedValueFloat.class))
                .filteredOn(m -> m.name().equals("PISAD_SNR"))
                .hasSize(4);
        bench.feed(1, Bench.GROUND, 190, interval(-1));
        live(2000);
        assertThat(bench.ground.take(NamedValueFloat.class)).isEmpty();
    }

    @Test
    void textIsAsciiWithItsPrefixAndAtMostFiftyCharacters() {
        bench.station.sender().tell(new Notice(Notice.Severity.CRITICAL, "höher " + "x".repeat(60)));
        bench.pass(50);
        Statustext text = bench.ground.take(Statustext.class).get(0);
        assertThat(text.text()).isEqualTo("PISAD: h?her " + "x".repeat(37));
        assertThat(text.severity().value()).isEqualTo(2);
    }

    @Test
    void repeatedTextIsSaidOnceInFiveSecondsAndTheLastOneStillComes() {
        for (int i = 0; i < 40; i++) {
            bench.station.sender().tell(new Notice(Notice.Severity.WARNING, "battery"));
            bench.pass(50);
        }
        assertThat(bench.ground.take(Statustext.class)).hasSize(1);
        bench.pass(3050);
        assertThat(bench.ground.take(Statustext.class)).hasSize(1);
        bench.pass(10_000);
        assertThat(bench.ground.take(Statustext.class)).isEmpty();
    }

    @Test
    void newerTextReplacesTheRepeatThatWaits() {
        say("homing enabled");
        say("homing disabled");
        say("homing enabled");
        say("signal lost");
        bench.pass(10_000);
        assertThat(bench.ground.take(Statustext.class))
                .extracting(Statustext::text)
                .containsExactly("PISAD: homing enabled", "PISAD: homing disabled", "PISAD: signal lost");
    }

    @Test
    void floodOfTextsLosesTheOldestNeverTheLast() {
        for (int i = 0; i < 500; i++) {
            bench.station.sender().tell(new Notice(Notice.Severity.INFO, "text " + i));
        }
        bench.pass(50);
        List<Statustext> sent = bench.ground.take(Statustext.class);
        assertThat(sent.get(sent.size() - 1).text()).isEqualTo("PISAD: text 499");
    }

    @Test
    void brokenLinkStopsNeitherTheOtherNorTheSender() {
        bench.vehicle.broken(true);
        live(1000);
        assertThat(bench.ground.take(Heartbeat.class)).hasSize(1);
        assertThat(bench.station.counts(0).failed()).isPositive();
        bench.vehicle.broken(false);
        live(1000);
        assertThat(bench.vehicle.take(Heartbeat.class)).hasSize(1);
    }

    private static Object interval(float us) {
        return io.dronefleet.mavlink.common.CommandLong.builder()
                .targetSystem(1)
                .targetComponent(191)
                .command(Dialect.number(io.dronefleet.mavlink.common.MavCmd.class, 511))
                .param1(251)
                .param2(us)
                .build();
    }

    private void say(String text) {
        bench.station.sender().tell(new Notice(Notice.Severity.INFO, text));
        bench.pass(50);
    }

    private void live(long ms) {
        for (long t = 0; t < ms; t += 50) {
            bench.figures(State.SEARCHING);
            bench.pass(50);
        }
    }

    private Figures figures(State state, boolean radioLost) {
        double none = Double.NaN;
        return new Figures(
                bench.nowNs, state, none, none, none, none, none, none, none, 406.025, radioLost, false, false);
    }
}
