package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.MissionAck;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.FenceShape;
import io.pisad.sim.SimSettings;
import io.pisad.sim.VehicleFence;
import io.pisad.sim.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FR8: the fence as the simulated vehicle has it, which was built without a look at the reader. */
final class FenceReaderTest {
    private static final VehicleFence.Item CIRCLE = new VehicleFence.Item(5004, 30, -35.362, 149.165);
    private static final List<VehicleFence.Item> DRAWN = List.of(
            new VehicleFence.Item(5001, 3, -35.37, 149.16),
            new VehicleFence.Item(5001, 3, -35.35, 149.16),
            new VehicleFence.Item(5001, 3, -35.36, 149.17),
            CIRCLE,
            new VehicleFence.Item(5000, 0, -35.36, 149.16));

    private final Bench bench = new Bench();
    private final World world = new World(SimSettings.defaults(1), bench.nowNs, 0);
    private int frames;
    /** The answer that gets lost, and how often. */
    private String lost = "";

    private int losses;

    private boolean isLost(byte[] frame) {
        Object message = Dialect.decode(MavlinkPacket.fromV2Bytes(frame));
        boolean now =
                losses > 0 && message instanceof ParamValue m && (m.paramId().equals(lost) || lost.equals("*"));
        losses -= now ? 1 : 0;
        return now;
    }

    private @Nullable FenceShape after(double seconds) {
        for (int pass = 0; pass < seconds * 20; pass++) {
            bench.pass(50);
            for (MavlinkPacket packet : bench.vehicle.take()) {
                frames++;
                world.fromPayload(packet.getRawBytes(), packet.getRawBytes().length);
            }
            world.step(bench.nowNs);
            for (byte[] frame : world.toPayload()) {
                if (isLost(frame)) {
                    continue;
                }
                bench.station.reader(0).feed(frame, frame.length, bench.nowNs);
            }
        }
        return bench.state().fence();
    }

    /** A switch may enable it in flight while the parameter stays 0: what was drawn holds, the simple limits do not. */
    @Test
    void aFenceThatIsSwitchedOffStillLimitsToWhatWasDrawn() {
        world.vehicleFence(VehicleFence.of(false, DRAWN));
        FenceShape read = after(15);
        assertThat(read).isNotNull();
        assertThat(read.areas()).isNotEmpty();
        assertThat(read.radiusM()).isNaN();
    }

    /** A switch puts it in force and takes it off again, FENCE_ENABLE staying 0: its circle and heights count at once. */
    @Test
    void aFenceEnabledByASwitchCountsWithItsCircleAndHeights() {
        world.vehicleFence(VehicleFence.of(false, DRAWN));
        assertThat(after(15))
                .isNotNull()
                .satisfies(read -> assertThat(read.radiusM()).isNaN());
        world.fenceSwitch(true);
        assertThat(after(1)).isNotNull().satisfies(read -> {
            assertThat(read.radiusM()).isEqualTo(300);
            assertThat(read.heightMaxM()).isEqualTo(100);
        });
        world.fenceSwitch(false);
        assertThat(after(1))
                .isNotNull()
                .satisfies(read -> assertThat(read.radiusM()).isNaN());
        bench.feed(0, Bench.VEHICLE, 1, FenceStatus.builder().build());
        assertThat(after(1))
                .isNotNull()
                .satisfies(read -> assertThat(read.radiusM()).isEqualTo(300));
    }

    /** Nothing heard of it for 10 s, or an action that never shows it: unknown is in force. */
    @Test
    void aFenceThatMayBeInForceIs() {
        world.vehicleFence(VehicleFence.of(false, DRAWN));
        assertThat(after(15))
                .isNotNull()
                .satisfies(read -> assertThat(read.radiusM()).isNaN());
        bench.pass(11_000);
        assertThat(bench.state().fence()).isNotNull().satisfies(read -> {
            assertThat(read.radiusM()).isEqualTo(300);
            assertThat(read.areas()).isNotEmpty();
        });
        var parameters = new HashMap<>(VehicleFence.of(false, DRAWN).parameters());
        parameters.put("FENCE_ACTION", 0f);
        world.vehicleFence(new VehicleFence(parameters, DRAWN));
        assertThat(after(45))
                .isNotNull()
                .satisfies(read -> assertThat(read.radiusM()).isEqualTo(300));
    }

    /** Left off by its parameters, a circle takes the place of the configured radius only when a switch surely enabled it. */
    @Test
    void aCircleThatMayBeOffDoesNotReplaceTheConfiguredRadius() {
        world.vehicleFence(VehicleFence.of(false, List.of(CIRCLE)));
        assertThat(after(15))
                .isNotNull()
                .satisfies(read -> assertThat(read.surrounds()).isFalse());
        bench.pass(11_000);
        assertThat(bench.state().fence()).isNotNull().satisfies(read -> {
            assertThat(read.radiusM()).isEqualTo(300);
            assertThat(read.surrounds()).isFalse();
        });
        world.fenceSwitch(true);
        assertThat(after(1))
                .isNotNull()
                .satisfies(read -> assertThat(read.surrounds()).isTrue());
    }

    /** ArduPilot 4.7: 0 over the sea, 1 above home, 2 above the origin, 3 above the terrain. */
    @Test
    void framesOfTheAltitudesAreRead() {
        var parameters = new HashMap<>(VehicleFence.of(true, DRAWN).parameters());
        parameters.put("FENCE_ALT_MAX_TP", 0f);
        parameters.put("FENCE_ALT_MIN_TP", 3f);
        world.vehicleFence(new VehicleFence(parameters, DRAWN));
        assertThat(after(15)).isNotNull().satisfies(read -> {
            assertThat(read.maxFrame()).isEqualTo(FenceShape.HeightFrame.SEA);
            assertThat(read.minFrame()).isEqualTo(FenceShape.HeightFrame.OTHER);
        });
    }

    /** What was there once is not missing, however many readings failed since. */
    @Test
    void aParameterThatWasThereIsNeverTakenForMissing() {
        var parameters = new HashMap<>(VehicleFence.of(true, DRAWN).parameters());
        parameters.put("FENCE_TYPE", 15f);
        parameters.put("FENCE_ALT_MIN", 30f);
        world.vehicleFence(new VehicleFence(parameters, DRAWN));
        FenceShape read = after(15);
        assertThat(read).isNotNull();
        assertThat(read.heightMinM()).isEqualTo(30);
        lost = "*";
        losses = 30;
        after(60);
        lost = "FENCE_ALT_MIN";
        losses = 1000;
        FenceShape before = after(30);
        assertThat(after(90)).isEqualTo(before);
        assertThat(before)
                .isNotNull()
                .satisfies(shape -> assertThat(shape.heightMinM()).isEqualTo(30));
    }

    @Test
    void drawnAreasAndSimpleLimitsAreRead() {
        world.vehicleFence(VehicleFence.of(true, DRAWN));
        FenceShape read = after(15);
        assertThat(read).isNotNull();
        assertThat(read.areas())
                .containsExactly(
                        new FenceShape.Area(
                                true,
                                List.of(
                                        new FenceShape.Corner(-35.37, 149.16),
                                        new FenceShape.Corner(-35.35, 149.16),
                                        new FenceShape.Corner(-35.36, 149.17)),
                                Double.NaN),
                        new FenceShape.Area(false, List.of(new FenceShape.Corner(-35.362, 149.165)), 30));
        assertThat(read.radiusM()).isEqualTo(300);
        assertThat(read.heightMaxM()).isEqualTo(100);
        assertThat(read.heightMinM()).isNaN();
        assertThat(read.marginM()).isEqualTo(2);
    }

    @Test
    void itIsReadAgainEveryHalfMinuteAndAChangeIsFound() {
        FenceShape first = after(15);
        assertThat(first).isNotNull();
        world.vehicleFence(VehicleFence.of(true, List.of(CIRCLE)));
        FenceShape second = after(45);
        assertThat(second).isNotNull();
        assertThat(second.atNs() - first.atNs()).isGreaterThan(20_000 * Bench.MS);
        assertThat(second.areas()).hasSize(1);
    }

    @Test
    void anotherStationsUploadAndAChangedParameterStartAReadingAtOnce() {
        FenceShape first = after(15);
        assertThat(first).isNotNull();
        world.vehicleFence(VehicleFence.of(true, List.of(CIRCLE)));
        bench.feed(0, Bench.VEHICLE, 1, accepted(255));
        FenceShape second = after(10);
        assertThat(second).isNotNull();
        assertThat(second.areas()).hasSize(1);
        world.vehicleFence(VehicleFence.off());
        bench.feed(0, Bench.VEHICLE, 1, enable(0));
        FenceShape third = after(10);
        assertThat(third).isNotNull();
        assertThat(third.areas()).isEmpty();
    }

    private static MissionAck accepted(int system) {
        return MissionAck.builder()
                .targetSystem(system)
                .targetComponent(190)
                .type(Dialect.number(io.dronefleet.mavlink.common.MavMissionResult.class, 0))
                .missionType(Dialect.number(io.dronefleet.mavlink.common.MavMissionType.class, 1))
                .build();
    }

    private static ParamValue enable(float value) {
        return ParamValue.builder()
                .paramId("FENCE_ENABLE")
                .paramValue(value)
                .paramType(Dialect.number(MavParamType.class, 9))
                .build();
    }

    @Test
    void nonsenseIsUnreadable() {
        world.vehicleFence(VehicleFence.of(true, List.of(new VehicleFence.Item(5001, 7, 1, 1))));
        assertThat(after(30)).isNull();
    }

    @Test
    void withoutItsParametersAFenceIsUnreadable() {
        world.vehicleFence(new VehicleFence(Map.of("FENCE_ENABLE", 1f), List.of()));
        assertThat(after(30)).isNull();
    }

    /** Three answers to the same name in a row get lost: its value counts all the same, not the usual one. */
    @Test
    void aParameterWhoseAnswersGetLostIsNotMissing() {
        var parameters = new HashMap<>(VehicleFence.of(true, DRAWN).parameters());
        parameters.put("FENCE_ALT_MAX_TP", 0f);
        world.vehicleFence(new VehicleFence(parameters, DRAWN));
        lost = "FENCE_ALT_MAX_TP";
        losses = 3;
        assertThat(after(18))
                .isNotNull()
                .satisfies(read -> assertThat(read.maxFrame()).isEqualTo(FenceShape.HeightFrame.SEA));
        assertThat(losses).isZero();
    }

    /** A link that is dead for a while proves nothing missing. */
    @Test
    void withoutAnotherAnswerNothingIsMissing() {
        var parameters = new HashMap<>(VehicleFence.of(true, DRAWN).parameters());
        parameters.put("FENCE_MARGIN_XY", 30f);
        world.vehicleFence(new VehicleFence(parameters, DRAWN));
        assertThat(after(0.2)).isNull();
        lost = "*";
        losses = Integer.MAX_VALUE;
        assertThat(after(20)).isNull();
        losses = 0;
        assertThat(after(20))
                .isNotNull()
                .satisfies(read -> assertThat(read.marginM()).isEqualTo(30));
    }

    /** One that was there and is silent now may have another value. */
    @Test
    void aParameterThatFallsSilentMakesTheReadingFail() {
        world.vehicleFence(VehicleFence.of(true, DRAWN));
        FenceShape first = after(15);
        assertThat(first).isNotNull();
        lost = "FENCE_ACTION";
        losses = 4;
        after(33);
        assertThat(losses).isZero();
        assertThat(bench.state().fence()).isEqualTo(first);
        FenceShape second = after(25);
        assertThat(second).isNotNull();
        assertThat(second.atNs()).isGreaterThan(first.atNs());
    }

    @Test
    void aSilentAutopilotIsAskedNowAndThenOnly() {
        bench.beat(Bench.GUIDED, true);
        bench.pass(60_000);
        List<Integer> asked =
                bench.vehicle.take().stream().map(MavlinkPacket::getMessageId).toList();
        assertThat(asked.stream().filter(id -> id == 20)).hasSizeBetween(20, 40);
        assertThat(asked).doesNotContain(43);
        assertThat(bench.state().fence()).isNull();
    }

    @Test
    void readingTakesFewFramesOfTheLink() {
        world.vehicleFence(VehicleFence.of(true, DRAWN));
        after(15);
        int begun = frames;
        after(60);
        assertThat((frames - begun) / 60.0).isLessThan(5);
    }

    @Test
    void px4LimitsAreParametersToo() {
        bench.feed(0, Bench.VEHICLE, 1, Bench.heartbeat(12, 6L << 16, true));
        for (int i = 0; i < 100 && bench.state().fence() == null; i++) {
            bench.pass(50);
            for (MavlinkPacket packet : bench.vehicle.take()) {
                Object message = Dialect.decode(packet);
                if (message instanceof ParamRequestRead m) {
                    bench.feed(
                            0, Bench.VEHICLE, 1, whole(m.paramId(), m.paramId().equals("GF_MAX_HOR_DIST") ? 250 : 0));
                } else if (message instanceof MissionRequestList) {
                    bench.feed(0, Bench.VEHICLE, 1, empty());
                }
            }
        }
        FenceShape read = bench.state().fence();
        assertThat(read).isNotNull();
        assertThat(read.radiusM()).isEqualTo(250);
        assertThat(read.heightMaxM()).isNaN();
        assertThat(read.anyInclusion()).isTrue();
    }

    /** A whole number as PX4 sends it: its bytes. */
    private static ParamValue whole(String name, int value) {
        return ParamValue.builder()
                .paramId(name)
                .paramValue(Float.intBitsToFloat(value))
                .paramType(Dialect.number(MavParamType.class, 6))
                .build();
    }

    private static Object empty() {
        return io.dronefleet.mavlink.common.MissionCount.builder()
                .targetSystem(Bench.VEHICLE)
                .targetComponent(Wire.COMPONENT_ID)
                .count(0)
                .missionType(Dialect.number(io.dronefleet.mavlink.common.MavMissionType.class, 1))
                .build();
    }
}
