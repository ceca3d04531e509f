package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.pisad.analytics.PlainArrays.Line;
import io.pisad.analytics.PlainArrays.Plane;
import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Pulse;
import io.pisad.model.Quality;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.PulsePattern;
import io.pisad.model.SignalReading;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The SQL against plain arrays on seeded flights with silence, clipping and gain steps: equal within 1e-9.
 *
 * <p>Verifies FR6, DB1, DB2, DB8 (percentile, regression, window function, virtual columns, macro).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnalystOracleIT {
    private static final long S_NS = 1_000_000_000L;
    private static final double PERCENT = 1e-7; // a relative 1e-9

    private final List<Event> events = SeededFlight.events(42, 92);
    private final List<SignalPicture> pictures = pictures(BeaconKind.CONTINUOUS);

    private List<SignalPicture> pictures(BeaconKind beacon) {
        try (DuckAnalyst analyst = new DuckAnalyst(DuckAnalystIT.SIGNAL, beacon, Settings.Pulses.UNKNOWN, 0)) {
            return DuckAnalystIT.pictures(analyst, events);
        }
    }

    private List<SignalReading> good(long afterNs, long untilNs) {
        return events.stream()
                .filter(SignalReading.class::isInstance)
                .map(SignalReading.class::cast)
                .filter(r -> r.quality() == Quality.GOOD && r.atNs() > afterNs && r.atNs() <= untilNs)
                .toList();
    }

    private static double[] each(List<SignalReading> readings, ToDoubleFunction<SignalReading> figure) {
        return readings.stream().mapToDouble(figure).toArray();
    }

    private long lastGainStepNs(long untilNs) {
        double offsetDb = Double.NaN;
        long stepNs = 0;
        for (Event event : events) {
            if (event instanceof SignalReading reading && reading.atNs() <= untilNs) {
                stepNs = reading.dbmOffsetDb() == offsetDb ? stepNs : reading.atNs();
                offsetDb = reading.dbmOffsetDb();
            }
        }
        return stepNs;
    }

    @Test
    void theFloorIsTheTenthPercentileOfTheGoodReferencesSinceTheGainStep() {
        for (int i = 17; i < pictures.size(); i += 23) {
            SignalPicture picture = pictures.get(i);
            long fromNs = Math.max(picture.atNs() - 10 * S_NS, lastGainStepNs(picture.atNs()) - 1);
            double[] references = each(good(fromNs, picture.atNs()), SignalReading::referenceDbm);
            assertThat(picture.readings()).isEqualTo(references.length);
            assertThat(picture.noiseFloorDbm())
                    .isCloseTo(PlainArrays.quantile(references, 0.1), withinPercentage(PERCENT));
        }
    }

    @Test
    void slopeMeanAndSpreadAreThoseOfTheGoodReadingsOfTwoSeconds() {
        for (int i = 39; i < pictures.size(); i += 40) {
            SignalPicture picture = pictures.get(i);
            List<SignalReading> readings = good(picture.atNs() - 2 * S_NS, picture.atNs());
            double[] levels = each(readings, SignalReading::rssiDbm);
            Line line = PlainArrays.line(each(readings, r -> (r.atNs() - picture.atNs()) / 1e9), levels);
            assertThat(picture.slopeDbPerS()).isCloseTo(line.slope(), withinPercentage(PERCENT));
            assertThat(picture.slopeR2()).isCloseTo(line.r2(), withinPercentage(PERCENT));
            assertThat(picture.meanDbm()).isCloseTo(PlainArrays.mean(levels), withinPercentage(PERCENT));
            assertThat(picture.spreadDb()).isCloseTo(PlainArrays.spread(levels), withinPercentage(PERCENT));
        }
    }

    @Test
    void thePlanesAreLeastSquaresOverHalfSecondMeansOfTheTrack() {
        SignalPicture last = pictures.get(397);
        long askedNs = pictures.get(396).atNs();
        Map<Long, List<double[]>> halves = halfSeconds(askedNs);
        assertThat(last.planes()).extracting(PlaneFit::windowS).containsExactly(20.0, 40.0, 80.0, 160.0, 320.0);
        for (PlaneFit fit : last.planes()) {
            long first = Math.floorDiv(askedNs - Math.round(fit.windowS()) * S_NS, S_NS / 2) + 1;
            double[][] means = halves.entrySet().stream()
                    .filter(half -> half.getKey() >= first)
                    .map(half -> mean(half.getValue()))
                    .toArray(double[][]::new);
            Plane plane = PlainArrays.plane(column(means, 1), column(means, 2), column(means, 3));
            assertThat(fit.points()).isEqualTo(means.length);
            assertThat(fit.eastDbPerM()).isCloseTo(plane.eastDbPerM(), withinPercentage(PERCENT));
            assertThat(fit.northDbPerM()).isCloseTo(plane.northDbPerM(), withinPercentage(PERCENT));
            assertThat(fit.r2()).isCloseTo(plane.r2(), withinPercentage(PERCENT));
            assertThat(fit.eastSd()).isCloseTo(plane.eastSd(), withinPercentage(PERCENT));
            assertThat(fit.northSd()).isCloseTo(plane.northSd(), withinPercentage(PERCENT));
        }
    }

    @Test
    void theTrackIsTheHalfSecondMeansOldestFirst() {
        SignalPicture.Track track = pictures.get(390).track();
        assertThat(track).isNotNull();
        double[][] means = halfSeconds(pictures.get(390).atNs()).values().stream()
                .map(AnalystOracleIT::mean)
                .toArray(double[][]::new);
        assertThat(track.length()).isEqualTo(means.length);
        for (int i = 0; i < means.length; i++) {
            assertThat(track.atNs()[i]).isEqualTo(Math.round(means[i][0]));
            assertThat(track.eastM()[i]).isCloseTo(means[i][1], withinPercentage(PERCENT));
            assertThat(track.northM()[i]).isCloseTo(means[i][2], withinPercentage(PERCENT));
            assertThat(track.rssiDbm()[i]).isCloseTo(means[i][3], withinPercentage(PERCENT));
        }
        assertThat(pictures.stream().filter(p -> p.track() != null)).hasSize(20);
    }

    @Test
    void thePulsePatternIsMedianAndSpreadOfTheGaps() {
        SignalPicture picture = pictures(BeaconKind.PULSED).get(395);
        List<Pulse> pulses = events.stream()
                .filter(Pulse.class::isInstance)
                .map(Pulse.class::cast)
                .filter(p -> p.atNs() > picture.atNs() - 30 * S_NS && p.atNs() <= picture.atNs())
                .toList();
        double[] gaps = new double[pulses.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (pulses.get(i + 1).startNs() - pulses.get(i).startNs()) / 1e9;
        }
        double[] widths = pulses.stream().mapToDouble(p -> p.widthNs() / 1e9).toArray();
        double[] levels = pulses.stream()
                .filter(p -> !p.clipped())
                .mapToDouble(Pulse::rssiDbm)
                .toArray();
        PulsePattern pattern = picture.pulses();
        assertThat(pattern).isNotNull();
        assertThat(pattern.count()).isEqualTo(pulses.size()).isEqualTo(30);
        assertThat(pattern.periodS()).isCloseTo(PlainArrays.quantile(gaps, 0.5), withinPercentage(PERCENT));
        assertThat(pattern.jitterS()).isCloseTo(PlainArrays.spread(gaps), withinPercentage(PERCENT));
        assertThat(pattern.widthS()).isCloseTo(PlainArrays.quantile(widths, 0.5), withinPercentage(PERCENT));
        assertThat(pattern.meanDbm()).isCloseTo(PlainArrays.mean(levels), withinPercentage(PERCENT));
    }

    /** At, east, north, level of the tenths of a second whose position is known when this tick asks, by half-second. */
    private Map<Long, List<double[]>> halfSeconds(long tickNs) {
        Map<Long, List<SignalReading>> tenths = new TreeMap<>();
        for (SignalReading reading : good(0, tickNs)) {
            tenths.computeIfAbsent(reading.atNs() / (S_NS / 10), tenth -> new ArrayList<>())
                    .add(reading);
        }
        long lastPositionNs = events.stream()
                .filter(VehicleState.class::isInstance)
                .mapToLong(Event::atNs)
                .filter(atNs -> atNs + S_NS / 10 <= tickNs)
                .max()
                .orElseThrow();
        Map<Long, List<double[]>> halves = new TreeMap<>();
        tenths.forEach((tenth, readings) -> {
            long middleNs = tenth * (S_NS / 10) + S_NS / 20;
            if (middleNs >= SeededFlight.START_NS && middleNs <= lastPositionNs && readings.size() >= 10) {
                double mw = Arrays.stream(each(readings, r -> Power.mw(r.rssiDbm())))
                                .sum()
                        / readings.size();
                double[] place = place(middleNs);
                halves.computeIfAbsent(middleNs / (S_NS / 2), half -> new ArrayList<>())
                        .add(new double[] {middleNs, place[0], place[1], Power.dbm(mw)});
            }
        });
        return halves;
    }

    private static double[] place(long atNs) {
        long before = Math.floorDiv(atNs - SeededFlight.START_NS, S_NS / 5);
        double share = (atNs - SeededFlight.START_NS) / 2e8 - before;
        FlownPath path = new FlownPath();
        for (long i : new long[] {0, before, before + 1}) {
            path.take(Objects.requireNonNull(SeededFlight.vehicle((int) i * 200).position()));
        }
        FlownPath.Place from = Objects.requireNonNull(path.at(SeededFlight.START_NS + before * S_NS / 5));
        FlownPath.Place to = Objects.requireNonNull(path.at(SeededFlight.START_NS + (before + 1) * S_NS / 5));
        return new double[] {
            from.eastM() + share * (to.eastM() - from.eastM()), from.northM() + share * (to.northM() - from.northM())
        };
    }

    private static double[] mean(List<double[]> rows) {
        double[][] all = rows.toArray(double[][]::new);
        return new double[] {
            PlainArrays.mean(column(all, 0)),
            PlainArrays.mean(column(all, 1)),
            PlainArrays.mean(column(all, 2)),
            PlainArrays.mean(column(all, 3))
        };
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
