package io.pisad.signal;

import io.pisad.model.Pulse;
import io.pisad.model.Quality;
import io.pisad.model.SignalReading;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a meter publishes. */
final class Measured implements ReadingSink {
    final List<SignalReading> readings = new ArrayList<>();
    final List<Pulse> pulses = new ArrayList<>();
    double referenceP10BiasDb = Double.NaN;

    @Override
    public void reading(SignalReading reading) {
        readings.add(reading);
    }

    @Override
    public void pulse(Pulse pulse) {
        pulses.add(pulse);
    }

    /** Runs a whole signal through a meter, in blocks of an odd size. */
    static Measured of(TestSignal signal, ChannelPlan plan) {
        var measured = new Measured();
        var meter = new ChannelMeter(plan, 0, measured);
        for (int at = 0; at < signal.samples(); at += 4099) {
            meter.feed(signal.block(at, Math.min(4099, signal.samples() - at)));
        }
        meter.finish();
        return measured;
    }

    /** What the daemon takes for the floor: the 10th percentile of the good readings' reference, less its bias. */
    double floorDbfs() {
        double[] good = readings.stream()
                .filter(r -> r.quality() == Quality.GOOD)
                .mapToDouble(SignalReading::referenceDbfs)
                .sorted()
                .toArray();
        double rank = 0.1 * (good.length - 1);
        double low = good[(int) rank];
        return low + (rank - (int) rank) * (good[Math.min(good.length - 1, (int) rank + 1)] - low) + referenceP10BiasDb;
    }

    /** SNR of a mean level over a noise level, both in dB: 10 log10((P - N)/N). */
    static double snrDb(double levelDb, double noiseDb) {
        return 10 * Math.log10(Math.max(1e-9, Math.pow(10, (levelDb - noiseDb) / 10) - 1));
    }
}
