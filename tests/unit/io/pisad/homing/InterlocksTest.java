package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.CloseReason;
import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.Row;
import io.pisad.model.State;
import io.pisad.model.VehicleState;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each of the nine closes alone, and unknown is closed. */
final class InterlocksTest {
    private static final Interlocks INTERLOCKS =
            new Interlocks(TestSettings.usual().safety(), new Fence(TestSettings.usual()));

    private static Closed of(Consumer<Cockpit> change) {
        var cockpit = new Cockpit();
        cockpit.nowNs += 60_000_000_000L;
        cockpit.vehicle();
        change.accept(cockpit);
        return INTERLOCKS.evaluate(cockpit.vehicle(), cockpit.nowNs, true, null, false);
    }

    private static void onlyCloses(Interlock interlock, Consumer<Cockpit> change) {
        assertThat(of(change).reasons().keySet()).containsExactly(interlock);
    }

    @Test
    void allAreOpenWhenAllIsWell() {
        assertThat(of(c -> {}).none()).isTrue();
    }

    @Test
    void nothingKnownClosesEverythingThatComesFromTheVehicle() {
        Closed closed = INTERLOCKS.evaluate(VehicleState.unknown(0), 0, true, null, false);
        assertThat(closed.reasons().keySet())
                .containsExactly(
                        Interlock.MODE,
                        Interlock.ARMED,
                        Interlock.LINK,
                        Interlock.BATTERY,
                        Interlock.POSITION,
                        Interlock.FENCE);
    }

    @Test
    void theThreeThatTheDecisionKnowsItselfCloseAlone() {
        var v = new Cockpit().vehicle();
        assertThat(INTERLOCKS.evaluate(v, v.atNs(), false, null, false).reasons())
                .containsOnlyKeys(Interlock.OPERATOR);
        assertThat(INTERLOCKS.evaluate(v, v.atNs(), true, "lost", false).reasons())
                .containsOnlyKeys(Interlock.SIGNAL);
        assertThat(INTERLOCKS.evaluate(v, v.atNs(), true, null, true).reasons()).containsOnlyKeys(Interlock.EMERGENCY);
    }

    /** FR15. */
    @Test
    void modeClosesOutsideGuidedAndWithAnOldHeartbeat() {
        onlyCloses(Interlock.MODE, c -> c.mode = 5);
        onlyCloses(Interlock.MODE, c -> c.mode = 20);
        onlyCloses(Interlock.MODE, c -> {
            c.heartbeats = false;
            c.nowNs += 3_100_000_000L;
        });
        assertThat(of(c -> {
                            c.heartbeats = false;
                            c.nowNs += 3_100_000_000L;
                        })
                        .closeReason())
                .isEqualTo(CloseReason.HEARTBEAT);
    }

    @Test
    void armedClosesWhenDisarmed() {
        onlyCloses(Interlock.ARMED, c -> c.armed = false);
    }

    @Test
    void positionClosesWithoutFixDilutedUnknownOrOld() {
        onlyCloses(Interlock.POSITION, c -> c.fixType = 2);
        onlyCloses(Interlock.POSITION, c -> c.hdop = 2.1);
        onlyCloses(Interlock.POSITION, c -> c.hdop = Double.NaN);
        onlyCloses(Interlock.POSITION, c -> {
            c.positions = false;
            c.nowNs += 1_100_000_000L;
        });
    }

    @Test
    void batteryClosesUnknownAndOld() {
        onlyCloses(Interlock.BATTERY, c -> c.batteryPercent = Double.NaN);
        onlyCloses(Interlock.BATTERY, c -> {
            c.batteries = false;
            c.nowNs += 10_100_000_000L;
        });
    }

    @Test
    void aLowBatteryClosesAfterFiveSecondsAndStaysUntilDisarm() {
        var c = new Cockpit().reach(State.HOMING);
        c.batteryPercent = 19;
        assertThat(c.seconds(4.9).state()).isEqualTo(State.HOMING);
        assertThat(c.seconds(0.3).state()).isEqualTo(State.IDLE);
        assertThat(c.reason()).isEqualTo("battery: low");
        c.batteryPercent = 80;
        c.tick().enable();
        assertThat(c.reply().reason()).isEqualTo("battery: low");
        c.armed = false;
        c.tick();
        c.armed = true;
        c.tick().enable();
        assertThat(c.reply().result()).isEqualTo(OrderReply.Result.ACCEPTED);
    }

    /** FR8. */
    @Test
    void fenceClosesOutsideTooFastTooLowTooHighAndWithoutHome() {
        onlyCloses(Interlock.FENCE, c -> c.eastM = 991);
        onlyCloses(Interlock.FENCE, c -> {
            c.eastM = 980;
            c.eastMps = 5;
        });
        onlyCloses(Interlock.FENCE, c -> c.heightM = 19);
        onlyCloses(Interlock.FENCE, c -> c.heightM = 121);
        onlyCloses(Interlock.FENCE, c -> c.heightM = Double.NaN);
        onlyCloses(Interlock.FENCE, c -> c.homeKnown = false);
        assertThat(of(c -> c.eastM = 980).none()).isTrue();
    }

    @Test
    void linkClosesNeverHeardAndLost() {
        onlyCloses(Interlock.LINK, c -> {
            c.groundStation = false;
            c.nowNs += 10_100_000_000L;
        });
        var never = new Cockpit();
        never.groundStation = false;
        var fresh = never.vehicle();
        var unheard = new VehicleState(
                fresh.atNs(),
                1,
                fresh.heartbeat(),
                fresh.position(),
                null,
                null,
                fresh.gps(),
                fresh.battery(),
                fresh.home(),
                null,
                null,
                null,
                null,
                null);
        assertThat(INTERLOCKS.evaluate(unheard, fresh.atNs(), true, null, false).reasons())
                .containsOnlyKeys(Interlock.LINK);
    }

    @Test
    void aShortPauseResumesAndALongOneRevokes() {
        var c = new Cockpit().reach(State.HOMING);
        long epoch = c.valve.epoch();
        c.fixType = 2;
        c.seconds(0.5).moves();
        assertThat(c.valve.isOpen()).isFalse();
        assertThat(c.valve.reason()).isEqualTo(CloseReason.POSITION);
        assertThat(c.valve.epoch()).isEqualTo(epoch + 1);
        c.fixType = 3;
        assertThat(c.tick().moves()).isEqualTo(1);
        assertThat(c.state()).isEqualTo(State.HOMING);
        c.fixType = 2;
        c.seconds(1.3);
        assertThat(c.state()).isEqualTo(State.IDLE);
        c.fixType = 3;
        c.moves();
        assertThat(c.seconds(2).moves()).isZero();
    }

    @Test
    void aLostGroundStationRevokesAtOnceInEveryState() {
        var c = new Cockpit().reach(State.SEARCHING).enable();
        c.groundStation = false;
        c.seconds(10.5);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.told(Severity.WARNING, "listening only: link")).isTrue();
        c.groundStation = true;
        c.hear(20).seconds(3);
        assertThat(c.state()).isEqualTo(State.DETECTING);
    }

    @Test
    void aRefusedInterlockIsToldOncePerClosing() {
        var c = new Cockpit();
        c.mode = 5;
        c.reach(State.DETECTING).enable().seconds(5);
        assertThat(c.out.all.toString().split("refused: mode", -1)).hasSize(2);
    }

    @Test
    void closingAndOpeningAreRows() {
        var c = new Cockpit().reach(State.HOMING).order(Action.HOMING_DISABLE);
        assertThat(c.out.of(Row.Command.class).stream().map(Row.Command::kind))
                .containsExactly(
                        Row.Command.Kind.VALVE_OPENED, Row.Command.Kind.SETPOINT, Row.Command.Kind.VALVE_CLOSED);
    }
}
