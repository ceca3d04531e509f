package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pisad.model.CalibrationTable;
import io.pisad.model.Gain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calibration's file is read back as it was written, and what is wrong with it is told all at once. */
final class CalibrationFileTest {
    private static final String GOOD = """
            serial = "957864dc2a1cb00d"
            date = "2026-11-21"
            absolute = true
            [[row]]
            frequency_hz = 433920000
            lna_db = 16
            vga_db = 8
            amp = false
            offset_db = -23.5
            error_db = 0.1
            """;

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> CalibrationFile.parse("c.toml", text))
                .problems();
    }

    @Test
    void whatIsWrittenIsReadBack() throws ConfigException {
        var table = new CalibrationTable(
                "957864dc2a1cb00d",
                "2026-11-21",
                false,
                List.of(
                        new CalibrationTable.Row(433.92e6, new Gain(16, 0, false), -16.125, 0.05),
                        new CalibrationTable.Row(433.92e6, new Gain(40, 12, true), -62.5, 0.01)));
        String text = CalibrationFile.write(table);
        assertThat(CalibrationFile.parse("c.toml", text)).isEqualTo(table);
        assertThat(text).contains("NOT absolute");
    }

    @Test
    void theExampleIsRead() throws ConfigException {
        assertThat(CalibrationFile.parse("c.toml", GOOD).rows())
                .containsExactly(new CalibrationTable.Row(433.92e6, new Gain(16, 8, false), -23.5, 0.1));
    }

    @Test
    void everyProblemIsToldAtOnceWithLineKeyValueAndRange() {
        String text = GOOD.replace("lna_db = 16", "lna_db = 12")
                .replace("offset_db = -23.5", "offset_db = -900")
                .replace("2026-11-21", "yesterday")
                .replace("error_db", "eror_db");
        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "c.toml:2: date: yesterday is not allowed (allowed: \"YYYY-MM-DD\")",
                        "c.toml:6: lna_db: 12 is between two steps (allowed: 0 to 40 in steps of 8)",
                        "c.toml:9: offset_db: -900 is out of range (allowed: -200 to 100)",
                        "c.toml:10: row.eror_db: unknown key (allowed: frequency_hz, lna_db, vga_db, amp, offset_db, error_db)",
                        "c.toml:5: error_db: missing (allowed: 0 to 20)");
    }

    @Test
    void aTableWithoutRowsOrWithARowTwiceIsRefused() {
        assertThat(problems(GOOD.substring(0, GOOD.indexOf("[[row]]"))))
                .containsExactly("c.toml: row: none (allowed: at least one [[row]])");
        assertThat(problems(GOOD + GOOD.substring(GOOD.indexOf("[[row]]"))))
                .containsExactly("c.toml:11: row: same frequency and gain as line 4 (allowed: once)");
    }

    @Test
    void whatIsNoTomlIsRefusedAtItsLine() {
        assertThat(problems("serial = \"1\"\ndate = = 3\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("c.toml:2: not TOML:");
    }
}
