package io.pisad.analytics;

import io.pisad.model.Analyst;
import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import org.jspecify.annotations.Nullable;

/**
 * Answers every tick as {@link DuckAnalyst} does, from plain arrays instead of SQL: for thousands of simulated runs.
 *
 * <p>Equal to the SQL by test ({@code ArrayAnalystIT}), up to rounding. One thread; events in the order of their times.
 */
public final class ArrayAnalyst implements Analyst {
    private final PictureMaker pictures;

    /** @param floorBiasDb how far the 10th percentile of the reference readings lies below the mean noise power */
    public ArrayAnalyst(Settings.Signal signal, BeaconKind beacon, Settings.Pulses timing, double floorBiasDb) {
        pictures = new PictureMaker(signal, beacon, timing, floorBiasDb, new ArrayPast());
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
