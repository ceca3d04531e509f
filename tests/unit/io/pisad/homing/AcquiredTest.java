package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.SignalPicture;
import org.junit.jupiter.api.Test;

/** A beacon that is given as acquired: detected until HOMING begins, and lost as any other after that. */
final class AcquiredTest {
    private static final long S_NS = 1_000_000_000L;

    private static SignalPicture weakAt(long atNs) {
        var cockpit = new Cockpit().hear(-20);
        cockpit.nowNs = atNs;
        return cockpit.picture();
    }

    private static Detector homingSince(BeaconKind kind, long atNs) {
        var detector = Detector.acquired(TestSettings.of(kind, true, 1000));
        detector.onTick(weakAt(atNs), false);
        assertThat(detector.detected()).isTrue();
        assertThat(detector.confidencePercent()).isEqualTo(100);
        detector.onHoming(atNs);
        return detector;
    }

    @Test
    void aLevelIsLostTenSecondsAfterHomingBeganInSilence() {
        var detector = homingSince(BeaconKind.CONTINUOUS, 5 * S_NS);
        detector.onTick(weakAt(14 * S_NS), false);
        assertThat(detector.lost(14 * S_NS)).isFalse();
        detector.onTick(weakAt(15 * S_NS), false);
        assertThat(detector.lost(15 * S_NS)).isTrue();
        assertThat(detector.detected()).isFalse();
    }

    @Test
    void pulsesAreWaitedForFromTheBeginningOfHomingOn() {
        var detector = homingSince(BeaconKind.PULSED, 5 * S_NS);
        detector.onTick(weakAt(14 * S_NS), false);
        assertThat(detector.lost(14 * S_NS)).isFalse();
        detector.onTick(weakAt(16 * S_NS), false);
        assertThat(detector.lost(16 * S_NS)).isTrue();
    }
}
