package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.State;
import org.junit.jupiter.api.Test;

/** FR4: scenario A through the whole decision, a few seeds of each range; the bench prints the table. */
final class ApproachTest {
    @Test
    void theBeaconIsReachedAndHeld() {
        for (double rangeM : new double[] {100, 200, 500}) {
            for (long seed = 201; seed <= 202; seed++) {
                Flight flight = new Flight(TestSettings.usual(), seed, rangeM, 2).fly(600);
                assertThat(flight.nearestM).as("range %s seed %s", rangeM, seed).isLessThan(50);
                assertThat(flight.state).as("range %s seed %s", rangeM, seed).isEqualTo(State.HOLDING);
                assertThat(flight.estimateErrorM).isLessThanOrEqualTo(3 * flight.shownErrorM);
            }
        }
    }

    @Test
    void halfAnHourOfHoldingStaysNearTheBeacon() {
        var flight = new Flight(TestSettings.usual(), 211, 100, 2);
        flight.afterS = 1800;
        flight.fly(2200);
        assertThat(flight.state).isEqualTo(State.HOLDING);
        assertThat(flight.heldTimes).isEqualTo(1);
        assertThat(flight.rangeM()).isBetween(30.0, 70.0);
    }
}
