package io.pisad.homing;

import io.pisad.model.LocalFrame;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * The vehicle in the picture's flat frame.
 *
 * @param frame the frame
 * @param point where it is
 * @param heightM above home
 * @param velocity over ground
 * @param yawDeg where the nose points, NaN when unknown
 * @param home the home position in the same frame, null when unknown
 */
record Here(
        LocalFrame frame,
        Point point,
        double heightM,
        Velocity velocity,
        double yawDeg,
        @Nullable Point home) {

    /** An older attitude does not say where the nose points. */
    private static final long ATTITUDE_NS = 1_000_000_000L;

    /** Null while there is no frame or no position. */
    static @Nullable Here of(VehicleState vehicle, @Nullable LocalFrame frame) {
        var position = vehicle.position();
        if (frame == null || position == null) {
            return null;
        }
        var attitude = vehicle.attitude();
        var home = vehicle.home();
        return new Here(
                frame,
                new Point(frame.eastM(position.longitudeDeg()), frame.northM(position.latitudeDeg())),
                position.heightM(),
                new Velocity(position.northMps(), position.eastMps()),
                attitude == null || vehicle.atNs() - attitude.atNs() > ATTITUDE_NS ? Double.NaN : attitude.yawDeg(),
                home == null ? null : new Point(frame.eastM(home.longitudeDeg()), frame.northM(home.latitudeDeg())));
    }
}
