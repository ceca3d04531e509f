package io.pisad.homing;

import io.pisad.model.Prior;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.Track;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Posterior} of the beacon's place from the track, cell by cell of flown path, the {@link Walks} beside it, and
 * their summary.
 *
 * <p>Cells are as long as {@value #CELL_S} s at the speed of the start, at most {@value #LONGEST_CELL_M} m. Bounded: with
 * 300 cells flown (about 4 km at 5 m/s) a posterior of the newest 200 is built, a few cells a call, and replaces the old
 * one when it has caught up; its prior is then about the oldest cell that is kept.
 */
final class BayesFit implements Locator {
    private static final int MOST_CELLS = 300;
    private static final int KEPT_CELLS = 200;
    /** A long track of before the detection is taken over some seconds. */
    private static final int MOST_A_CALL = 8;

    private static final int REBUILT_A_CALL = 8;
    private static final double CELL_S = 2.5;
    private static final double LONGEST_CELL_M = 12.5;
    private static final int LEAST_CELLS = 6;
    private static final int WALKS_FROM = 12;
    /** Walks that are further behind are begun anew. */
    private static final int MOST_AHEAD = 8;

    /** A cell that the walks have not taken yet. */
    private record Ahead(Cell cell, double stillLog) {}

    private final Prior prior;
    private final double frequencyHz;
    private final CellMaker maker;
    private @Nullable Posterior posterior;
    private @Nullable Posterior next;
    private @Nullable Belief belief;
    private @Nullable Walks walks;
    private final ArrayDeque<Ahead> ahead = new ArrayDeque<>();
    private int copied;
    private int finished;
    private long takenNs = Long.MIN_VALUE;

    BayesFit(double speedMps, Prior prior, double frequencyHz) {
        this.prior = prior;
        this.frequencyHz = frequencyHz;
        maker = new CellMaker(Math.min(LONGEST_CELL_M, CELL_S * speedMps));
    }

    @Override
    public void forget() {
        posterior = null;
        next = null;
        belief = null;
        walks = null;
        ahead.clear();
        maker.forget();
        takenNs = Long.MIN_VALUE;
    }

    @Override
    public Guidance guidance(Settings.Homing settings, Fence fence) {
        return new BayesGuidance(settings, this, fence);
    }

    @Override
    public @Nullable Estimate fit(long nowNs, Track track, double floorDbm) {
        finished = 0;
        for (int i = 0; i < track.length() && finished < MOST_A_CALL; i++) {
            long atNs = track.atNs()[i];
            if (atNs > takenNs) {
                takenNs = atNs;
                double level = Samples.lessNoiseDb(track.rssiDbm()[i], floorDbm);
                if (!Double.isNaN(level)) {
                    maker.take(atNs, track.eastM()[i], track.northM()[i], track.upM()[i], level, this::finish);
                }
            }
        }
        int last = track.length() - 1;
        if (last < 0) {
            return null;
        }
        if (takenNs == track.atNs()[last]) {
            maker.settle(nowNs, this::finish);
        }
        rebuild();
        Posterior still = posterior;
        if (still == null || still.cells.count < LEAST_CELLS) {
            return null;
        }
        walk(still);
        belief = Belief.of(still, walks, nowNs / 1e9);
        return Summary.of(belief, new Point(track.eastM()[last], track.northM()[last]));
    }

    /** The belief so far, null before it can carry an estimate. */
    @Nullable
    Belief belief() {
        return belief;
    }

    private void finish(Cell cell) {
        if (posterior == null) {
            posterior = new Posterior(new Point(cell.eastM(), cell.northM()), MOST_CELLS, prior, frequencyHz);
        }
        finished++;
        if (posterior.cells.full()) {
            return;
        }
        posterior.add(cell);
        if (walks != null) {
            ahead.add(new Ahead(cell, posterior.logForetold()));
        }
    }

    /** One cell a call, and if possible none in a call that has other work; begun when nothing is left to be taken. */
    private void walk(Posterior still) {
        if (ahead.size() > MOST_AHEAD || (walks != null && !Double.isFinite(walks.probability()))) {
            walks = null;
            ahead.clear();
        }
        boolean idle = finished == 0 && next == null;
        if (walks == null) {
            walks = prior.walking() > 0 && idle && still.cells.count >= WALKS_FROM ? new Walks(still) : null;
        } else if (!ahead.isEmpty() && (idle || ahead.size() > 1)) {
            Ahead first = ahead.remove();
            walks.add(first.cell, first.stillLog);
        }
    }

    /** While a new posterior is built the old one may fill up: what comes then is left out. */
    private void rebuild() {
        Posterior old = posterior;
        if (old == null || (next == null && old.cells.count < MOST_CELLS - KEPT_CELLS / REBUILT_A_CALL)) {
            return;
        }
        if (next == null) {
            copied = old.cells.count - KEPT_CELLS;
            next = new Posterior(
                    new Point(old.cells.eastM[copied], old.cells.northM[copied]),
                    MOST_CELLS,
                    prior.unlimited(),
                    frequencyHz);
        }
        for (int k = 0; k < REBUILT_A_CALL && copied < old.cells.count; k++) {
            next.add(old.cells.at(copied++));
        }
        if (copied == old.cells.count) {
            posterior = next;
            next = null;
        }
    }
}
