package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.BeaconKind;
import io.pisad.model.Scenario;
import org.junit.jupiter.api.Test;

/** Two rays, Rician fading, gusts and the position's error against the formulas they come from. */
final class PhysicsTest {
    private static final double HZ = 433.92e6;
    private static final double WAVE_M = 299_792_458 / HZ;

    private static RssiChannel channel(Scenario.Channel of) {
        Scenario scenario = Scenarios.of(of, BeaconKind.CONTINUOUS, 0, 0, 0);
        return new RssiChannel(scenario, HZ, new ShadowField.Spectrum(25, 10), 6);
    }

    /** Far away the sum of the rays is 2 sin(2 pi h1 h2 / (lambda d)) / d (Parsons, 2.20). */
    @Test
    void twoRaysFollowTheClosedFormFarAway() {
        RssiChannel rays = channel(Scenarios.channel(Scenario.PathLoss.TWO_RAY, 0, 0, 0));
        double high = 30 + 1.5;
        for (double m : new double[] {500, 800, 1300, 2100, 5000}) {
            double field = 2 * StrictMath.sin(2 * StrictMath.PI * high * 1.5 / (WAVE_M * m)) / m;
            assertThat(rays.meanDbm(m, 30))
                    .as("%.0f m", m)
                    .isCloseTo(-40 + 20 * StrictMath.log10(Math.abs(field)), within(0.1));
        }
    }

    /** Power of mean 1 has the variance (2K + 1)/(K + 1)^2. */
    @Test
    void ricianPowerHasItsTwoMoments() {
        for (double k : new double[] {1, 4, 10}) {
            RssiChannel fading = channel(Scenarios.channel(Scenario.PathLoss.LOG_DISTANCE, 0, 0, k));
            double mean = fading.meanDbm(400, 30);
            int samples = 20_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < samples; i++) {
                double power = StrictMath.pow(10, (fading.signalDbm(0, 0, 400, 30, i) - mean) / 10);
                sum += power;
                squares += power * power;
            }
            double average = sum / samples;
            assertThat(average).as("K %.0f, seed 6", k).isCloseTo(1, within(0.02));
            assertThat(squares / samples - average * average)
                    .as("K %.0f, seed 6", k)
                    .isCloseTo((2 * k + 1) / ((k + 1) * (k + 1)), within(0.03));
        }
    }

    /** A gust of 5 s passes the vehicle's response of 0.4 s all but whole: variance times 5/(5 + 0.4). */
    @Test
    void gustsMoveTheVehicleSlowlyAndInProportionToTheWind() {
        double five = wandering(5);
        double ten = wandering(10);
        assertThat(wandering(0)).isZero();
        assertThat(ten / five).isCloseTo(2, within(0.05));
        // drag 0.2/s against a response of 0.4 s: 0.08 of a gust of 1.5 m/s, which lasts much longer than either
        assertThat(ten).as("seed 3").isCloseTo(0.08 * 1.5, within(0.03));
    }

    private static double wandering(double windMps) {
        var body = new Airframe(3, windMps, 50);
        double squares = 0;
        int steps = 100_000;
        for (int i = 0; i < steps; i++) {
            body.step(Velocity.ZERO, true);
            squares += i < 1000 ? 0 : body.northMps * body.northMps;
        }
        return Math.sqrt(squares / (steps - 1000));
    }

    @Test
    void thePositionErrorHasItsDeviationAndItsTime() {
        var error = new PositionError(1.5, 10, new Draws(4, 29));
        int steps = 400_000;
        double squares = 0;
        double products = 0;
        double[] before = new double[100];
        for (int i = 0; i < steps; i++) {
            error.step();
            squares += error.eastM * error.eastM;
            products += i < 100 ? 0 : error.eastM * before[i % 100];
            before[i % 100] = error.eastM;
        }
        assertThat(Math.sqrt(squares / steps)).as("seed 4").isCloseTo(1.5, within(0.08));
        assertThat(products / squares).as("10 s apart, seed 4").isCloseTo(StrictMath.exp(-1), within(0.05));
    }
}
