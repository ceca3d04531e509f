package io.pisad.analytics;

import io.pisad.analytics.HotTables.HeardReading;
import io.pisad.model.Pulse;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.PulsePattern;
import io.pisad.model.SignalPicture.Track;
import java.util.ArrayDeque;
import java.util.List;

/** The recent past in plain arrays; what the tables' queries say, said in Java. */
final class ArrayPast implements Past {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long PULSES_NS = 30 * SECOND_NS;

    private final ReadingArrays readings = new ReadingArrays();
    private final TrackArrays track = new TrackArrays();
    private final ArrayDeque<Pulse> pulses = new ArrayDeque<>();

    @Override
    public void add(HeardReading reading) {
        readings.add(reading);
    }

    @Override
    public void add(TrackPoint point) {
        track.add(point);
    }

    @Override
    public void add(Pulse pulse) {
        pulses.addLast(pulse);
    }

    @Override
    public void keep(long nowNs) {
        while (!pulses.isEmpty() && pulses.getFirst().atNs() <= nowNs - 2 * PULSES_NS) {
            pulses.removeFirst();
        }
    }

    @Override
    public WindowFigures window(long tickNs, long floorFromNs, long gradientFromNs, long levelFromNs) {
        return readings.window(tickNs, floorFromNs, gradientFromNs, levelFromNs);
    }

    @Override
    public List<PlaneFit> planes(long tickNs) {
        return track.planes(tickNs);
    }

    @Override
    public PulsePattern pulses(long tickNs) {
        Pulse[] heard = pulses.stream()
                .filter(p -> p.atNs() > tickNs - PULSES_NS && p.atNs() <= tickNs)
                .toArray(Pulse[]::new);
        double[] gaps = new double[Math.max(0, heard.length - 1)];
        double[] widths = new double[heard.length];
        var levels = new Sums();
        var spread = new Sums();
        for (int i = 0; i < heard.length; i++) {
            widths[i] = heard[i].widthNs();
            if (!heard[i].clipped()) {
                levels.add(heard[i].rssiDbm());
            }
            if (i > 0) {
                gaps[i - 1] = heard[i].startNs() - heard[i - 1].startNs();
                spread.add(gaps[i - 1] / 1e9);
            }
        }
        return new PulsePattern(
                heard.length,
                Sums.quantile(gaps, gaps.length, 0.5) / 1e9,
                spread.deviation(),
                Sums.quantile(widths, widths.length, 0.5) / 1e9,
                levels.mean());
    }

    @Override
    public Track track(long tickNs) {
        return track.track(tickNs);
    }

    @Override
    public void close() {}
}
