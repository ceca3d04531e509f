package io.pisad.app;

import io.pisad.model.Gain;
import io.pisad.model.GainControl;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.Settings;
import io.pisad.signal.ConverterLoad;
import io.pisad.signal.GainLadder;
import io.pisad.signal.Loading;
import java.util.List;

/** Moves a radio's gain along the ladder; owned by the thread that reads. Does nothing where there is nothing to move. */
final class AutomaticGain {
    private final ConverterLoad load;
    private final GainLadder ladder;
    private final GainControl control;
    private final boolean automatic;

    private AutomaticGain(ConverterLoad load, GainLadder ladder, GainControl control, boolean automatic) {
        this.load = load;
        this.ladder = ladder;
        this.control = control;
        this.automatic = automatic;
    }

    /** For this source, if it can change its gain and the settings want that; with a calibration, only to calibrated gains. */
    static AutomaticGain of(Settings settings, IqSource source, List<Gain> rungs) {
        return new AutomaticGain(
                new ConverterLoad(source.stream().sampleRateHz()),
                new GainLadder(rungs, settings.pulses().periodS()),
                source instanceof GainControl control ? control : gain -> {},
                settings.receiver().automaticGain() && source instanceof GainControl);
    }

    /** Looks at the next block and asks for another gain when it should. */
    void feed(IqBlock block) {
        Loading loading = automatic ? load.feed(block) : null;
        Gain next = loading == null ? null : ladder.next(loading);
        if (next != null) {
            control.request(next);
        }
    }
}
