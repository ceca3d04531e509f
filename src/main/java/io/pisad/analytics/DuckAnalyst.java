package io.pisad.analytics;

import io.pisad.model.Analyst;
import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Answers every tick from SQL over the recent past, kept in an in-memory DuckDB.
 *
 * <p>All time is the events' own: the same events in the same order give the same pictures bit for bit, whatever the
 * flushes, deletes and checkpoints in between. Owned by one thread, {@code pisad-analytics} or the driver of virtual
 * time. How the picture is made of the answers is in {@link PictureMaker}.
 */
public final class DuckAnalyst implements Analyst {
    private final QueryTimes times = QueryTimes.empty();
    private final TablePast past;
    private final PictureMaker pictures;

    /**
     * Opens the tables.
     *
     * @param floorBiasDb how far the 10th percentile of the reference readings lies below the mean noise power
     * @throws IllegalStateException in one line, when DuckDB cannot be opened
     */
    public DuckAnalyst(Settings.Signal signal, BeaconKind beacon, Settings.Pulses timing, double floorBiasDb) {
        this(signal, beacon, timing, floorBiasDb, Pace.MEASURED);
    }

    DuckAnalyst(Settings.Signal signal, BeaconKind beacon, Settings.Pulses timing, double floorBiasDb, Pace pace) {
        past = new TablePast(pace, times);
        pictures = new PictureMaker(signal, beacon, timing, floorBiasDb, past);
    }

    /** Wall times of the queries so far; read them after {@link #close()} or from the analyst's thread. */
    public QueryTimes times() {
        return times;
    }

    /** The analyst's own connection, for what looks at its tables from its thread. */
    DuckDBConnection connection() {
        return past.connection();
    }

    @Override
    public @Nullable SignalPicture onEvent(Event event) {
        return pictures.onEvent(event);
    }

    @Override
    public void close() {
        pictures.close();
    }
}
