package io.pisad.mavlink;

import io.dronefleet.mavlink.common.ParamValue;
import io.pisad.model.AutopilotKind;
import io.pisad.model.FenceShape;
import io.pisad.model.FenceShape.Area;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simple limits of a fence: which parameters hold them, and what they and the drawn areas mean together. */
final class FenceParameters {
    private static final int ALTITUDE_MAX = 1;
    private static final int CIRCLE = 2;
    private static final int DRAWN = 4;
    private static final int ALTITUDE_MIN = 8;
    private static final int ONE_INCLUSION_IS_ENOUGH = 2;
    private static final int REAL32 = 9;

    private final Map<String, Float> values = new HashMap<>();

    /** Names to ask for; one that begins with "?" is not in every version: when it is proven missing, the usual value holds. */
    static List<String> names(AutopilotKind kind) {
        return switch (kind) {
            case ARDUPILOT ->
                List.of(
                        "FENCE_ENABLE",
                        "FENCE_TYPE",
                        "FENCE_ALT_MAX",
                        "FENCE_RADIUS",
                        "FENCE_MARGIN",
                        "?FENCE_MARGIN_XY",
                        "?FENCE_ALT_MIN",
                        "?FENCE_AUTOENABLE",
                        "?FENCE_OPTIONS",
                        "?FENCE_ACTION",
                        "?FENCE_ALT_MAX_TP",
                        "?FENCE_ALT_MIN_TP");
            case PX4 -> List.of("GF_MAX_HOR_DIST", "GF_MAX_VER_DIST");
            case OTHER -> List.of();
        };
    }

    /** Whether a parameter is one of a fence's. */
    static boolean concerns(String name) {
        return name.startsWith("FENCE_") || name.startsWith("GF_");
    }

    /** Takes a value; returns whether it differs from a known one. Whole numbers of PX4 come as their bytes. */
    boolean take(ParamValue m, AutopilotKind kind) {
        boolean bytes = kind == AutopilotKind.PX4 && m.paramType().value() != REAL32;
        float value = bytes ? Float.floatToRawIntBits(m.paramValue()) : m.paramValue();
        Float before = values.put(m.paramId(), value);
        return before != null && before != value;
    }

    /** Whether by these alone it is off, so that only a switch or a command can have put it in force (ArduPilot). */
    private boolean off(AutopilotKind kind) {
        return kind == AutopilotKind.ARDUPILOT && value("FENCE_ENABLE") == 0 && value("FENCE_AUTOENABLE") == 0;
    }

    /** Whether SYS_STATUS can show that it is in force: with the action "report only" it never does (AC_Fence). */
    private boolean shown() {
        return value("FENCE_ACTION", 1) != 0;
    }

    /**
     * All of it as one shape; null when a value is no number: then the fence is unreadable.
     *
     * @param switched of one that these leave off: NO leaves what was drawn, because a switch may enable it at any time and
     *     it was meant; UNKNOWN leaves its circle, too; neither takes the place of the configured radius
     */
    @Nullable
    FenceShape shape(AutopilotKind kind, List<Area> areas, FenceSwitch.InForce switched, long nowNs) {
        for (float value : values.values()) {
            if (!Float.isFinite(value)) {
                return null;
            }
        }
        if (kind == AutopilotKind.PX4) {
            return new FenceShape(
                    nowNs, areas, true, limit("GF_MAX_HOR_DIST"), Double.NaN, limit("GF_MAX_VER_DIST"), 0);
        }
        boolean certain = !off(kind) || switched == FenceSwitch.InForce.YES;
        int type = (int) value("FENCE_TYPE");
        if (!certain) {
            type = DRAWN | (switched == FenceSwitch.InForce.NO && shown() ? 0 : type);
        }
        List<Area> drawn = (type & DRAWN) != 0 ? areas : List.of();
        return new FenceShape(
                nowNs,
                drawn,
                ((int) value("FENCE_OPTIONS") & ONE_INCLUSION_IS_ENOUGH) != 0,
                (type & CIRCLE) != 0 ? value("FENCE_RADIUS") : Double.NaN,
                (type & ALTITUDE_MIN) != 0 ? value("FENCE_ALT_MIN") : Double.NaN,
                (type & ALTITUDE_MAX) != 0 ? value("FENCE_ALT_MAX") : Double.NaN,
                Math.max(0, Math.max(value("FENCE_MARGIN"), value("FENCE_MARGIN_XY"))),
                frame("FENCE_ALT_MIN_TP"),
                frame("FENCE_ALT_MAX_TP"),
                certain && (FenceShape.includes(drawn) || (type & CIRCLE) != 0));
    }

    /** ArduPilot 4.7: 0 over the sea, 1 above home (before it the only one), 2 above the origin, 3 above the terrain. */
    private FenceShape.HeightFrame frame(String name) {
        return switch ((int) value(name, 1)) {
            case 0 -> FenceShape.HeightFrame.SEA;
            case 1 -> FenceShape.HeightFrame.HOME;
            default -> FenceShape.HeightFrame.OTHER;
        };
    }

    private double value(String name) {
        return value(name, 0);
    }

    private double value(String name, float without) {
        return values.getOrDefault(name, without);
    }

    /** PX4: 0 is no limit. */
    private double limit(String name) {
        double value = value(name);
        return value > 0 ? value : Double.NaN;
    }
}
