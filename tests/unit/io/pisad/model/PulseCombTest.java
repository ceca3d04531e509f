package io.pisad.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pulses of a beacon and of others in its channel, sorted by its beat. */
final class PulseCombTest {
    private static final Settings.Pulses TIMING = new Settings.Pulses(0.03, 1, Double.NaN);

    private record Sent(double atS, double widthS, boolean beacon) {}

    private static Pulse pulse(Sent sent) {
        long startNs = Math.round(sent.atS * 1e9);
        long widthNs = Math.round(sent.widthS * 1e9);
        return new Pulse(startNs + widthNs, startNs, 0, widthNs, -90, -90, -105, 0, false);
    }

    /** Pulses of a train over some minutes; each is missed with that probability. */
    private static List<Sent> train(
            double firstS, double periodS, double widthS, double missed, long seed, boolean beacon) {
        var random = new Random(seed);
        var sent = new ArrayList<Sent>();
        for (double s = firstS; s < 300; s += periodS) {
            if (random.nextDouble() >= missed) {
                sent.add(new Sent(s + 0.001 * random.nextGaussian(), widthS, beacon));
            }
        }
        return sent;
    }

    private record Sorted(double beaconShare, double strangerShare) {}

    /** Share of the beacon's and of the others' pulses that are taken as the beacon's, after ten seconds. */
    private static Sorted sort(Settings.Pulses timing, List<Sent> one, List<Sent> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(Comparator.comparingDouble(Sent::atS));
        var comb = new PulseComb(BeaconKind.PULSED, timing);
        double[] taken = new double[2];
        double[] seen = new double[2];
        for (Sent sent : all) {
            boolean is = comb.take(pulse(sent));
            if (sent.atS > 10) {
                seen[sent.beacon ? 0 : 1]++;
                taken[sent.beacon ? 0 : 1] += is ? 1 : 0;
            }
        }
        return new Sorted(taken[0] / seen[0], taken[1] / seen[1]);
    }

    @Test
    void aStrangersPulsesAtAnotherRateAreNotTheBeacons() {
        for (long seed = 1; seed <= 20; seed++) {
            double firstS = new Random(seed).nextDouble();
            Sorted sorted = sort(
                    TIMING,
                    train(0.7 * firstS, 0.7, 0.05, 0, seed, false),
                    train(firstS, 1, 0.03, 0.2, seed + 100, true));
            assertThat(sorted.beaconShare).as("seed %d", seed).isGreaterThan(0.97);
            assertThat(sorted.strangerShare)
                    .as("seed %d, chance meetings", seed)
                    .isLessThan(0.16);
        }
    }

    @Test
    void aStrangerAloneIsNotTheBeacon() {
        Sorted sorted = sort(TIMING, train(0.3, 0.7, 0.05, 0, 1, false), train(500, 1, 0.03, 0, 2, true));
        assertThat(sorted.strangerShare).isZero();
    }

    @Test
    void theBeaconIsFoundAgainAfterASilenceWithStrangersInIt() {
        List<Sent> beacon = train(0.2, 1, 0.03, 0, 1, true);
        beacon.removeIf(sent -> sent.atS > 60 && sent.atS < 120);
        Sorted sorted = sort(TIMING, beacon, train(0.14, 0.7, 0.05, 0, 2, false));
        assertThat(sorted.beaconShare)
                .as("but for the first ones after the silence")
                .isGreaterThan(0.95);
        assertThat(sorted.strangerShare).isLessThan(0.16);
    }

    @Test
    void aBeaconAloneCountsFromItsFirstPulseOnHoweverManyAreMissed() {
        var comb = new PulseComb(BeaconKind.PULSED, TIMING);
        for (Sent sent : train(0.2, 1, 0.03, 0.7, 3, true)) {
            assertThat(comb.take(pulse(sent))).as("%s", sent).isTrue();
        }
    }

    @Test
    void aPeriodThatIsNotQuiteAsConfiguredIsFollowed() {
        for (double periodS : new double[] {0.94, 0.98, 1.02, 1.06}) {
            Sorted sorted = sort(TIMING, train(0.2, periodS, 0.03, 0.1, 4, true), train(0.05, 0.77, 0.05, 0, 5, false));
            assertThat(sorted.beaconShare).as("period %s", periodS).isGreaterThan(0.85);
        }
    }

    @Test
    void aStrangerOfNearlyTheSamePeriodIsNotTheBeacon() {
        Sorted sorted = sort(TIMING, train(0.05, 0.96, 0.03, 0, 1, false), train(0.4, 1, 0.03, 0.2, 2, true));
        assertThat(sorted.beaconShare).isGreaterThan(0.9);
        assertThat(sorted.strangerShare).as("while it passes by").isLessThan(0.16);
    }

    @Test
    void aLongerStrangerOfTwiceTheRateIsNotTheBeacon() {
        Sorted sorted = sort(TIMING, train(0.05, 0.5, 0.05, 0, 1, false), train(0.3, 1, 0.03, 0.2, 2, true));
        assertThat(sorted.beaconShare).isGreaterThan(0.97);
        assertThat(sorted.strangerShare).isLessThan(0.05);
    }

    @Test
    void aKeyedGroupIsTheBeaconsWhenItsFirstPulseIs() {
        var keyed = new ArrayList<Sent>();
        for (Sent first : train(0.2, 1, 0.006, 0, 1, true)) {
            for (int key = 0; key < 3; key++) {
                keyed.add(new Sent(first.atS + 0.012 * key, 0.006, true));
            }
        }
        Sorted sorted = sort(TIMING, keyed, train(0.05, 0.7, 0.05, 0, 2, false));
        assertThat(sorted.beaconShare).isGreaterThan(0.9);
        assertThat(sorted.strangerShare).isLessThan(0.16);
    }

    @Test
    void whatFollowsInDenseTrafficIsNoKeyedGroup() {
        var comb = new PulseComb(BeaconKind.PULSED, TIMING);
        assertThat(comb.take(pulse(new Sent(1, 0.03, true)))).isTrue();
        int its = 0;
        for (int k = 1; k < 100; k++) {
            its += comb.take(pulse(new Sent(1 + 0.038 * k, 0.03, false))) ? 1 : 0;
        }
        assertThat(its).isLessThan(3);
    }

    @Test
    void strangersAloneAreNobodyWhateverTheirRate() {
        for (double periodS : new double[] {0.1, 0.13, 0.2, 0.25, 0.3, 1 / 3.0, 0.45, 0.5, 0.7, 0.77}) {
            Sorted sorted = sort(TIMING, train(0.02, periodS, 0.03, 0, 3, false), List.of(new Sent(299, 0.03, true)));
            assertThat(sorted.strangerShare).as("period %s", periodS).isLessThan(0.01);
        }
        var random = new Random(4);
        var clicks = new ArrayList<Sent>();
        for (double s = 0; s < 300; s -= 0.4 * Math.log(1 - random.nextDouble())) {
            clicks.add(new Sent(s, 0.03, false));
        }
        Sorted sorted = sort(TIMING, clicks, List.of(new Sent(299, 0.03, true)));
        assertThat(sorted.strangerShare).as("clicks that meet a beat").isLessThan(0.1);
    }

    /** FR17: strangers that meet its beat by chance do not keep it alive. */
    @Test
    void afterTheBeaconsEndNobodyTakesItsPlace() {
        for (double periodS : new double[] {0.1, 0.2, 0.3, 0.45, 0.5, 0.7, 0.77}) {
            for (double firstS : new double[] {0.02, 0.2, 0.26, 0.41}) {
                List<Sent> beacon = train(0.2, 1, 0.03, 0, 1, true);
                beacon.removeIf(sent -> sent.atS > 60);
                var all = new ArrayList<>(beacon);
                all.addAll(train(firstS, periodS, 0.05, 0, 5, false));
                all.sort(Comparator.comparingDouble(Sent::atS));
                var comb = new PulseComb(BeaconKind.PULSED, TIMING);
                double lastS = 0;
                for (Sent sent : all) {
                    lastS = comb.take(pulse(sent)) ? sent.atS : lastS;
                }
                assertThat(lastS).as("every %s s from %s s", periodS, firstS).isLessThan(75);
                if (periodS >= 0.3) { // under 0.3 s they may hide it while it is there
                    assertThat(lastS)
                            .as("every %s s from %s s", periodS, firstS)
                            .isGreaterThan(50);
                }
            }
        }
    }

    @Test
    void aClickNowAndThenDoesNotSilenceAWeakBeacon() {
        Sorted sorted = sort(TIMING, train(0.2, 1, 0.03, 0.7, 6, true), train(0.55, 29, 0.03, 0, 7, false));
        assertThat(sorted.beaconShare).isGreaterThan(0.9);
        assertThat(sorted.strangerShare).as("chance meetings").isLessThan(0.25);
    }

    @Test
    void aSecondPulseSoonAfterTheFirstDoesNotHideTheBeacon() {
        Sorted sorted = sort(TIMING, train(0.2, 1, 0.015, 0.1, 1, true), train(0.26, 1, 0.015, 0.1, 2, false));
        assertThat(sorted.beaconShare).isGreaterThan(0.85);
    }

    @Test
    void clicksDoNotHideABeaconOfAnotherPeriodThanConfigured() {
        Sorted sorted = sort(TIMING, train(0.2, 1.08, 0.03, 0, 1, true), train(0.5, 7.7, 0.03, 0, 2, false));
        assertThat(sorted.beaconShare).isGreaterThan(0.9);
    }

    @Test
    void whatIsTwiceAsLongIsNotTheBeacons() {
        var comb = new PulseComb(BeaconKind.PULSED, TIMING);
        for (int s = 0; s < 20; s++) {
            assertThat(comb.take(pulse(new Sent(s, 0.061, false)))).isFalse();
        }
    }

    @Test
    void withoutAPeriodAndForBurstsEveryPulseCounts() {
        var unknown = new PulseComb(BeaconKind.PULSED, Settings.Pulses.UNKNOWN);
        var burst = new PulseComb(BeaconKind.BURST, new Settings.Pulses(0.5, 50, Double.NaN));
        for (Sent sent : train(0, 0.37, 0.03, 0.5, 6, false)) {
            assertThat(unknown.take(pulse(sent))).isTrue();
            assertThat(burst.take(pulse(sent))).isTrue();
        }
    }
}
