package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.Statustext;
import io.pisad.model.Figures;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.Settings;
import io.pisad.model.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter protocol of the contract. */
final class ParamServerTest {
    private final Ground ground = new Ground();
    private final Bench bench = ground.bench;

    @ParameterizedTest
    @ValueSource(ints = {0, 191})
    void listIsWholeInOrderAndRealAlsoWhenAskedOfAllComponents(int component) {
        show(State.IDLE, false);
        ground.list(component);
        bench.pass(200);
        var sent = bench.ground.take(ParamValue.class);
        assertThat(sent)
                .extracting(ParamValue::paramId)
                .containsExactly("PISAD_SPEED", "PISAD_ALT_MAX", "PISAD_HOMING_EN");
        assertThat(sent).extracting(ParamValue::paramIndex).containsExactly(0, 1, 2);
        assertThat(sent).allMatch(m -> m.paramCount() == 3 && m.paramType().value() == 9);
        assertThat(bench.vehicle.take(ParamValue.class)).isEmpty();
    }

    @Test
    void whoeverAsksWhileTheListIsUnderWayAlsoGetsAllOfIt() {
        for (int i = 0; i < 100; i++) {
            ground.values.put("P" + i, 1f);
        }
        ground.list(191);
        live(50);
        ground.list(191);
        live(1000);
        assertThat(bench.ground.take(ParamValue.class))
                .extracting(ParamValue::paramIndex)
                .hasSizeBetween(103, 206)
                .contains(0, 50, 102);
    }

    @Test
    void readAnswersByNameAndByIndexAndNotBeyond() {
        ground.read("", 1);
        ground.read("PISAD_SPEED", -1);
        ground.read("", 3);
        ground.read("PISAD_EMERG_DIS", -1);
        ground.read("NO_SUCH", -1);
        bench.pass(50);
        assertThat(bench.ground.take(ParamValue.class))
                .extracting(ParamValue::paramId)
                .containsExactly("PISAD_ALT_MAX", "PISAD_SPEED");
    }

    @Test
    void setIsAnsweredWithTheValueInForceAlsoWhenRefused() {
        assertThat(ground.set(Bench.GROUND, "PISAD_SPEED", 7))
                .extracting(ParamValue::paramValue)
                .containsExactly(7f);
        assertThat(ground.set(Bench.GROUND, "PISAD_SPEED", 999))
                .extracting(ParamValue::paramValue)
                .containsExactly(7f);
        assertThat(ground.set(Bench.GROUND, "PISAD_SPEED", Float.NaN))
                .extracting(ParamValue::paramValue)
                .containsExactly(7f);
        bench.feed(1, Bench.GROUND, 190, Ground.setting("PISAD_SPEED", 3, 6));
        bench.pass(50);
        assertThat(bench.ground.take(ParamValue.class))
                .extracting(ParamValue::paramValue)
                .containsExactly(7f);
    }

    /** A SET needs the same authorisation as an order. */
    @Test
    void strangerSetsNothingAndIsToldTheValueInForce() {
        assertThat(ground.set(42, "PISAD_SPEED", 7))
                .extracting(ParamValue::paramValue)
                .containsExactly(5f);
        assertThat(ground.set(42, "NO_SUCH", 7)).isEmpty();
        assertThat(ground.values).containsEntry("PISAD_SPEED", 5f);
        assertThat(ground.set(42, "PISAD_EMERG_DIS", 1)).hasSize(1);
        assertThat(bench.orders()).isEmpty();
    }

    @Test
    void limitsOfTheInterlocksAreSetOnlyWhileTheVehicleIsKnownToBeDisarmed() {
        assertThat(ground.set(Bench.GROUND, "PISAD_ALT_MAX", 50))
                .extracting(ParamValue::paramValue)
                .containsExactly(120f);
        bench.beat(Bench.LOITER, true);
        assertThat(ground.set(Bench.GROUND, "PISAD_ALT_MAX", 50))
                .extracting(ParamValue::paramValue)
                .containsExactly(120f);
        bench.beat(Bench.LOITER, false);
        assertThat(ground.set(Bench.GROUND, "PISAD_ALT_MAX", 50))
                .extracting(ParamValue::paramValue)
                .containsExactly(50f);
        bench.nowNs += 4_000 * Bench.MS;
        assertThat(ground.set(Bench.GROUND, "PISAD_ALT_MAX", 60))
                .extracting(ParamValue::paramValue)
                .containsExactly(50f);
    }

    /** FR14: a loaded file of parameters must never enable homing. */
    @Test
    void homingIsNotEnabledByParameterUnlessTheConfigurationSaysSo() {
        show(State.DETECTING, false);
        assertThat(ground.set(Bench.GROUND, "PISAD_HOMING_EN", 1))
                .extracting(ParamValue::paramValue)
                .containsExactly(0f);
        assertThat(bench.orders()).isEmpty();
        assertThat(ground.set(Bench.GROUND, "PISAD_HOMING_EN", 2))
                .extracting(ParamValue::paramValue)
                .containsExactly(0f);
        assertThat(bench.orders()).isEmpty();
    }

    @Test
    void whereTheConfigurationPermitsItHomingIsEnabledOnlyWhileDetecting() {
        Ground permitted = new Ground(new Settings.Ground(Optional.empty(), 0, true));
        show(permitted.bench, State.SEARCHING, false);
        assertThat(permitted.set(Bench.GROUND, "PISAD_HOMING_EN", 1))
                .extracting(ParamValue::paramValue)
                .containsExactly(0f);
        show(permitted.bench, State.DETECTING, false);
        assertThat(permitted.set(Bench.GROUND, "PISAD_HOMING_EN", 1))
                .as("waits for the order")
                .isEmpty();
        OperatorOrder order = permitted.bench.orders().get(0);
        assertThat(order.action()).isEqualTo(Action.HOMING_ENABLE);
        permitted.bench.station.sender().reply(new OrderReply(order.sender(), OrderReply.Result.ACCEPTED, ""));
        permitted.bench.pass(50);
        assertThat(permitted.bench.ground.take(ParamValue.class))
                .singleElement()
                .matches(m -> m.paramValue() == 1 && m.paramIndex() == 2);
    }

    @Test
    void zeroDisablesHomingAtAnyTimeAndClosesTheValveBeforeTheRing() {
        bench.fly();
        ground.set(Bench.GROUND, "PISAD_HOMING_EN", 0);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.orders()).extracting(OperatorOrder::action).containsExactly(Action.HOMING_DISABLE);
    }

    @Test
    void zeroDisablesHomingAlsoWithAnotherType() {
        bench.fly();
        bench.feed(1, Bench.GROUND, 190, Ground.setting("PISAD_HOMING_EN", 0, 6));
        assertThat(bench.valve.isOpen()).isFalse();
    }

    @Test
    void emergencyByItsEarlierNameStopsWhateverTheTypeAndNumber() {
        bench.fly();
        bench.feed(1, Bench.GROUND, 190, Ground.setting("PISAD_EMERG_DIS", Float.NaN, 6));
        assertThat(bench.valve.isOpen()).isFalse();
        OperatorOrder order = bench.orders().get(0);
        assertThat(order.action()).isEqualTo(Action.EMERGENCY_STOP);
        bench.station.sender().reply(new OrderReply(order.sender(), OrderReply.Result.ACCEPTED, ""));
        bench.pass(50);
        assertThat(bench.ground.take(ParamValue.class))
                .singleElement()
                .matches(m -> m.paramId().equals("PISAD_EMERG_DIS") && m.paramValue() == 1);
    }

    @Test
    void switchThatMovesByItselfIsToldOnEveryLink() {
        show(State.HOMING, true);
        bench.pass(50);
        assertThat(bench.ground.take(ParamValue.class)).singleElement().matches(m -> m.paramValue() == 1);
        assertThat(bench.vehicle.take(ParamValue.class)).hasSize(1);
        show(State.IDLE, false);
        bench.pass(50);
        assertThat(bench.ground.take(ParamValue.class)).singleElement().matches(m -> m.paramValue() == 0);
    }

    @Test
    void fullDiskIsAnsweredWithTheOldValueAndAReason() {
        ground.diskFull = true;
        bench.feed(1, Bench.GROUND, 190, Ground.setting("PISAD_SPEED", 7, 9));
        bench.pass(50);
        assertThat(bench.ground.take())
                .extracting(Dialect::decode)
                .anyMatch(m -> m instanceof ParamValue v && v.paramValue() == 5)
                .anyMatch(m -> m instanceof Statustext t && t.text().contains("not taken"));
    }

    private void live(long ms) {
        for (long t = 0; t < ms; t += 50) {
            show(State.IDLE, false);
            bench.pass(50);
        }
    }

    private void show(State state, boolean homing) {
        show(bench, state, homing);
    }

    private static void show(Bench bench, State state, boolean homing) {
        double none = Double.NaN;
        bench.station
                .sender()
                .show(new Figures(
                        bench.nowNs, state, none, none, none, none, none, none, none, none, false, false, homing));
    }
}
