package io.pisad.homing;

import io.pisad.model.Figures;
import io.pisad.model.Notice.Severity;

/** How far the search is, for the ground: figures every second, a notice at every quarter and at the end. */
final class SearchNews {
    private static final long PERIOD_NS = 1_000_000_000L;
    private static final int QUARTER = 25;

    private final Search search;
    private final Scribe scribe;
    private long nextNs = Long.MIN_VALUE;
    private double percent = Double.NaN;
    private double leftS = Double.NaN;
    private int told;

    SearchNews(Search search, Scribe scribe) {
        this.search = search;
        this.scribe = scribe;
    }

    void onTick(Conduct conduct, long nowNs) {
        if (nowNs < nextNs) {
            return;
        }
        nextNs = nowNs + PERIOD_NS;
        percent = search.percent();
        leftS = search.unfinished() ? search.leftS(conduct.here(), conduct.vehicle(), nowNs) : Double.NaN;
        int quarter = Double.isNaN(percent) ? 0 : (int) percent / QUARTER;
        if (quarter > told) {
            scribe.tell(
                    Severity.NOTICE,
                    search.unfinished()
                            ? "search " + quarter * QUARTER + " % flown, " + Math.round(leftS) + " s left"
                            : "search flown to its end");
        }
        told = quarter;
    }

    Figures in(Figures figures) {
        return Double.isNaN(percent) ? figures : figures.withSearch(percent, leftS);
    }
}
