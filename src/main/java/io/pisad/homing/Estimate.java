package io.pisad.homing;

import io.pisad.model.BeaconFix;
import io.pisad.model.LocalFrame;
import org.jspecify.annotations.Nullable;

/**
 * Where the beacon seems to be, with its error ellipse (H3).
 *
 * @param point best position
 * @param varEastM2 variance east
 * @param covM2 covariance of east and north
 * @param varNorthM2 variance north
 * @param residualDb standard deviation of the residuals of one half-second mean (gradient) or one second's mean (bayes)
 * @param mirrorM distance to a second place that explains the levels as well, 0 when there is none
 * @param elsewhereM mean distance of what is believed outside the ellipse, 0 when that is under 5 %
 * @param towards mean direction of everything that is believed, from where the vehicle was
 * @param entropyNats of the posterior over places given the law and whether it walks, NaN when there is none: when it
 *     changes something is learned
 */
record Estimate(
        Point point,
        double varEastM2,
        double covM2,
        double varNorthM2,
        double residualDb,
        double mirrorM,
        double elsewhereM,
        Heading towards,
        double entropyNats) {
    /** 95 % quantile of chi-square with two degrees of freedom. */
    private static final double CHI2_95 = 5.991;

    /** Semi-major axis of the 95 % ellipse, stretched so that it covers other places as well. */
    double errorM() {
        double mean = (varEastM2 + varNorthM2) / 2;
        double half = (varEastM2 - varNorthM2) / 2;
        double lambda = mean + Math.sqrt(half * half + covM2 * covM2);
        return Math.sqrt(CHI2_95 * lambda) + Math.max(mirrorM, elsewhereM);
    }

    /** For those who look on, by the frame the vehicle is in; null while that is unknown. */
    @Nullable
    BeaconFix fix(@Nullable Here here) {
        if (here == null) {
            return null;
        }
        LocalFrame frame = here.frame();
        return new BeaconFix(
                frame.latitudeDeg(point.northM()),
                frame.longitudeDeg(point.eastM()),
                varEastM2,
                covM2,
                varNorthM2,
                errorM());
    }

    /** Standard error of the bearing from a place, degrees; 180 with two places that explain the levels. */
    double bearingSdDeg(Point from) {
        double e = point.eastM() - from.eastM();
        double n = point.northM() - from.northM();
        double d2 = e * e + n * n;
        if (mirrorM > 0 || d2 <= 0) {
            return 180;
        }
        double across = (n * n * varEastM2 - 2 * e * n * covM2 + e * e * varNorthM2) / d2;
        return Math.min(180, StrictMath.toDegrees(Math.sqrt(Math.max(0, across) / d2)));
    }
}
