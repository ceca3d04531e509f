package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply;
import org.junit.jupiter.api.Test;

/** A stop may be done twice, but is never taken for one that was done before. FR16. */
final class RepeatedStopTest {
    private final Bench bench = new Bench();

    @Test
    void anEmergencyStopThatMetAFullRingIsTakenWhenItIsRepeated() {
        bench.fly();
        bench.ringFull = true;
        bench.feed(1, Bench.GROUND, 190, Bench.command(Command.USER_2, 1, 0));
        bench.ringFull = false;
        assertThat(bench.orders()).isEmpty();
        bench.feed(1, Bench.GROUND, 190, Bench.command(Command.USER_2, 1, 1));
        assertThat(bench.orders()).extracting(OperatorOrder::action).containsOnly(OperatorOrder.Action.EMERGENCY_STOP);
    }

    @Test
    void aDisableWhoseFirstFrameWasLostIsNotAnsweredFromMemory() {
        bench.beat(Bench.LOITER, true);
        bench.order(Command.USER_1, 0);
        OperatorOrder first = bench.orders().get(0);
        bench.station.sender().reply(new OrderReply(first.sender(), OrderReply.Result.ACCEPTED, ""));
        bench.pass(60_000);
        bench.feed(1, Bench.GROUND, 190, Bench.command(Command.USER_1, 0, 1));
        assertThat(bench.orders())
                .filteredOn(order -> order.action() == OperatorOrder.Action.HOMING_DISABLE)
                .hasSize(2);
    }
}
