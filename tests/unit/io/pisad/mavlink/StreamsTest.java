package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.CommandLong;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamsTest {
    private final Bench bench = new Bench();

    @Test
    void allStreamsAreAskedForOnceWhenTheAutopilotAppears() {
        bench.pass(500);
        assertThat(asked()).isEmpty();
        bench.beat(Bench.LOITER, false);
        bench.pass(5000);
        List<CommandLong> asked = asked();
        assertThat(asked).allMatch(m -> m.targetSystem() == 1 && m.targetComponent() == 1);
        assertThat(asked)
                .filteredOn(m -> m.command().value() == 511)
                .extracting(m -> (int) m.param1() + " " + (int) m.param2())
                .containsExactly(
                        "33 100000",
                        "32 200000",
                        "30 200000",
                        "24 500000",
                        "1 500000",
                        "2 1000000",
                        "242 2000000",
                        "147 500000",
                        "132 500000",
                        "136 1000000");
        assertThat(asked)
                .filteredOn(m -> m.command().value() == 512)
                .singleElement()
                .matches(m -> m.param1() == 242);
    }

    @Test
    void onlyWhatIsMissingIsAskedForAgainAfterTenSeconds() {
        bench.beat(Bench.LOITER, false);
        bench.pass(50);
        asked();
        for (int i = 0; i < 110; i++) {
            bench.feed(0, Bench.VEHICLE, 1, Attitude.builder().yaw(1).build());
            bench.pass(100);
        }
        assertThat(asked())
                .filteredOn(m -> m.command().value() == 511)
                .extracting(m -> (int) m.param1())
                .containsExactly(33, 32, 24, 1, 2, 242, 147, 132, 136);
    }

    /** The first question may be lost, or come while the autopilot starts. */
    @Test
    void whatNotEveryVehicleHasIsGivenUpAfterAMinute() {
        bench.beat(Bench.LOITER, false);
        bench.pass(61_000);
        assertThat(asked()).filteredOn(m -> (int) m.param1() == 147).hasSize(6);
        bench.pass(30_000);
        assertThat(asked()).filteredOn(m -> (int) m.param1() == 147).isEmpty();
        bench.feed(0, Bench.VEHICLE, 1, VehicleTest.battery(1, 50));
        bench.pass(20_000);
        assertThat(asked()).filteredOn(m -> (int) m.param1() == 147).isNotEmpty();
    }

    private List<CommandLong> asked() {
        assertThat(bench.ground.take(CommandLong.class)).isEmpty();
        return bench.vehicle.take(CommandLong.class);
    }
}
