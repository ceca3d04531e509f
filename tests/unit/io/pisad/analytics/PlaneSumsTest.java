package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.SignalPicture.PlaneFit;
import org.junit.jupiter.api.Test;

/** DB2: what a window of the track can say, and when it says nothing. */
final class PlaneSumsTest {
    private static final int N = 80;

    /** Sums of a track along a direction with an amplitude across it, on a plane of 0.05 and -0.02 dB/m. */
    private static PlaneFit fit(double alongM, double acrossM, double headingRad) {
        double[] east = new double[N];
        double[] north = new double[N];
        double[] level = new double[N];
        for (int i = 0; i < N; i++) {
            double along = alongM * (i / (N - 1.0) - 0.5);
            double across = acrossM * Math.sin(0.7 * i);
            east[i] = along * Math.sin(headingRad) + across * Math.cos(headingRad);
            north[i] = along * Math.cos(headingRad) - across * Math.sin(headingRad);
            level[i] = -80 + 0.05 * east[i] - 0.02 * north[i];
        }
        return new PlaneSums(
                        40,
                        1,
                        N,
                        PlainArrays.product(east, east),
                        PlainArrays.product(north, north),
                        PlainArrays.product(east, north),
                        PlainArrays.product(east, level),
                        PlainArrays.product(north, level),
                        PlainArrays.product(level, level))
                .fit();
    }

    @Test
    void aWeaveFindsAnExactPlaneAtEveryHeading() {
        for (double heading = 0; heading < 6; heading += 0.5) {
            PlaneFit fit = fit(200, 20, heading);
            assertThat(fit.eastDbPerM()).isCloseTo(0.05, within(1e-12));
            assertThat(fit.northDbPerM()).isCloseTo(-0.02, within(1e-12));
            assertThat(fit.r2()).isCloseTo(1, within(1e-12));
            assertThat(fit.eastSd()).isCloseTo(0, within(1e-7));
        }
    }

    @Test
    void aStraightTrackHasNoSlopeAtAnyHeading() {
        for (double heading = 0; heading < 6; heading += 0.5) {
            assertThat(fit(200, 0.1, heading).eastDbPerM()).isNaN();
            assertThat(fit(200, 0, heading).northSd()).isNaN();
        }
    }

    @Test
    void hoveringHasNoSlope() {
        assertThat(fit(0.05, 0.05, 1).eastDbPerM()).isNaN();
        assertThat(fit(0, 0, 1).r2()).isNaN();
    }

    @Test
    void threePointsHaveNoSlope() {
        PlaneFit fit = new PlaneSums(20, 1, 3, 100, 100, 0, 10, 10, 3).fit();
        assertThat(fit.points()).isEqualTo(3);
        assertThat(fit.eastDbPerM()).isNaN();
    }
}
