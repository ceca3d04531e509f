package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Gain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The ladder against an antenna whose level at the converter is known: dBFS = dBm + gain, clipped at 0. */
final class GainLadderTest {
    private static final List<Gain> RUNGS = GainLadder.rungs(false, any -> true);
    private static final double NOISE_DBM = -89;

    private Gain gain = new Gain(16, 16, false);
    private int steps;

    /** Runs so many tenths of a second; a step takes effect one tenth later. Returns the gains' totals. */
    private List<Integer> run(GainLadder ladder, int tenths, IntToDoubleFunction beaconDbm) {
        List<Integer> totals = new ArrayList<>();
        for (int n = 0; n < tenths; n++) {
            int total = GainLadder.totalDb(gain);
            double floor = NOISE_DBM + total;
            double peak = Math.min(0, Math.max(floor + 8, beaconDbm.applyAsDouble(n) + total));
            Gain next = ladder.next(new Loading(n * 100_000_000L, gain, floor, peak));
            if (next != null) {
                gain = next;
                steps++;
            }
            totals.add(GainLadder.totalDb(gain));
        }
        return totals;
    }

    private static GainLadder ladder(double periodS) {
        return new GainLadder(RUNGS, periodS);
    }

    @Test
    void rungsAreSixToEightDbApartAndTheFrontRisesFirst() {
        for (boolean amp : new boolean[] {false, true}) {
            List<Gain> rungs = GainLadder.rungs(amp, any -> true);
            for (int n = 1; n < rungs.size(); n++) {
                int step = GainLadder.totalDb(rungs.get(n)) - GainLadder.totalDb(rungs.get(n - 1));
                assertThat(step).as("%s", rungs.get(n)).isBetween(6, 8);
            }
            assertThat(rungs).filteredOn(g -> g.vgaDb() > 4).allMatch(g -> g.lnaDb() == 40);
            assertThat(rungs).filteredOn(Gain::amp).hasSize(amp ? 8 : 0).allMatch(g -> GainLadder.totalDb(g) > 24);
        }
    }

    @Test
    void inNoiseTheGainRisesUntilTheFloorIsOverTheQuantiserAndStays() {
        List<Integer> totals = run(ladder(Double.NaN), 600, n -> -200);
        assertThat(NOISE_DBM + totals.get(599)).isBetween(-40.0, -32.0);
        assertThat(totals.subList(300, 600)).containsOnly(totals.get(599));
        assertThat(steps).isEqualTo(3); // from 32 to 40, 48, 56
    }

    @Test
    void aStrongCarrierBringsItDownAtOnceAndItStays() {
        List<Integer> totals = run(ladder(Double.NaN), 1200, n -> -20);
        assertThat(totals.get(3)).isEqualTo(16);
        assertThat(totals.subList(3, 1200)).containsOnly(16);
    }

    /** 30 ms every second: one tenth in ten is full. */
    @Test
    void aPulsedBeaconThatClipsBringsItDownAndItDoesNotClimbBetweenPulses() {
        List<Integer> totals = run(ladder(1), 3000, n -> n % 10 == 3 ? -25 : -200);
        assertThat(totals.subList(20, 3000)).containsOnly(totals.get(2999));
        assertThat(totals.get(2999) - 25).isBetween(-9, -1);
    }

    @Test
    void aBurstOnceIn50SecondsDoesNotMakeItHunt() {
        List<Integer> totals = run(ladder(50), 6000, n -> n % 500 < 5 ? -25 : -200);
        assertThat(totals.subList(1200, 6000)).containsOnly(totals.get(5999));
        assertThat(totals.get(5999)).isLessThanOrEqualTo(24);
    }

    @Test
    void afterAStrongSignalHasGoneItClimbsAgainButNotWithin30Seconds() {
        List<Integer> totals = run(ladder(1), 1500, n -> n < 100 ? -20 : -200);
        assertThat(totals.subList(100, 390)).containsOnly(16);
        assertThat(NOISE_DBM + totals.get(1499)).isBetween(-40.0, -32.0);
    }

    @Test
    void aPeakThatWouldClipOneRungHigherKeepsItDown() {
        List<Integer> totals = run(ladder(1), 1000, n -> n % 10 == 3 ? -37 : -200);
        assertThat(totals).containsOnly(32); // -5 dBFS here, +3 a rung higher
    }

    @Test
    void onlyAllowedGainsAreChosenAndTheLowestIsTheEnd() {
        var ladder = new GainLadder(GainLadder.rungs(false, g -> g.lnaDb() == 40), Double.NaN);
        List<Integer> totals = run(ladder, 100, n -> 0);
        assertThat(totals).containsOnly(32);
        run(ladder, 3000, n -> -200);
        assertThat(gain).isEqualTo(new Gain(40, 16, false));
    }

    @Test
    void samplesFromBeforeTheStepDoNotMakeAnother() {
        GainLadder ladder = ladder(1);
        Gain first = ladder.next(new Loading(0, gain, -40, 0));
        assertThat(first).isEqualTo(new Gain(24, 0, false));
        assertThat(ladder.next(new Loading(100_000_000, gain, -40, 0))).isNull();
        assertThat(ladder.next(new Loading(200_000_000, new Gain(24, 0, false), -48, 0)))
                .isEqualTo(new Gain(16, 0, false));
    }
}
