package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pisad.config.CalibrationFile;
import io.pisad.config.ConfigFile;
import io.pisad.model.CalibrationTable;
import io.pisad.model.Gain;
import io.pisad.model.Settings;
import io.pisad.sdr.HackRfStandIn;
import io.pisad.signal.GainLadder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR1: {@code pisad calibrate} through the stand-in radio, whose true offset is known: full scale less all gains. */
final class CalibrateIT {
    private static final double FULLSCALE_DBM = -4.3;

    private Path folder;
    private HackRfStandIn radio;
    private Path out;
    private final StringWriter said = new StringWriter();
    private final StringWriter complained = new StringWriter();

    @BeforeEach
    void plugged(@TempDir Path empty) throws Exception {
        folder = empty;
        radio = HackRfStandIn.plugged();
        // a generator's frequency is never a fraction of the rate; there the converter's steps repeat
        radio.command("fullscale " + FULLSCALE_DBM, "beacon 433920437");
        System.setProperty("pisad.hackrf", radio.library().get(0));
        out = folder.resolve("radio.toml");
        Files.writeString(folder.resolve("pisad.toml"), "[receiver]\nsample_rate_hz = 2000000\n");
    }

    @AfterEach
    void installedLibraryAgain() {
        System.clearProperty("pisad.hackrf");
    }

    private int calibrate(String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(
                new String[] {
                    "calibrate", "--config", folder.resolve("pisad.toml").toString(), "--out", out.toString()
                },
                0,
                args,
                0,
                5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Main.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(complained, true))
                .execute(args);
    }

    private static double trueOffsetDb(Gain gain) {
        return FULLSCALE_DBM - GainLadder.totalDb(gain);
    }

    @Test
    void aGeneratorOfKnownLevelGivesTheTrueOffsetAndMoreLevelsAddMoreGains() throws Exception {
        radio.command("level -50");
        assertThat(calibrate("--level", "-50")).as("%s", complained).isZero();
        CalibrationTable first = CalibrationFile.read(out);
        assertThat(first.absolute()).isTrue();
        assertThat(first.serial()).endsWith("957864dc2a1cb00d");
        assertThat(first.rows()).hasSizeGreaterThanOrEqualTo(3);
        radio.command("level -75");
        assertThat(calibrate("--level", "-75")).as("exists already").isEqualTo(2);
        assertThat(calibrate("--level", "-75", "--add")).as("%s", complained).isZero();
        CalibrationTable both = CalibrationFile.read(out);
        assertThat(both.rows()).hasSizeGreaterThan(first.rows().size());
        for (var row : both.rows()) {
            assertThat(row.offsetDb()).as("%s", row).isCloseTo(trueOffsetDb(row.gain()), within(0.2));
            assertThat(row.errorDb()).as("%s", row).isBetween(0.0, 0.1);
        }
    }

    @Test
    void anUnknownLevelGivesTheDifferencesAndSaysSo() throws Exception {
        radio.command("level -50");
        assertThat(calibrate("--relative")).as("%s", complained).isZero();
        CalibrationTable table = CalibrationFile.read(out);
        assertThat(table.absolute()).isFalse();
        var first = table.rows().get(0);
        for (var row : table.rows()) {
            assertThat(row.offsetDb() - first.offsetDb())
                    .as("%s", row)
                    .isCloseTo(trueOffsetDb(row.gain()) - trueOffsetDb(first.gain()), within(0.2));
        }
    }

    @Test
    void withoutACarrierItIsRefusedAndNothingWritten() throws Exception {
        radio.command("off");
        assertThat(calibrate("--level", "-50")).isEqualTo(1);
        assertThat(complained.toString()).startsWith("pisad: no carrier in the channel: best SNR");
        assertThat(out).doesNotExist();
    }

    @Test
    void aLevelThatClipsAtTheGainIsRefused() throws Exception {
        radio.command("level -20");
        assertThat(calibrate("--level", "-20", "--gains", "current")).isEqualTo(1);
        assertThat(complained.toString()).startsWith("pisad: the converter clips at this gain: lower the level");
        assertThat(out).doesNotExist();
    }

    @Test
    void aLevelThatWandersIsRefused() throws Exception {
        radio.command("level -50");
        var wandering = new Thread(() -> {
            try {
                for (int n = 0; !Thread.currentThread().isInterrupted(); n++) {
                    radio.command("level " + (-50 - n % 4));
                    Thread.sleep(700);
                }
            } catch (InterruptedException | java.io.IOException ended) {
                return;
            }
        });
        wandering.start();
        assertThat(calibrate("--relative")).isEqualTo(1);
        wandering.interrupt();
        wandering.join();
        assertThat(complained.toString()).startsWith("pisad: the carrier's level wanders:");
        assertThat(out).doesNotExist();
    }

    private Settings using(String source, String hz) throws Exception {
        return ConfigFile.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "receiver.calibration",
                                out.toString(),
                                "radio.source",
                                source,
                                "radio.frequency_hz",
                                hz))
                .settings();
    }

    @Test
    void aCalibrationBelongsToItsRadioAndItsFrequencies() throws Exception {
        Files.writeString(
                out,
                CalibrationFile.write(new CalibrationTable(
                        "957864dc2a1cb00d",
                        "2026-11-21",
                        true,
                        java.util.List.of(new CalibrationTable.Row(433.92e6, new Gain(24, 8, false), -40, 0.1)))));
        var settings = using("hackrf", "433920000");
        assertThat(Radios.hackRf(settings).serial()).contains("957864dc2a1cb00d");
        assertThat(Radios.hackRf(settings).gain()).isEqualTo(new Gain(24, 8, false));
        assertThat(Radios.rungs(settings)).containsExactly(new Gain(24, 8, false));
        assertThat(Radios.scale(settings).calibrated()).isTrue();
        assertThatThrownBy(() -> Radios.hackRf(using("hackrf:abc", "433920000")))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("is the calibration of the radio 957864dc2a1cb00d, radio.source says hackrf:abc");
        assertThatThrownBy(() -> Radios.hackRf(using("hackrf", "868300000")))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("no gain is calibrated at 8.683E8 Hz (allowed: between two rows");
    }
}
