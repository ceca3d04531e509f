package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.AutopilotKind;
import io.pisad.model.CloseReason;
import io.pisad.model.VehicleState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TakeOverTest {
    private final Bench bench = new Bench();

    /** FR11: the reader itself closes the valve, before the event is in the ring. */
    @Test
    void leavingGuidedClosesTheValveBeforeTheEvent() {
        bench.fly();
        bench.beat(Bench.LOITER, true);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.MODE);
        assertThat(heartbeat().guided()).isFalse();
    }

    /** FR11: a full ring delays no take-over. */
    @Test
    void takeOverClosesTheValveEvenWhenTheRingIsFull() {
        bench.fly();
        bench.ringFull = true;
        bench.beat(Bench.LOITER, true);
        assertThat(bench.valve.isOpen()).isFalse();
    }

    @Test
    void disarmingClosesTheValve() {
        bench.fly();
        bench.beat(Bench.GUIDED, false);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.ARMED);
    }

    /** FR14: an order under way opens nothing if the pilot took over meanwhile, though the valve was closed already. */
    @Test
    void takeOverDefeatsAnOrderUnderWay() {
        bench.beat(Bench.GUIDED, true);
        long epochOfTheOrder = bench.valve.epoch();
        bench.beat(Bench.LOITER, true);
        bench.beat(Bench.GUIDED, true);
        assertThat(bench.valve.open(epochOfTheOrder)).isFalse();
    }

    @Test
    void stayingOutOfGuidedDoesNotRaiseTheEpochEverySecond() {
        bench.beat(Bench.LOITER, false);
        long epoch = bench.valve.epoch();
        for (int i = 0; i < 10; i++) {
            bench.beat(Bench.LOITER, false);
        }
        assertThat(bench.valve.epoch()).isEqualTo(epoch);
    }

    @Test
    void firstHeartbeatOfComponentOneFixesTheVehicle() {
        bench.feed(0, 7, 154, Bench.heartbeat(8, 0, false));
        bench.feed(0, 9, 2, Bench.heartbeat(3, 4, true));
        bench.feed(0, 5, 1, Bench.heartbeat(12, VehicleState.Heartbeat.PX4_OFFBOARD, true));
        bench.beat(Bench.LOITER, false);
        assertThat(bench.events).hasSize(1);
        assertThat(bench.state().systemId()).isEqualTo(5);
        assertThat(heartbeat().autopilot()).isEqualTo(AutopilotKind.PX4);
        assertThat(heartbeat().guided()).isTrue();
        assertThat(heartbeat().armed()).isTrue();
    }

    @Test
    void configuredSystemIdIsTheOnlyVehicle() {
        Bench configured = new Bench(3);
        configured.beat(Bench.GUIDED, true);
        assertThat(configured.events).isEmpty();
        configured.feed(0, 3, 1, Bench.heartbeat(3, 4, true));
        assertThat(configured.state().systemId()).isEqualTo(3);
    }

    @Test
    void anotherVehicleOrLinkNeverSetsTheMode() {
        bench.fly();
        int heard = bench.events.size();
        bench.feed(0, 2, 1, Bench.heartbeat(3, Bench.LOITER, false));
        bench.feed(1, Bench.VEHICLE, 1, Bench.heartbeat(3, Bench.LOITER, false));
        bench.feed(0, Bench.GROUND, 1, Bench.heartbeat(3, Bench.LOITER, false));
        assertThat(bench.events).hasSize(heard);
        assertThat(bench.valve.isOpen()).isTrue();
    }

    /** A second autopilot with our system id sets nothing, and nothing moves for 5 s after it. */
    @Test
    void secondAutopilotClosesTheValveAndSilencesTheSender() {
        bench.fly();
        bench.feed(0, Bench.VEHICLE, 2, Bench.heartbeat(3, Bench.GUIDED, true));
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.VEHICLE);
        assertThat(heartbeat().guided()).isTrue();
        bench.valve.open(bench.valve.epoch());
        bench.station.sender().move(bench.north());
        bench.pass(50);
        assertThat(bench.station.sender().motion().sent()).isZero();
    }

    @Test
    void groundStationsHeartbeatIsShownOnlyWhenAuthorisedAndSetsNoMode() {
        bench.fly();
        bench.groundBeat(254);
        assertThat(bench.state().groundStation()).isNull();
        bench.groundBeat(Bench.GROUND);
        assertThat(bench.state().groundStation()).isEqualTo(new VehicleState.GroundStation(bench.nowNs, Bench.GROUND));
        assertThat(bench.valve.isOpen()).isTrue();
        assertThat(heartbeat().guided()).isTrue();
    }

    private VehicleState.Heartbeat heartbeat() {
        return Objects.requireNonNull(bench.state().heartbeat());
    }
}
