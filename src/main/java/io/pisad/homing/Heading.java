package io.pisad.homing;

import io.pisad.model.SignalPicture.PlaneFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A direction towards the beacon with its standard error.
 *
 * @param bearingDeg true
 * @param sdDeg standard error
 */
record Heading(double bearingDeg, double sdDeg) {
    static final Heading UNKNOWN = new Heading(Double.NaN, 180);

    /** The shortest window of at least that length whose heading is resolved that well; null if none is. */
    static @Nullable Heading ofPlanes(List<PlaneFit> planes, double leastWindowS, double mostSdDeg) {
        for (PlaneFit plane : planes) {
            if (plane.windowS() >= leastWindowS && plane.points() >= leastWindowS) {
                Heading heading = of(plane);
                if (heading.sdDeg <= mostSdDeg) {
                    return heading;
                }
            }
        }
        return null;
    }

    /** Of one plane, its slopes' errors taken as independent: sd = |g x s| / g^2. NaN slopes give a NaN error. */
    static Heading of(PlaneFit plane) {
        double e = plane.eastDbPerM();
        double n = plane.northDbPerM();
        double across = Math.sqrt(n * n * plane.eastSd() * plane.eastSd() + e * e * plane.northSd() * plane.northSd());
        return new Heading(Angle.bearingDeg(e, n), StrictMath.toDegrees(across / (e * e + n * n)));
    }
}
