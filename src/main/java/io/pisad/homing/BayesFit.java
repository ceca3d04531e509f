package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.Track;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Posterior} of the beacon's place from the track, cell by cell of flown path, and its summary.
 *
 * <p>Bounded: with 300 cells flown (about 3.7 km) a posterior of the newest 200 is built, a few cells a call, and replaces
 * the old one when it has caught up.
 */
final class BayesFit implements Locator {
    private static final int MOST_CELLS = 300;
    private static final int KEPT_CELLS = 200;
    /** A long track of before the detection is taken over some seconds. */
    private static final int MOST_A_CALL = 8;

    private static final int REBUILT_A_CALL = 8;
    private static final double CELL_M = 12.5;
    private static final int LEAST_CELLS = 6;
    /** Hovering: a cell of so many half-second means is finished although nothing was flown. */
    private static final double MOST_MEANS = 20;

    private final Cells pending = new Cells(1);
    private @Nullable Posterior posterior;
    private @Nullable Posterior next;
    private int copied;
    private int finished;
    private long takenNs = Long.MIN_VALUE;
    private Point start = new Point(0, 0);

    @Override
    public void forget() {
        posterior = null;
        next = null;
        pending.count = 0;
        takenNs = Long.MIN_VALUE;
    }

    @Override
    public Guidance guidance(Settings.Homing settings, Fence fence) {
        return new BayesGuidance(settings, this, fence);
    }

    @Override
    public @Nullable Estimate fit(Track track, double floorDbm) {
        finished = 0;
        for (int i = 0; i < track.length() && finished < MOST_A_CALL; i++) {
            if (track.atNs()[i] > takenNs) {
                takenNs = track.atNs()[i];
                double level = Samples.lessNoiseDb(track.rssiDbm()[i], floorDbm);
                if (!Double.isNaN(level)) {
                    take(track.eastM()[i], track.northM()[i], track.upM()[i], level);
                }
            }
        }
        int last = track.length() - 1;
        if (last < 0) {
            return null;
        }
        rebuild();
        Posterior known = posterior;
        return known == null || known.cells.count < LEAST_CELLS
                ? null
                : Summary.of(known, new Point(track.eastM()[last], track.northM()[last]));
    }

    /** The posterior so far, null before it can carry an estimate. */
    @Nullable
    Posterior posterior() {
        return posterior == null || posterior.cells.count < LEAST_CELLS ? null : posterior;
    }

    private void take(double eastM, double northM, double upM, double levelDb) {
        if (pending.count > 0
                && (start.distanceM(new Point(eastM, northM)) >= CELL_M || pending.weight[0] >= MOST_MEANS)) {
            finish();
        }
        if (pending.count == 0) {
            start = new Point(eastM, northM);
            pending.add(0, 0, 0, 0, 0);
        }
        double w = ++pending.weight[0];
        pending.eastM[0] += (eastM - pending.eastM[0]) / w;
        pending.northM[0] += (northM - pending.northM[0]) / w;
        pending.upM[0] += (upM - pending.upM[0]) / w;
        pending.levelDb[0] += (levelDb - pending.levelDb[0]) / w;
    }

    private void finish() {
        if (posterior == null) {
            posterior = new Posterior(new Point(pending.eastM[0], pending.northM[0]), MOST_CELLS);
        }
        if (!posterior.cells.full()) {
            copy(pending, 0, posterior);
        }
        pending.count = 0;
        finished++;
    }

    /** While a new posterior is built the old one may fill up: what comes then is left out. */
    private void rebuild() {
        Posterior old = posterior;
        if (old == null || (next == null && old.cells.count < MOST_CELLS - KEPT_CELLS / REBUILT_A_CALL)) {
            return;
        }
        if (next == null) {
            copied = old.cells.count - KEPT_CELLS;
            next = new Posterior(new Point(old.cells.eastM[copied], old.cells.northM[copied]), MOST_CELLS);
        }
        for (int k = 0; k < REBUILT_A_CALL && copied < old.cells.count; k++) {
            copy(old.cells, copied++, next);
        }
        if (copied == old.cells.count) {
            posterior = next;
            next = null;
        }
    }

    private static void copy(Cells from, int i, Posterior to) {
        to.add(from.eastM[i], from.northM[i], from.upM[i], from.levelDb[i], from.weight[i]);
    }
}
