package io.pisad.homing;

import io.pisad.model.Prior;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Where a beacon that walks may be: weighted {@link Walk}s under the same {@link Likelihood} as places that stand still,
 * and how much better or worse they foretell the levels.
 *
 * <p>A particle filter that moves its particles (Gilks and Berzuini, J. R. Statist. Soc. B 63, 127, 2001): when less than
 * half of them still count they are drawn anew by weight, and each is tried at a nearby walk (Metropolis). Bounded: so many
 * walks of the newest {@value #MOST_CELLS} cells at most.
 */
final class Walks {
    private static final int WALKS = 1000;
    private static final int MOST_CELLS = 60;
    private static final int KEPT_CELLS = 40;
    private static final double[] SDS_MPS = {0.3, 0.7, 1.4};
    private static final double[] SHIFTS = {0, 0.1, 0.3, 1};
    private static final double[] MIXED = {0, 0.15, 0.4, 1};
    /** One in so many tries is heard by a law drawn anew. */
    private static final int OTHER_LAW = 10;

    private static final double BIN_HALF_M = 5;
    /** Logarithm of the odds at most, either way: so whoever lies down or gets up is believed after a while. */
    private static final double MOST_LOG_ODDS = 4;

    private final Random random = new Random(2);
    private Prior prior;
    private final Law[] laws;
    private final double[] lawsUpTo;
    private final Point origin;
    private final Walk[] walks = new Walk[WALKS];
    private final Walk[] spare = new Walk[WALKS];
    private Cells cells;
    private Likelihood likelihood;
    private double logOdds;

    /**
     * Begins with the posterior of a beacon that stands still, with its newest cells. Of older ones it knows by then only
     * through that.
     */
    Walks(Posterior still) {
        // where the kept cells begin is not where it was first heard
        prior = still.cells.count > KEPT_CELLS ? still.prior.unlimited() : still.prior;
        laws = still.laws().keySet().toArray(Law[]::new);
        lawsUpTo = still.laws().values().stream().mapToDouble(p -> p).toArray();
        for (int i = 1; i < lawsUpTo.length; i++) {
            lawsUpTo[i] += lawsUpTo[i - 1];
        }
        origin = still.origin();
        cells = new Cells(MOST_CELLS);
        likelihood = new Likelihood(MOST_CELLS, prior);
        for (int i = Math.max(0, still.cells.count - KEPT_CELLS); i < still.cells.count; i++) {
            cells.add(still.cells.at(i));
            likelihood.grow(cells);
        }
        List<Place> places = still.places();
        var stands = new Walk(places.get(0).law, likelihood.whitenings.length, MOST_CELLS);
        int k = 0;
        double before = 0;
        for (int w = 0; w < WALKS; w++) {
            double share = (w + random.nextDouble()) / WALKS;
            while (k < places.size() - 1 && before + places.get(k).mass < share) {
                before += places.get(k++).mass;
            }
            Place place = places.get(k);
            double eastM = place.eastM + (2 * random.nextDouble() - 1) * place.halfM;
            double northM = place.northM + (2 * random.nextDouble() - 1) * place.halfM;
            stands.law = place.law;
            stands.draw(cells, eastM, northM, 0, random);
            measure(stands);
            walks[w] = new Walk(place.law, likelihood.whitenings.length, MOST_CELLS);
            spare[w] = new Walk(place.law, likelihood.whitenings.length, MOST_CELLS);
            walks[w].draw(cells, eastM, northM, SDS_MPS[w % SDS_MPS.length], random);
            measure(walks[w]);
            walks[w].logWeight = logDensity(walks[w]) - logDensity(stands);
        }
        logOdds = StrictMath.log(prior.walking() / (1 - prior.walking()));
        foretold(normalize() - StrictMath.log(WALKS));
    }

    /** Likelihood and prior of a walk; the prior is that of where it began. */
    private double logDensity(Walk walk) {
        return walk.logLikelihood + Posterior.logPriorDensity(prior, origin, walk.eastM(0), walk.northM(0), 0);
    }

    private void foretold(double logBetterThanStill) {
        logOdds = Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOdds + logBetterThanStill));
    }

    Likelihood likelihood() {
        return likelihood;
    }

    /** Probability that the beacon walks. */
    double probability() {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /**
     * Takes a cell.
     *
     * @param stillLog logarithm of how probable its level was for a beacon that stands still
     */
    void add(Cell cell, double stillLog) {
        if (cells.full()) {
            shorten();
        }
        cells.add(cell);
        likelihood.grow(cells);
        for (Walk walk : walks) {
            double beforeLog = walk.logLikelihood;
            walk.step(cells, random);
            walk.grow(cells, likelihood.whitenings);
            walk.logLikelihood = likelihood.logOf(walk.sums);
            walk.logWeight += walk.logLikelihood - beforeLog;
        }
        foretold(normalize() - stillLog);
        if (effective() < WALKS / 2.0) {
            resample();
            move();
        }
        weighCombinations();
    }

    /** Where it is by now: each walk goes on from its newest cell. */
    List<Spot> spots(double nowS) {
        int last = cells.count - 1;
        Map<Law, Map<Long, double[]>> bins = new LinkedHashMap<>();
        for (Walk walk : walks) {
            Point now = walk.on(last, nowS - cells.atS[last], random);
            long e = (long) Math.floor(now.eastM() / (2 * BIN_HALF_M));
            long n = (long) Math.floor(now.northM() / (2 * BIN_HALF_M));
            bins.computeIfAbsent(walk.law, law -> new TreeMap<>())
                            .computeIfAbsent(e * 1_000_003 + n, key -> new double[] {e, n, 0})[2] +=
                    StrictMath.exp(walk.logWeight);
        }
        var spots = new ArrayList<Spot>();
        bins.forEach((law, squares) -> squares.values().forEach(bin -> {
            double east = (2 * bin[0] + 1) * BIN_HALF_M;
            spots.add(new Spot(law, east, (2 * bin[1] + 1) * BIN_HALF_M, BIN_HALF_M, bin[2], false));
        }));
        return spots;
    }

    private void measure(Walk walk) {
        walk.measure(cells, likelihood.whitenings);
        walk.logLikelihood = likelihood.logOf(walk.sums);
    }

    /** Makes the weights sum to one; logarithm of what they summed to. */
    private double normalize() {
        double best = Double.NEGATIVE_INFINITY;
        for (Walk walk : walks) {
            best = Math.max(best, walk.logWeight);
        }
        double sum = 0;
        for (Walk walk : walks) {
            sum += StrictMath.exp(walk.logWeight - best);
        }
        double log = best + StrictMath.log(sum);
        for (Walk walk : walks) {
            walk.logWeight -= log;
        }
        return log;
    }

    private double effective() {
        double sum = 0;
        for (Walk walk : walks) {
            sum += StrictMath.exp(2 * walk.logWeight);
        }
        return 1 / sum;
    }

    private void resample() {
        double step = 1.0 / WALKS;
        double share = random.nextDouble() * step;
        double before = 0;
        int k = 0;
        for (int w = 0; w < WALKS; w++) {
            while (k < WALKS - 1 && before + StrictMath.exp(walks[k].logWeight) < share) {
                before += StrictMath.exp(walks[k++].logWeight);
            }
            spare[w].copy(walks[k], cells.count);
            spare[w].logWeight = -StrictMath.log(WALKS);
            share += step;
        }
        for (int w = 0; w < WALKS; w++) {
            Walk old = walks[w];
            walks[w] = spare[w];
            spare[w] = old;
        }
    }

    private void move() {
        double spreadM = spreadM();
        for (int w = 0; w < WALKS; w++) {
            Walk tried = spare[w];
            double shiftM = SHIFTS[random.nextInt(SHIFTS.length)] * spreadM;
            double mixed = MIXED[random.nextInt(MIXED.length)];
            boolean sameSpeed = random.nextInt(3) > 0;
            double sdMps = sameSpeed ? walks[w].sdMps : SDS_MPS[random.nextInt(SDS_MPS.length)];
            Law law = random.nextInt(OTHER_LAW) > 0 ? walks[w].law : anyLaw();
            tried.near(walks[w], cells, law, shiftM, mixed, sdMps, random);
            measure(tried);
            tried.logWeight = walks[w].logWeight;
            if (StrictMath.log(1 - random.nextDouble()) < logDensity(tried) - logDensity(walks[w])) {
                spare[w] = walks[w];
                walks[w] = tried;
            }
        }
    }

    private Law anyLaw() {
        double share = random.nextDouble();
        int k = 0;
        while (k < laws.length - 1 && lawsUpTo[k] <= share) {
            k++;
        }
        return laws[k];
    }

    private double spreadM() {
        int last = cells.count - 1;
        double e = 0;
        double n = 0;
        double squares = 0;
        for (Walk walk : walks) {
            e += walk.eastM(last) / WALKS;
            n += walk.northM(last) / WALKS;
            squares += (walk.eastM(last) * walk.eastM(last) + walk.northM(last) * walk.northM(last)) / WALKS;
        }
        return Math.sqrt(Math.max(1, squares - e * e - n * n) / 2);
    }

    /** Only the newest cells count from here on. */
    private void shorten() {
        prior = prior.unlimited();
        int before = cells.count - KEPT_CELLS;
        Cells old = cells;
        cells = new Cells(MOST_CELLS);
        likelihood = new Likelihood(MOST_CELLS, prior);
        for (int i = before; i < old.count; i++) {
            cells.add(old.at(i));
            likelihood.grow(cells);
        }
        for (Walk walk : walks) {
            walk.forget(before, old.count);
            measure(walk);
        }
    }

    private void weighCombinations() {
        likelihood.weighBy(weigher -> {
            for (Walk walk : walks) {
                weigher.accept(walk.sums, StrictMath.exp(walk.logWeight));
            }
        });
    }
}
