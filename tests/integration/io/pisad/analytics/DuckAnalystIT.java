package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Analyst;
import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Quality;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What a tick's picture says, and what it refuses to say. */
final class DuckAnalystIT {
    static final Settings.Signal SIGNAL = new Settings.Signal(10, 12, 6, 0, 0.3, 10, 1);

    private static final long MS_NS = SeededFlight.MS_NS;

    private final Random random = new Random(20261121);
    private long ms;

    static List<SignalPicture> pictures(Analyst analyst, List<Event> events) {
        List<SignalPicture> pictures = new ArrayList<>();
        for (Event event : events) {
            SignalPicture picture = analyst.onEvent(event);
            if (picture != null) {
                pictures.add(picture);
            }
        }
        return pictures;
    }

    private static DuckAnalyst open() {
        return new DuckAnalyst(SIGNAL, BeaconKind.CONTINUOUS, Settings.Pulses.UNKNOWN, 0);
    }

    /** Readings at 1 kHz with 0.2 dB of scatter, a tick every 50 ms; the picture of the last tick. */
    private SignalPicture hear(
            DuckAnalyst analyst, int forMs, IntToDoubleFunction channelDbm, double offsetDb, Quality quality) {
        SignalPicture last = null;
        for (int i = 0; i < forMs; i++, ms++) {
            double scatterDb = 0.2 * random.nextGaussian();
            double referenceDbm = SeededFlight.NOISE_DBM + 0.2 * random.nextGaussian();
            long atNs = SeededFlight.START_NS + ms * MS_NS;
            analyst.onEvent(SeededFlight.reading(
                    atNs, channelDbm.applyAsDouble(i) + scatterDb, referenceDbm, offsetDb, quality));
            if (ms % 50 == 49) {
                last = analyst.onEvent(new Tick(atNs, ms / 50));
            }
        }
        assertThat(last).isNotNull();
        return last;
    }

    private SignalPicture tickOnly(DuckAnalyst analyst, int forMs) {
        ms += forMs;
        SignalPicture picture = analyst.onEvent(new Tick(SeededFlight.START_NS + (ms - 1) * MS_NS, ms / 50 - 1));
        assertThat(picture).isNotNull();
        return picture;
    }

    /** H1: nothing was heard, so nothing is shown. */
    @Test
    void beforeAnyReadingEveryFigureIsUnknown() {
        try (DuckAnalyst analyst = open()) {
            SignalPicture picture = tickOnly(analyst, 50);
            assertThat(picture.readings()).isZero();
            assertThat(new double[] {
                        picture.noiseFloorDbm(), picture.referenceDbm(), picture.rssiDbm(), picture.snrDb(),
                        picture.referenceSnrDb(), picture.slopeDbPerS(), picture.slopeR2(), picture.meanDbm(),
                        picture.spreadDb(), picture.clippedShare(), picture.dbmOffsetDb()
                    })
                    .containsOnly(Double.NaN);
            assertThat(picture.levelUsable()).isFalse();
            assertThat(picture.frame()).isNull();
            assertThat(picture.planes()).isEmpty();
            assertThat(picture.pulses()).isNull();
            assertThat(picture.track()).isNull();
        }
    }

    /** FR6: a carrier in the channel for longer than the window does not lift the floor, which hears the guard bins. */
    @Test
    void aSteadyCarrierDoesNotBecomeTheFloor() {
        try (DuckAnalyst analyst = open()) {
            SignalPicture picture = hear(analyst, 15_000, i -> -80, 0, Quality.GOOD);
            assertThat(picture.noiseFloorDbm()).isCloseTo(SeededFlight.NOISE_DBM - 0.256, within(0.02));
            assertThat(picture.snrDb()).isCloseTo(30.26, within(0.1));
            assertThat(picture.referenceSnrDb()).isCloseTo(30, within(0.1));
            assertThat(picture.readings()).isEqualTo(10_000);
            assertThat(picture.levelUsable()).isTrue();
        }
    }

    /** FR6: the bias of a 10th percentile is added to it. */
    @Test
    void theFloorIsCorrectedForThePercentilesBias() {
        try (DuckAnalyst analyst = new DuckAnalyst(SIGNAL, BeaconKind.CONTINUOUS, Settings.Pulses.UNKNOWN, 0.256)) {
            SignalPicture picture = hear(analyst, 10_000, i -> SeededFlight.NOISE_DBM, 0, Quality.GOOD);
            assertThat(picture.noiseFloorDbm()).isCloseTo(SeededFlight.NOISE_DBM, within(0.02));
        }
    }

    /** FR6: digital silence is not data; after a second of it there is no level, and the floor rests on what was heard. */
    @Test
    void digitalSilenceNeitherBreaksTheFloorNorCountsAsALevel() {
        try (DuckAnalyst analyst = open()) {
            hear(analyst, 5_000, i -> -90, 0, Quality.GOOD);
            SignalPicture soon = hear(analyst, 500, i -> 0, 0, Quality.SILENT);
            assertThat(soon.levelUsable()).isFalse();
            assertThat(soon.rssiDbm()).isCloseTo(-90, within(0.2));
            assertThat(soon.referenceDbm()).isNaN();
            SignalPicture later = hear(analyst, 1_500, i -> 0, 0, Quality.SILENT);
            assertThat(later.rssiDbm()).isNaN();
            assertThat(later.snrDb()).isNaN();
            assertThat(later.noiseFloorDbm()).isCloseTo(SeededFlight.NOISE_DBM, within(0.5));
            assertThat(later.readings()).isEqualTo(5_000);
        }
    }

    /** A clipped reading was heard but is no level: not in the floor, the gradient or the guidance. */
    @Test
    void clippedReadingsAreHeardButNotUsed() {
        try (DuckAnalyst analyst = open()) {
            hear(analyst, 2_000, i -> -60, 0, Quality.GOOD);
            SignalPicture picture = hear(analyst, 1_000, i -> -10, 0, Quality.CLIPPED);
            assertThat(picture.clippedShare()).isEqualTo(1);
            assertThat(picture.levelUsable()).isFalse();
            assertThat(picture.rssiDbm()).isCloseTo(-10, within(0.2));
            assertThat(picture.meanDbm()).isCloseTo(-60, within(0.2));
            assertThat(picture.readings()).isEqualTo(2_000);
        }
    }

    /** FR6: after a gain step only readings since the step make the floor and the level. */
    @Test
    void aGainStepRestartsTheFloorAndTheLevel() {
        try (DuckAnalyst analyst = open()) {
            hear(analyst, 5_000, i -> -60, -20, Quality.GOOD);
            SignalPicture picture = hear(analyst, 50, i -> -70, -40, Quality.GOOD);
            assertThat(picture.readings()).isEqualTo(50);
            assertThat(picture.rssiDbm()).isCloseTo(-70, within(0.2));
            assertThat(picture.dbmOffsetDb()).isEqualTo(-40);
            assertThat(picture.noiseFloorDbfs()).isCloseTo(SeededFlight.NOISE_DBM + 40, within(1.0));
        }
    }

    /** FR6: a step is followed with a time constant of 150 ms: after 3 ticks 1 - 0.7^3 of the linear difference. */
    @Test
    void theLevelFollowsAStepWithItsTimeConstant() {
        try (DuckAnalyst analyst = open()) {
            hear(analyst, 1_000, i -> -100, 0, Quality.GOOD);
            SignalPicture picture = hear(analyst, 150, i -> -70, 0, Quality.GOOD);
            assertThat(picture.rssiDbm()).isCloseTo(-70 + 10 * Math.log10(1 - 0.343), within(0.1));
        }
    }

    /** A block that arrives after its tick is not lost: the next tick hears it, with the weight of both ticks. */
    @Test
    void aLateBlockIsHeardByTheNextTick() {
        try (DuckAnalyst analyst = open()) {
            hear(analyst, 1_000, i -> -100, 0, Quality.GOOD);
            long from = ms;
            SignalPicture without = tickOnly(analyst, 50);
            assertThat(without.levelUsable()).isFalse();
            assertThat(without.rssiDbm()).isCloseTo(-100, within(0.2));
            for (long at = from; at < from + 50; at++) {
                analyst.onEvent(SeededFlight.reading(
                        SeededFlight.START_NS + at * MS_NS, -70, SeededFlight.NOISE_DBM, 0, Quality.GOOD));
            }
            SignalPicture with = tickOnly(analyst, 50);
            assertThat(with.levelUsable()).isTrue();
            assertThat(with.rssiDbm()).isCloseTo(-70 + 10 * Math.log10(1 - 0.49), within(0.1));
        }
    }

    /** H1: the figures age out: the level after a second, the floor when its window is empty. */
    @Test
    void withoutReadingsTheFiguresEndInTurn() {
        try (DuckAnalyst analyst = open()) {
            hear(analyst, 2_000, i -> -90, 0, Quality.GOOD);
            assertThat(tickOnly(analyst, 950).rssiDbm()).isCloseTo(-90, within(0.2));
            SignalPicture second = tickOnly(analyst, 100);
            assertThat(second.rssiDbm()).isNaN();
            assertThat(second.noiseFloorDbm()).isFinite();
            assertThat(tickOnly(analyst, 9_000).noiseFloorDbm()).isNaN();
        }
    }

    /** FR4: the slopes point at a beacon outside the track's hull, within their own standard errors. */
    @Test
    void thePlanePointsAtABeaconOutsideTheHullOfTheTrack() {
        int inside = 0;
        for (long seed = 1; seed <= 6; seed++) {
            try (DuckAnalyst analyst = open()) {
                List<Event> events = new ArrayList<>();
                new SeededFlight(seed, 1).fly(41, events::add);
                List<SignalPicture> pictures = pictures(analyst, events);
                PlaneFit fit = pictures.get(pictures.size() - 1).planes().get(1);
                double bearing = StrictMath.atan2(fit.eastDbPerM(), fit.northDbPerM());
                double truth = StrictMath.atan2(
                        SeededFlight.BEACON_EAST_M - SeededFlight.eastM(20),
                        SeededFlight.BEACON_NORTH_M - SeededFlight.northM(20));
                double error = Math.abs(StrictMath.toDegrees(bearing - truth));
                inside += error < 45 ? 1 : 0;
            }
        }
        assertThat(inside).as("of 6 seeds within 45 degrees").isGreaterThanOrEqualTo(5);
    }
}
