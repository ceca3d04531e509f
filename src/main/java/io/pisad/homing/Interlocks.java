package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.VehicleState;
import java.util.EnumMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the nine interlocks. Unknown is closed; a part of the vehicle's state that is too old is unknown.
 *
 * <p>Low battery is the only memory: under the limit for 5 s, latched until disarm.
 */
final class Interlocks {
    static final String STALE_HEARTBEAT = "no heartbeat for 3 s";
    static final String NOT_GUIDED = "not GUIDED";
    /** The run itself may not move a vehicle: no interlock, but told like one. */
    static final String NO_MOTION = "safety.motion is false";

    static final String RIVAL = "second autopilot";
    private static final double RIVAL_S = 5;
    static final String LOW_BATTERY = "low";
    /** Reasons that end every enable although their interlock may otherwise resume. */
    static final Set<String> ENDING = Set.of(STALE_HEARTBEAT, RIVAL, LOW_BATTERY);

    private static final double HEARTBEAT_S = 3;
    private static final double POSITION_S = 1;
    private static final double GPS_S = 5;
    private static final double BATTERY_S = 10;
    private static final double LOW_BATTERY_S = 5;

    private Settings.Safety safety;
    private final Fence fence;
    private long batteryUnderNs = Long.MIN_VALUE;
    private boolean batteryLow;

    Interlocks(Settings.Safety safety, Fence fence) {
        this.safety = safety;
        this.fence = fence;
    }

    /** Takes other limits from now on, the fence's too. */
    void use(Settings.Safety next) {
        safety = next;
        fence.use(next);
    }

    /** Follows the battery and the armed flag; call with every vehicle state. */
    void onVehicle(VehicleState vehicle) {
        var heartbeat = vehicle.heartbeat();
        var battery = vehicle.battery();
        if (heartbeat != null && !heartbeat.armed()) {
            batteryLow = false;
            batteryUnderNs = Long.MIN_VALUE;
        } else if (battery != null && !Double.isNaN(battery.percent()) && underLimit(battery)) {
            batteryUnderNs = batteryUnderNs == Long.MIN_VALUE ? battery.atNs() : batteryUnderNs;
            batteryLow |= age(batteryUnderNs, battery.atNs()) >= LOW_BATTERY_S;
        } else {
            batteryUnderNs = Long.MIN_VALUE;
        }
    }

    /**
     * Which interlocks are closed.
     *
     * @param permitted whether this activity was enabled by an order
     * @param signal why the signal cannot be followed (no radio; lost while homing or holding), or null
     * @param emergency whether the emergency stop is latched
     */
    Closed evaluate(VehicleState vehicle, long nowNs, boolean permitted, @Nullable String signal, boolean emergency) {
        var closed = new EnumMap<Interlock, String>(Interlock.class);
        put(closed, Interlock.EMERGENCY, emergency ? "stop is latched" : null);
        put(closed, Interlock.OPERATOR, permitted ? null : "not enabled");
        put(closed, Interlock.MODE, mode(vehicle, nowNs));
        put(closed, Interlock.ARMED, armed(vehicle));
        put(closed, Interlock.LINK, link(vehicle, nowNs));
        put(closed, Interlock.SIGNAL, signal);
        put(closed, Interlock.BATTERY, battery(vehicle, nowNs));
        put(closed, Interlock.POSITION, position(vehicle, nowNs));
        put(closed, Interlock.FENCE, fence.objection(vehicle, nowNs));
        return new Closed(closed);
    }

    /** Why an order may not permit motion now: every interlock but mode and signal, and a battery under the limit. */
    @Nullable
    String objection(VehicleState vehicle, long nowNs, boolean emergency) {
        var battery = vehicle.battery();
        Closed closed = evaluate(vehicle, nowNs, true, null, emergency).without(Interlock.MODE);
        return closed.none() && battery != null && underLimit(battery) ? "battery: under the limit" : closed.first();
    }

    private boolean underLimit(VehicleState.Battery battery) {
        return !(battery.percent() > safety.batteryMinPercent());
    }

    private static @Nullable String mode(VehicleState vehicle, long nowNs) {
        var heartbeat = vehicle.heartbeat();
        if (heartbeat == null) {
            return "unknown";
        }
        if (age(heartbeat.atNs(), nowNs) > HEARTBEAT_S) {
            return STALE_HEARTBEAT;
        }
        Long rivalNs = vehicle.rivalNs();
        if (rivalNs != null && age(rivalNs, nowNs) <= RIVAL_S) {
            return RIVAL;
        }
        return heartbeat.guided() ? null : NOT_GUIDED;
    }

    private static @Nullable String armed(VehicleState vehicle) {
        var heartbeat = vehicle.heartbeat();
        return heartbeat == null ? "unknown" : heartbeat.armed() ? null : "disarmed";
    }

    private @Nullable String position(VehicleState vehicle, long nowNs) {
        var position = vehicle.position();
        var gps = vehicle.gps();
        if (position == null || gps == null || age(gps.atNs(), nowNs) > GPS_S) {
            return "unknown";
        }
        if (age(position.atNs(), nowNs) > POSITION_S) {
            return "older than 1 s";
        }
        if (gps.fixType() < 3) {
            return "no 3D fix";
        }
        return gps.hdop() <= safety.hdopMax() ? null : "HDOP too large or unknown";
    }

    private @Nullable String battery(VehicleState vehicle, long nowNs) {
        var battery = vehicle.battery();
        if (batteryLow) {
            return LOW_BATTERY;
        }
        return battery == null || Double.isNaN(battery.percent()) || age(battery.atNs(), nowNs) > BATTERY_S
                ? "unknown"
                : null;
    }

    private @Nullable String link(VehicleState vehicle, long nowNs) {
        var ground = vehicle.groundStation();
        if (ground == null) {
            return "ground station never heard";
        }
        return age(ground.atNs(), nowNs) > safety.groundTimeoutS() ? "ground station lost" : null;
    }

    private static void put(EnumMap<Interlock, String> closed, Interlock interlock, @Nullable String reason) {
        if (reason != null) {
            closed.put(interlock, reason);
        }
    }

    private static double age(long thenNs, long nowNs) {
        return (nowNs - thenNs) / 1e9;
    }
}
