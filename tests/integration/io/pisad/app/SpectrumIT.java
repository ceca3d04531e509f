package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H1: one look at the air, with known lines on it. */
final class SpectrumIT extends HackRfCommands {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theBeaconIsThePeakInTheChannelWithItsLevelAndFrequency() throws Exception {
        radio.command("level -50", "beacon 433925000");
        Typed typed = Typed.run("spectrum", "--radio", "hackrf", "--seconds", "0.3", "--json");
        assertThat(typed.code()).as("%s", typed).isZero();
        JsonNode tree = new ObjectMapper().readTree(typed.out());
        JsonNode peak = tree.get("peaks").get(0);
        assertThat(peak.get("frequency_hz").asDouble())
                .isCloseTo(433.925e6, within(tree.get("bin_hz").asDouble() / 2));
        assertThat(peak.get("dbfs").asDouble()).isCloseTo(-50 + 32, within(0.2)); // gains 16 and 16 dB
        assertThat(tree.get("channel_dbfs").asDouble()).isCloseTo(-18, within(0.2));
        assertThat(tree.get("dc_hz").asDouble()).isEqualTo(433.92e6 - 250e3);
        assertThat(tree.get("dbfs").size()).isEqualTo(tree.get("over_floor_db").size());
    }

    /** A wide span passes the filter at both ends: noise is as high there as in the middle. */
    @Test
    void aWideSpanIsFlat() throws Exception {
        radio.command("off", "dc 0 0");
        Typed typed = Typed.run(
                "spectrum", "--radio", "hackrf", "--span", "4e6", "--seconds", "0.5", "--vga", "40", "--json");
        JsonNode over = new ObjectMapper().readTree(typed.out()).get("over_floor_db");
        int ninth = over.size() / 9;
        for (int part = 0; part < 9; part++) {
            double sum = 0;
            for (int n = part * ninth; n < (part + 1) * ninth; n++) {
                sum += over.get(n).asDouble();
            }
            assertThat(sum / ninth).as("part %d of 9", part).isCloseTo(0, within(1.5));
        }
    }

    @Test
    void thePictureIsAPngAndTheTextMarksChannelAndDc() throws Exception {
        Path png = folder.resolve("s.png");
        Typed typed = Typed.run("spectrum", "--radio", "hackrf", "--seconds", "0.2", "--png", png.toString());
        assertThat(typed.code()).as("%s", typed).isZero();
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1200);
        assertThat(typed.out()).contains("CCC", "-D-", "433.9200 MHz", "in the channel", "uncalibrated");
    }

    @Test
    void theSimulatedRadioIsCalledSimulated() {
        Typed typed = Typed.run("spectrum", "--seconds", "0.2");
        assertThat(typed.code()).as("%s", typed).isZero();
        assertThat(typed.out()).contains("SIMULATED");
    }

    @Test
    void whatCannotBeIsRefusedInOneLine() throws Exception {
        for (String[] wrong : new String[][] {
            {"--radio", "hackrf", "--span", "30e6"},
            {"--radio", "hackrf", "--lna", "13"},
            {"--seconds", "0"},
            {"--radio", "tuner"},
            {"--file", "none.cu8"}
        }) {
            var all = new java.util.ArrayList<>(java.util.List.of("spectrum"));
            all.addAll(java.util.List.of(wrong));
            Typed typed = Typed.run(all.toArray(String[]::new));
            assertThat(typed.code()).as("%s", typed).isIn(1, 2);
            assertThat(typed.err().strip().lines()).as("%s", typed).hasSize(1);
        }
        radio.command("unplug");
        Typed typed = Typed.run("spectrum", "--radio", "hackrf");
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).isEqualToIgnoringNewLines("pisad: no HackRF found (-5): plug it in");
    }
}
