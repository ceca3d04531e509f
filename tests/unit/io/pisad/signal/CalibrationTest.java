package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.CalibrationTable;
import io.pisad.model.Gain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** dBm = dBFS + offset(frequency, gain), only where it was measured. */
final class CalibrationTest {
    private static final Gain LOW = new Gain(16, 0, false);
    private static final Gain HIGH = new Gain(40, 8, false);
    private static final CalibrationTable TABLE = new CalibrationTable(
            "abc",
            "2026-11-21",
            true,
            List.of(
                    new CalibrationTable.Row(440e6, LOW, -20, 0.3),
                    new CalibrationTable.Row(400e6, LOW, -16, 0.1),
                    new CalibrationTable.Row(500e6, LOW, -50, 0.1),
                    new CalibrationTable.Row(400e6, HIGH, -46, 0.1)));

    private static Calibration at(double hz) {
        return new Calibration(TABLE, hz);
    }

    @Test
    void betweenTwoRowsItIsLinearInFrequency() {
        assertThat(at(410e6).dbmOffsetDb(LOW)).isCloseTo(-17, within(1e-9));
        assertThat(at(410e6).errorDb(LOW)).isEqualTo(0.3);
        assertThat(at(470e6).dbmOffsetDb(LOW)).isCloseTo(-35, within(1e-9));
    }

    @Test
    void onARowItIsThatRow() {
        assertThat(at(400e6).dbmOffsetDb(HIGH)).isEqualTo(-46);
        assertThat(at(440e6).dbmOffsetDb(LOW)).isEqualTo(-20);
        assertThat(at(500e6).dbmOffsetDb(LOW)).isEqualTo(-50);
    }

    @Test
    void outsideTheRowsOfAGainNothingIsKnown() {
        assertThat(at(399e6).dbmOffsetDb(LOW)).isNaN();
        assertThat(at(501e6).dbmOffsetDb(LOW)).isNaN();
        assertThat(at(410e6).dbmOffsetDb(HIGH)).isNaN();
        assertThat(at(410e6).dbmOffsetDb(new Gain(16, 0, true))).isNaN();
        assertThat(at(410e6).covers(HIGH)).isFalse();
    }

    @Test
    void theLadderMayUseTheGainsThatAreCoveredHere() {
        assertThat(at(400e6).gains()).containsExactly(LOW, HIGH);
        assertThat(at(410e6).gains()).containsExactly(LOW);
        assertThat(at(700e6).gains()).isEmpty();
    }

    @Test
    void aTableOfDifferencesIsNotACalibration() {
        var relative = new CalibrationTable("abc", "2026-11-21", false, TABLE.rows());
        assertThat(new Calibration(relative, 400e6).calibrated()).isFalse();
        assertThat(at(400e6).calibrated()).isTrue();
    }
}
