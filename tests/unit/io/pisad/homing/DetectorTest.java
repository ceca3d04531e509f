package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.Pulse;
import io.pisad.model.Settings;
import io.pisad.model.State;
import org.junit.jupiter.api.Test;

/** FR7: 12 dB up, 6 dB down, sustained; two pulses; loss times that know the period. */
final class DetectorTest {
    private static Cockpit listening(BeaconKind kind) {
        return new Cockpit(TestSettings.of(kind, true, 1000)).reach(State.SEARCHING);
    }

    @Test
    void theReferenceMustAgreeWithTheFloor() {
        var c = listening(BeaconKind.CONTINUOUS).hear(20);
        c.referenceSnrDb = 3;
        assertThat(c.seconds(5).state()).isEqualTo(State.SEARCHING);
        c.referenceSnrDb = 12;
        assertThat(c.seconds(0.5).state()).isEqualTo(State.DETECTING);
    }

    @Test
    void aShortPeakIsNoDetection() {
        var c = listening(BeaconKind.CONTINUOUS);
        for (int i = 0; i < 20; i++) {
            c.hear(20).seconds(0.25).hear(11).seconds(0.05);
        }
        assertThat(c.state()).isEqualTo(State.SEARCHING);
    }

    @Test
    void steadyCarrierStaysDetected() {
        var c = listening(BeaconKind.CONTINUOUS).hear(30).seconds(600);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.out.shown).isNotNull();
        assertThat(c.out.shown.confidencePercent()).isGreaterThan(99);
    }

    @Test
    void noiseIsNoDetectionAndNoConfidence() {
        var c = listening(BeaconKind.UNKNOWN).hear(-8).seconds(600);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.out.shown).isNotNull();
        assertThat(c.out.shown.confidencePercent()).isLessThan(1);
    }

    /** Was two: of unknown timing, any two pulses have a distance, so a hopping signal's visits were a beacon. */
    @Test
    void threeRegularPulsesAreADetectionAndTwoAreNot() {
        var c = listening(BeaconKind.PULSED).pulse(15).seconds(1).pulse(15).seconds(0.5);
        c.pulse(11).seconds(0.5);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        c.pulse(15).seconds(0.1);
        assertThat(c.state()).isEqualTo(State.DETECTING);
    }

    @Test
    void irregularPulsesAreNoDetectionAndAMissedOneDoesNotHarm() {
        var c = listening(BeaconKind.PULSED);
        for (double gapS : new double[] {1, 1.6, 0.6, 1.9, 0.7}) {
            c.pulse(15).seconds(gapS);
        }
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        c = listening(BeaconKind.PULSED)
                .pulse(15)
                .seconds(1)
                .pulse(15)
                .seconds(2)
                .pulse(15)
                .seconds(0.1);
        assertThat(c.state()).isEqualTo(State.DETECTING);
    }

    /** Half a minute of the beacon, once a second from the half second on, and of a stranger; seconds until it was lost. */
    private static double lostAfterS(double strangerPeriodS, double strangerDb, int beacons, boolean[] detected) {
        var settings =
                TestSettings.of(BeaconKind.PULSED, true, 1000).withPulses(new Settings.Pulses(0.03, 1, Double.NaN));
        var detector = new Detector(settings);
        var c = new Cockpit(settings).hear(-20);
        double nextS = 0.1;
        for (int tick = 1; tick < 20 * 120; tick++) {
            double atS = tick / 20.0;
            if (atS >= nextS - 1e-9) {
                detector.onPulse(c.aPulse(strangerDb), false);
                nextS += strangerPeriodS;
            }
            if (tick % 20 == 10 && tick / 20 < beacons) {
                detector.onPulse(c.aPulse(20), false);
            }
            detector.onTick(c.tick().picture(), false);
            detected[0] |= detector.detected();
            if (atS > beacons && detector.lost(c.nowNs)) {
                return atS - beacons;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Test
    void amongStrangersTheBeaconIsDetectedAndAfterItsEndLost() {
        for (double periodS : new double[] {0.3, 0.35, 0.7, 0.85}) {
            var detected = new boolean[1];
            assertThat(lostAfterS(periodS, 18, 30, detected))
                    .as("stranger every %s s", periodS)
                    .isLessThan(20);
            assertThat(detected[0]).as("stranger every %s s", periodS).isTrue();
        }
    }

    /** FR17: a second beacon of the same period is not flown to instead. */
    @Test
    void anotherTrainDoesNotKeepHomingAlive() {
        var settings =
                TestSettings.of(BeaconKind.PULSED, true, 1000).withPulses(new Settings.Pulses(0.03, 0.4, Double.NaN));
        var detector = new Detector(settings);
        var c = new Cockpit(settings).hear(-20);
        double lostS = Double.NaN;
        for (int tick = 0; tick < 20 * 90 && Double.isNaN(lostS); tick++) {
            boolean homing = tick > 20 * 10;
            if (tick % 8 == 0 && tick < 20 * 30) {
                detector.onPulse(c.aPulse(20), homing);
            }
            if (tick % 8 == 3 && tick >= 20 * 30) {
                detector.onPulse(c.aPulse(25), homing);
            }
            detector.onTick(c.tick().picture(), homing);
            lostS = homing && detector.lost(c.nowNs) ? tick / 20.0 : lostS;
        }
        assertThat(lostS).isBetween(39.5, 41.0);
    }

    @Test
    void strangersAloneAreNoDetection() {
        for (double periodS : new double[] {0.1, 0.25, 0.35, 0.5, 0.7}) {
            var detected = new boolean[1];
            lostAfterS(periodS, 18, 0, detected);
            assertThat(detected[0]).as("stranger every %s s", periodS).isFalse();
        }
    }

    /** Dropped at 6 dB, lost at 0 dB: what is as strong as the noise, and was found, is not given up. */
    @Test
    void aDetectionIsDroppedBeforeTheBeaconIsLost() {
        var settings = TestSettings.of(BeaconKind.CONTINUOUS, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings).hear(20);
        hear(detector, c, 1);
        assertThat(detector.detected()).isTrue();
        c.hear(5.9);
        hear(detector, c, 60);
        assertThat(detector.detected()).isFalse();
        c.hear(0);
        hear(detector, c, 60);
        assertThat(detector.lost(c.nowNs)).isFalse();
        assertThat(detector.fade(c.nowNs).overDb()).isZero();
        c.hear(-0.1);
        hear(detector, c, 10.1);
        assertThat(detector.lost(c.nowNs)).isTrue();
    }

    /** The floor follows a rise of the noise only after seconds: what the noise beside the channel drowns is not heard. */
    @Test
    void risenNoiseIsNotTheBeacon() {
        var settings = TestSettings.of(BeaconKind.CONTINUOUS, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings).hear(20);
        hear(detector, c, 1);
        c.referenceSnrDb = 0;
        hear(detector, c, 10.1);
        assertThat(detector.lost(c.nowNs)).isFalse();
        c.referenceSnrDb = -0.1;
        hear(detector, c, 10.1);
        assertThat(detector.lost(c.nowNs)).isTrue();
    }

    /** Under the drop level a splash is not the beacon, over it it is. */
    @Test
    void whatIsWeakMustLast() {
        var settings = TestSettings.of(BeaconKind.CONTINUOUS, true, 1000);
        for (double splashDb : new double[] {5.9, 6}) {
            var detector = new Detector(settings);
            var c = new Cockpit(settings).hear(20);
            hear(detector, c, 1);
            for (int i = 0; i < 4; i++) {
                c.hear(-20);
                hear(detector, c, 2.9);
                c.hear(splashDb);
                hear(detector, c, 0.2);
            }
            assertThat(detector.lost(c.nowNs)).isEqualTo(splashDb < 6);
        }
    }

    @Test
    void newLimitsCountAtOnceWhileHoming() {
        var settings = TestSettings.of(BeaconKind.CONTINUOUS, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings).hear(20);
        hear(detector, c, 1);
        c.hear(3);
        hear(detector, c, 60);
        assertThat(detector.lost(c.nowNs)).isFalse();
        detector.use(new Settings.Signal(10, 12, 6, 4, 0.3, 10, 1));
        hear(detector, c, 10.1);
        assertThat(detector.lost(c.nowNs)).isTrue();
    }

    /** Somebody else's regular pulses do not become the beacon while its level is followed. */
    @Test
    void aLevelThatIsFollowedStaysALevel() {
        var settings = TestSettings.of(BeaconKind.UNKNOWN, true, 1000);
        for (boolean followed : new boolean[] {true, false}) {
            var detector = new Detector(settings);
            var c = new Cockpit(settings).hear(20);
            hear(detector, c, 1);
            c.hear(-20);
            for (int i = 0; i < 210; i++) {
                c.tick();
                if (i % 20 == 0) {
                    double floor = c.picture().noiseFloorDbm();
                    detector.onPulse(
                            new Pulse(c.nowNs, c.nowNs - 30_000_000L, 0, 30_000_000L, floor + 20, 0, floor, 0, false),
                            followed);
                }
                detector.onTick(c.picture(), followed);
            }
            assertThat(detector.lost(c.nowNs)).isEqualTo(followed);
        }
    }

    private static void hear(Detector detector, Cockpit c, double forS) {
        for (int i = 0; i < Math.round(forS / 0.05); i++) {
            detector.onTick(c.tick().picture(), false);
        }
    }

    @Test
    void silenceBetweenPulsesIsNotLoss() {
        var c = listening(BeaconKind.PULSED);
        for (int i = 0; i < 30; i++) {
            c.pulse(15).seconds(5);
        }
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.seconds(12).state()).isEqualTo(State.DETECTING);
        assertThat(c.seconds(1).state()).isEqualTo(State.SEARCHING);
    }

    @Test
    void aBurstEveryFiftySecondsIsHeldOverMissedOnes() {
        var c = listening(BeaconKind.BURST).pulse(15).seconds(50).pulse(15).tick();
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.seconds(170).state()).isEqualTo(State.DETECTING);
        assertThat(c.seconds(6).state()).isEqualTo(State.SEARCHING);
    }

    @Test
    void pulsesOfAnUnknownBeaconBelongTogetherWithinAMinute() {
        var c = listening(BeaconKind.UNKNOWN);
        c.pulse(15).seconds(61).pulse(15).seconds(61).pulse(15).seconds(0.1);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        c.seconds(10).pulse(15).seconds(10).pulse(15).seconds(0.1); // three since the rule of PulseRhythm, not two
        assertThat(c.state()).isEqualTo(State.DETECTING);
    }

    @Test
    void aContinuousBeaconIgnoresPulses() {
        var c = listening(BeaconKind.CONTINUOUS).pulse(30).seconds(1).pulse(30).seconds(1);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
    }

    @Test
    void pulsesFadeOnlyAfterOneMayHaveBeenMissed() {
        var settings = TestSettings.of(BeaconKind.PULSED, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings);
        detector.onTick(c.picture(), false);
        for (int i = 0; i < 5; i++) {
            c.seconds(1);
            long startNs = c.nowNs - 30_000_000L;
            detector.onPulse(new Pulse(c.nowNs, startNs, 0, 30_000_000L, -60, -60, -120, 0, false), false);
            detector.onTick(c.picture(), false);
        }
        long lastNs = c.nowNs - 30_000_000L;
        assertThat(detector.fade(lastNs).heardNs()).isEqualTo(lastNs);
        assertThat(detector.fade(lastNs + 2_150_000_000L).share())
                .as("one missed")
                .isZero();
        assertThat(detector.fade(lastNs + 3_500_000_000L).share())
                .as("two missed")
                .isBetween(0.1, 0.2);
        assertThat(detector.lost(lastNs + 9_990_000_000L)).isFalse();
        assertThat(detector.lost(lastNs + 10_000_000_000L)).isTrue();
        assertThat(detector.fade(lastNs + 10_000_000_000L).share()).isGreaterThanOrEqualTo(1);
    }

    /** A pulse 9 dB over the noise may be followed by one that drowns: who waits longer turns too late. */
    @Test
    void afterAWeakPulseAFadeIsSeenAPeriodEarlier() {
        var settings = TestSettings.of(BeaconKind.PULSED, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings);
        pulses(detector, c, 5, 15);
        long lastNs = pulses(detector, c, 1, 9);
        assertThat(detector.fade(lastNs + 2_050_000_000L).fading()).isFalse();
        assertThat(detector.fade(lastNs + 2_100_000_000L).fading()).isTrue();
        lastNs = pulses(detector, c, 1, 11);
        assertThat(detector.fade(lastNs + 2_950_000_000L).fading()).isFalse();
        assertThat(detector.fade(lastNs + 3_000_000_000L).fading()).isTrue();
        assertThat(detector.lost(lastNs + 9_990_000_000L)).isFalse();
        assertThat(detector.lost(lastNs + 10_000_000_000L)).isTrue();
    }

    @Test
    void pulsesTooWeakForADetectionAreHeardWhileHoming() {
        var settings = TestSettings.of(BeaconKind.PULSED, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings);
        pulses(detector, c, 5, 15);
        assertThat(detector.detected()).isTrue();
        pulses(detector, c, 30, 0.1);
        assertThat(detector.detected()).isFalse();
        assertThat(detector.lost(c.nowNs)).isFalse();
        pulses(detector, c, 11, -0.1);
        assertThat(detector.lost(c.nowNs)).isTrue();
    }

    /** Under the drop level only what comes in the beat, and with the width, of the pulses before. */
    @Test
    void weakPulsesOutOfBeatAreNotTheBeacons() {
        var settings = TestSettings.of(BeaconKind.PULSED, true, 1000);
        for (double snrDb : new double[] {2, 7}) {
            var detector = new Detector(settings);
            var c = new Cockpit(settings);
            pulses(detector, c, 5, 15);
            c.seconds(0.5);
            pulses(detector, c, 11, snrDb);
            assertThat(detector.lost(c.nowNs)).isEqualTo(snrDb < 6);
        }
    }

    @Test
    void strayWeakPulsesDoNotShortenTheLossTimeOfABurst() {
        var settings = TestSettings.of(BeaconKind.BURST, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings);
        hear(detector, c, 1);
        for (int i = 0; i < 2; i++) {
            c.seconds(49);
            pulses(detector, c, 1, 15);
        }
        pulses(detector, c, 2, 1);
        hear(detector, c, 100);
        assertThat(detector.detected()).isTrue();
        assertThat(detector.lost(c.nowNs)).isFalse();
    }

    /** One of 30 ms every second, its SNR given; the start of the last one. */
    private static long pulses(Detector detector, Cockpit c, int count, double snrDb) {
        double floor = c.picture().noiseFloorDbm();
        double mean = floor + 10 * Math.log10(1 + Math.pow(10, snrDb / 10));
        for (int i = 0; i < count; i++) {
            c.seconds(1);
            detector.onPulse(
                    new Pulse(c.nowNs, c.nowNs - 30_000_000L, 0, 30_000_000L, mean, mean, floor, 0, false), false);
            detector.onTick(c.picture(), false);
        }
        return c.nowNs - 30_000_000L;
    }

    /** What is too loud ends HOMING after the loss time, but nobody turns away from it before. */
    @Test
    void tooLoudIsNoFadeYetItIsLost() {
        var settings = TestSettings.of(BeaconKind.CONTINUOUS, true, 1000);
        var detector = new Detector(settings);
        var c = new Cockpit(settings).hear(30);
        detector.onTick(c.seconds(1).picture(), false);
        c.clippedShare = 0.1;
        c.usable = false;
        for (int i = 0; i < 11; i++) {
            detector.onTick(c.seconds(1).picture(), false);
        }
        assertThat(detector.fade(c.nowNs).share()).isZero();
        assertThat(detector.lost(c.nowNs)).isTrue();
    }
}
