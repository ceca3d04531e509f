package io.pisad.homing;

import io.pisad.model.Prior;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.Track;
import org.jspecify.annotations.Nullable;

/**
 * Where the beacon is believed to be, from the track of levels; a pure function of the tracks and ticks since it last
 * forgot.
 */
interface Locator {
    /**
     * The one of a strategy.
     *
     * @param frequencyHz of the beacon
     */
    static Locator of(Settings.Homing settings, Prior prior, double frequencyHz) {
        return switch (settings.strategy()) {
            case GRADIENT -> new PositionFit();
            case BAYES -> new BayesFit(settings.speedMps(), prior, frequencyHz);
        };
    }

    /** The estimate from the track so far, oldest point first, at a tick; null when the track cannot carry one. */
    @Nullable
    Estimate fit(long nowNs, Track track, double floorDbm);

    /** How this strategy flies to what it believes. */
    Guidance guidance(Settings.Homing settings, Fence fence);

    /** The next track is of another detection. */
    void forget();
}
