package io.pisad.homing;

import io.pisad.model.Prior;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the beacon is believed to be: as if it stood still and as if it walked, each by its probability.
 *
 * @param spots all of them, masses sum to one; those of the likelier case and of the other one may overlap
 * @param likelier of them the ones of the likelier case
 * @param walking probability that it walks
 * @param casesNats entropy of which case and which law it is
 * @param cells what was flown
 * @param known the first cell whose level is still what would be heard there: not so for long when it walks
 * @param prior what was known before
 * @param likelihood of the likelier case
 */
record Belief(
        List<Spot> spots,
        List<Spot> likelier,
        double walking,
        double casesNats,
        Cells cells,
        int known,
        Prior prior,
        Likelihood likelihood) {
    private static final double KNOWN_S = 60;

    /** @param walks null while there are none */
    static Belief of(Posterior still, @Nullable Walks walks, double nowS) {
        double probability = walks == null ? 0 : walks.probability();
        double walking = Double.isFinite(probability) ? probability : 0;
        List<Spot> standing =
                still.places().stream().map(p -> p.spot().times(1 - walking)).toList();
        if (walks == null || walking == 0) {
            return new Belief(
                    standing, standing, 0, casesNats(standing), still.cells, 0, still.prior, still.likelihood());
        }
        List<Spot> moving =
                walks.spots(nowS).stream().map(s -> s.times(walking)).toList();
        double casesNats = casesNats(standing) + casesNats(moving);
        var all = new ArrayList<>(standing);
        all.addAll(moving);
        return walking > 0.5
                ? new Belief(
                        all,
                        moving,
                        walking,
                        casesNats,
                        still.cells,
                        since(still.cells, nowS),
                        still.prior,
                        walks.likelihood())
                : new Belief(all, standing, walking, casesNats, still.cells, 0, still.prior, still.likelihood());
    }

    /** The first cell of the last minute, at least the newest. */
    private static int since(Cells cells, double nowS) {
        int first = cells.count - 1;
        while (first > 0 && nowS - cells.atS[first - 1] <= KNOWN_S) {
            first--;
        }
        return first;
    }

    /** Variance about the distance law of the mean of so many seconds in one place. */
    double varianceOfMeanDb2(double means) {
        return likelihood.varianceOfMeanDb2(means);
    }

    /** Differential entropy over square metres given the case and law, the mean over them. */
    double entropyNats() {
        double sum = 0;
        for (Spot spot : spots) {
            sum -= spot.mass() > 0 ? spot.mass() * StrictMath.log(spot.mass() / (4 * spot.halfM() * spot.halfM())) : 0;
        }
        return sum - casesNats;
    }

    private static double casesNats(List<Spot> ofOneCase) {
        Map<Law, Double> shares = new LinkedHashMap<>();
        ofOneCase.forEach(spot -> shares.merge(spot.law(), spot.mass(), Double::sum));
        double sum = 0;
        for (double share : shares.values()) {
            sum -= share > 0 ? share * StrictMath.log(share) : 0;
        }
        return sum;
    }
}
