package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The field has the variance and the correlation that HOMING.md asks for, along the axes and across them. */
final class ShadowFieldTest {
    private static final int FIELDS = 12;
    private static final double GRID_M = 10;
    private static final double SIGMA_DB = 4;

    /** Mean product of values so far apart over all nodes of the fields, over the variance. */
    private static double correlation(ShadowField[] fields, int right, int up) {
        double sum = 0;
        for (ShadowField field : fields) {
            for (int x = 0; x < ShadowField.SIDE; x += 2) {
                for (int y = 0; y < ShadowField.SIDE; y += 2) {
                    sum += field.atDb(x * GRID_M, y * GRID_M) * field.atDb((x + right) * GRID_M, (y + up) * GRID_M);
                }
            }
        }
        return 4 * sum / FIELDS / ShadowField.SIDE / ShadowField.SIDE / SIGMA_DB / SIGMA_DB;
    }

    private static ShadowField[] fields(double decorrelationM) {
        var spectrum = new ShadowField.Spectrum(decorrelationM, GRID_M);
        return IntStream.range(0, FIELDS)
                .mapToObj(seed -> new ShadowField(spectrum, SIGMA_DB, new Draws(seed, 21)))
                .toArray(ShadowField[]::new);
    }

    @Test
    void correlationFallsExponentiallyWithDistanceInEveryDirection() {
        for (double decorrelationM : new double[] {10, 25, 50}) {
            ShadowField[] fields = fields(decorrelationM);
            for (int[] lag : new int[][] {{0, 0}, {1, 0}, {0, 1}, {2, 0}, {3, 4}, {-4, 3}, {0, 6}, {12, 0}}) {
                double distanceM = GRID_M * Math.sqrt(lag[0] * lag[0] + lag[1] * lag[1]);
                assertThat(correlation(fields, lag[0], lag[1]))
                        .as("decorrelation %.0f m, %.0f m apart, seeds 0-%d", decorrelationM, distanceM, FIELDS - 1)
                        .isCloseTo(StrictMath.exp(-distanceM / decorrelationM), within(0.04));
            }
        }
    }

    @Test
    void betweenTheNodesItIsLinear() {
        var field = new ShadowField(new ShadowField.Spectrum(25, GRID_M), SIGMA_DB, new Draws(5, 21));
        double corners = field.atDb(-30, 70) + field.atDb(-20, 70) + field.atDb(-30, 80) + field.atDb(-20, 80);
        assertThat(field.atDb(-25, 75)).isCloseTo(corners / 4, within(1e-9));
        assertThat(field.atDb(-20.0001, 75)).isCloseTo(field.atDb(-19.9999, 75), within(1e-3));
    }
}
