package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AirframeTest {
    private final Airframe body = new Airframe(SimSettings.defaults(1));

    private void fly(double seconds, Velocity wanted) {
        for (int n = 0; n < Math.round(seconds / Airframe.STEP_S); n++) {
            body.step(wanted, true);
        }
    }

    @Test
    void reachesTheWantedVelocityAndKeepsIt() {
        fly(10, new Velocity(3, -4, 0, 0));
        assertThat(body.northMps).isBetween(2.99, 3.0001);
        assertThat(body.eastMps).isBetween(-4.0001, -3.99);
        assertThat(body.upM).isEqualTo(30);
    }

    @Test
    void neverAcceleratesFasterThanTheLimit() {
        double before = 0;
        for (int n = 0; n < 1_000; n++) {
            body.step(n < 500 ? new Velocity(9, 9, 0, 0) : new Velocity(-9, 2, 0, 0), true);
            double change = Math.abs(body.speedMps() - before);
            before = body.speedMps();
            assertThat(change).isLessThanOrEqualTo(Airframe.MAX_ACCELERATION * Airframe.STEP_S + 1e-12);
        }
    }

    @Test
    void brakesFromFiveMetresPerSecondWithinEightMetres() {
        fly(5, new Velocity(5, 0, 0, 0));
        double at = body.northM;
        fly(6, Velocity.ZERO);
        assertThat(body.northM - at).isBetween(5.0, 8.0); // v^2/2a = 5 m, and the response time
        assertThat(body.speedMps()).isLessThan(0.01);
    }

    @Test
    void fliesNoFasterThanFifteen() {
        fly(30, new Velocity(40, 40, 0, 0));
        assertThat(body.speedMps()).isBetween(14.9, 15.001);
    }

    @Test
    void climbsAndDescendsWithinItsLimits() {
        fly(5, new Velocity(0, 0, -9, 0));
        assertThat(body.downMps).isBetween(-2.5, -2.45);
        fly(5, new Velocity(0, 0, 9, 0));
        assertThat(body.downMps).isBetween(1.45, 1.5);
    }

    @Test
    void turnsAtNoMoreThanNinetyDegreesPerSecond() {
        double before = body.yawDeg;
        fly(1, new Velocity(0, 0, 0, 400));
        assertThat(Airframe.wrap(body.yawDeg - before)).isBetween(89.9, 90.1);
        fly(1, new Velocity(0, 0, 0, -400));
        assertThat(Math.abs(body.yawDeg - before)).isLessThan(0.1);
    }

    @Test
    void leansForwardWhenItAcceleratesAhead() {
        double yaw = StrictMath.toRadians(body.yawDeg);
        fly(0.5, new Velocity(9 * StrictMath.cos(yaw), 9 * StrictMath.sin(yaw), 0, 0));
        assertThat(StrictMath.toDegrees(body.pitchRad)).isBetween(-20.0, -10.0);
        assertThat(StrictMath.toDegrees(body.rollRad)).isBetween(-1.0, 1.0);
    }

    @Test
    void fallsWithoutPowerAndStaysDown() {
        for (int n = 0; n < 400; n++) {
            body.step(Velocity.ZERO, false);
        }
        assertThat(body.upM).isZero();
        assertThat(body.speedMps()).isZero();
    }

    @Test
    void gustsPushButDoNotCarryAway() {
        for (long seed = 1; seed <= 5; seed++) {
            Airframe gusty = new Airframe(SimSettings.defaults(seed).withWindMps(10));
            double greatest = 0;
            for (int n = 0; n < 60_000; n++) {
                gusty.step(new Velocity(5, 0, 0, 0), true);
                greatest = Math.max(greatest, Math.abs(gusty.eastMps));
            }
            assertThat(greatest).as("seed %d", seed).isBetween(0.05, 2.0);
            assertThat(gusty.northM).as("seed %d", seed).isBetween(2_850.0, 3_150.0);
        }
    }
}
