package io.pisad.sim;

import java.util.List;
import java.util.Map;

/**
 * The fence a simulated vehicle has: parameters by name, and drawn items as the mission protocol carries them.
 *
 * @param parameters FENCE_ENABLE and so on
 * @param items in order, flat
 */
public record VehicleFence(Map<String, Float> parameters, List<Item> items) {
    /** Keeps its own copies. */
    public VehicleFence {
        parameters = Map.copyOf(parameters);
        items = List.copyOf(items);
    }

    /** As ArduCopter leaves the factory: switched off. */
    public static VehicleFence off() {
        return of(false, List.of());
    }

    /** ArduCopter's usual limits (100 m high, 300 m around, margin 2 m) with these items, switched on or off. */
    public static VehicleFence of(boolean on, List<Item> items) {
        return new VehicleFence(
                Map.of(
                        "FENCE_ENABLE", on ? 1f : 0f,
                        "FENCE_TYPE", 7f,
                        "FENCE_ALT_MAX", 100f,
                        "FENCE_ALT_MIN", -10f,
                        "FENCE_RADIUS", 300f,
                        "FENCE_MARGIN", 2f,
                        "FENCE_ACTION", 1f,
                        "FENCE_ALT_MAX_TP", 1f,
                        "FENCE_ALT_MIN_TP", 1f),
                items);
    }

    /**
     * One item.
     *
     * @param command 5000 return point, 5001 / 5002 polygon to stay in / out, 5003 / 5004 circle likewise
     * @param param1 corners of the polygon, radius of the circle in metres
     */
    public record Item(int command, float param1, double latitudeDeg, double longitudeDeg) {}
}
