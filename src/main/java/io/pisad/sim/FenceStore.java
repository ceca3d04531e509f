package io.pisad.sim;

import io.dronefleet.mavlink.common.MissionAck;
import io.dronefleet.mavlink.common.MissionCount;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.util.EnumValue;
import org.jspecify.annotations.Nullable;

/** Answers who reads the vehicle's fence, as ArduCopter does: silence about a parameter it has not. */
final class FenceStore {
    private static final int FENCE = 1;
    private static final int INVALID_SEQUENCE = 13;
    private static final int GLOBAL = 0;
    private static final int REAL32 = 9;

    private VehicleFence fence = VehicleFence.off();

    void become(VehicleFence next) {
        fence = next;
    }

    /** The answer to a frame, null if it asks nothing of a fence. */
    @Nullable
    Object answer(Frame frame) {
        if (frame.message() instanceof ParamRequestRead m) {
            return parameter(m.paramId());
        }
        if (frame.message() instanceof MissionRequestList m && m.missionType().value() == FENCE) {
            return MissionCount.builder()
                    .targetSystem(frame.systemId())
                    .targetComponent(frame.componentId())
                    .count(fence.items().size())
                    .missionType(EnumValue.create(FENCE))
                    .build();
        }
        if (frame.message() instanceof MissionRequestInt m && m.missionType().value() == FENCE) {
            return m.seq() < fence.items().size() ? item(frame, m.seq()) : refusal(frame);
        }
        return null;
    }

    private @Nullable Object parameter(String name) {
        Float value = fence.parameters().get(name);
        return value == null
                ? null
                : ParamValue.builder()
                        .paramId(name)
                        .paramValue(value)
                        .paramType(EnumValue.create(REAL32))
                        .paramCount(fence.parameters().size())
                        .paramIndex(0xffff)
                        .build();
    }

    private Object item(Frame frame, int sequence) {
        VehicleFence.Item item = fence.items().get(sequence);
        return MissionItemInt.builder()
                .targetSystem(frame.systemId())
                .targetComponent(frame.componentId())
                .seq(sequence)
                .frame(EnumValue.create(GLOBAL))
                .command(EnumValue.create(item.command()))
                .param1(item.param1())
                .x((int) StrictMath.rint(item.latitudeDeg() * 1e7))
                .y((int) StrictMath.rint(item.longitudeDeg() * 1e7))
                .missionType(EnumValue.create(FENCE))
                .build();
    }

    private static Object refusal(Frame frame) {
        return MissionAck.builder()
                .targetSystem(frame.systemId())
                .targetComponent(frame.componentId())
                .type(EnumValue.create(INVALID_SEQUENCE))
                .missionType(EnumValue.create(FENCE))
                .build();
    }
}
