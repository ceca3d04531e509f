package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.Track;
import io.pisad.model.Strategy;
import org.jspecify.annotations.Nullable;

/** Where the beacon is believed to be, from the track of levels; a pure function of the tracks since it last forgot. */
interface Locator {
    /** The one of a strategy. */
    static Locator of(Strategy strategy) {
        return switch (strategy) {
            case GRADIENT -> new PositionFit();
            case BAYES -> new BayesFit();
        };
    }

    /** The estimate from the track so far, oldest point first; null when the track cannot carry one. */
    @Nullable
    Estimate fit(Track track, double floorDbm);

    /** How this strategy flies to what it believes. */
    Guidance guidance(Settings.Homing settings, Fence fence);

    /** The next track is of another detection. */
    void forget();
}
