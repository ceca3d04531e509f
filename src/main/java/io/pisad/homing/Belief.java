package io.pisad.homing;

import io.pisad.model.Prior;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the beacon is believed to be: as if it stood still, as if it walked, each by its probability.
 *
 * @param spots masses sum to one
 * @param cells what was flown
 * @param known the first cell whose place is still known: a beacon that walks changes what is heard there
 * @param prior what was known before
 * @param likelihood of the likelier of the two
 */
record Belief(List<Spot> spots, Cells cells, int known, Prior prior, Likelihood likelihood) {
    /** About a minute. */
    private static final int KNOWN_CELLS = 24;

    private static final double NEGLIGIBLE = 0.01;

    static Belief of(Posterior still, @Nullable Walks walks, double nowS) {
        double walking = walks == null ? 0 : walks.probability();
        var spots = new ArrayList<Spot>();
        if (walking < 1 - NEGLIGIBLE || walks == null) {
            for (Place place : still.places()) {
                spots.add(place.spot().times(1 - walking));
            }
        }
        if (walks == null || walking <= NEGLIGIBLE) {
            return new Belief(spots, still.cells, 0, still.prior, still.likelihood());
        }
        for (Spot spot : walks.spots(nowS)) {
            spots.add(spot.times(walking));
        }
        boolean moves = walking > 0.5;
        int known = moves ? Math.max(0, still.cells.count - KNOWN_CELLS) : 0;
        return new Belief(spots, still.cells, known, still.prior, moves ? walks.likelihood() : still.likelihood());
    }

    /** Variance about the distance law of the mean of so many seconds in one place. */
    double varianceOfMeanDb2(double means) {
        return likelihood.varianceOfMeanDb2(means);
    }
}
