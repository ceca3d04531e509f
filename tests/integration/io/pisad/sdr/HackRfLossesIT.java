package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * NFR4: every lost sample is counted. The radio replays a file in which every sample tells its number (modulo a prime), so
 * that the stream itself is the witness.
 */
final class HackRfLossesIT {
    private static final int PERIOD = 65_521;
    private static final double RATE_HZ = 2e6;

    private HackRfStandIn radio;

    @BeforeEach
    void plugged(@TempDir Path folder) throws Exception {
        radio = HackRfStandIn.plugged();
        byte[] numbers = new byte[2 * PERIOD];
        for (int n = 0; n < PERIOD; n++) {
            numbers[2 * n] = (byte) ((n & 255) - 128);
            numbers[2 * n + 1] = (byte) ((n >> 8) - 128);
        }
        Path file = folder.resolve("numbers.cs8");
        Files.write(file, numbers);
        radio.command("file " + file.toAbsolutePath());
    }

    /** By how many samples the stream's index is off what the samples say, 0 to PERIOD - 1. */
    private static long off(HackRfEar ear, int at) {
        int low = Math.round(ear.block.iq[2 * at] * 128) + 128;
        int high = Math.round(ear.block.iq[2 * at + 1] * 128) + 128;
        return Math.floorMod(ear.block.firstSample + at - (high << 8 | low), (long) PERIOD);
    }

    private static void readAligned(HackRfEar ear, long samples) {
        long end = ear.samples + samples;
        while (ear.samples < end) {
            ear.read();
            if (ear.block.samples > 0) {
                assertThat(off(ear, 0)).as("first of the block").isZero();
                assertThat(off(ear, ear.block.samples - 1))
                        .as("last of the block")
                        .isZero();
            }
        }
    }

    private HackRfEar listening() {
        HackRfEar ear = new HackRfEar(HackRfEar.settings(RATE_HZ), radio.library());
        assertThat(ear.listening(5)).as("%s", ear.told).isTrue();
        return ear;
    }

    @Test
    void nothingIsLostByAReaderThatKeepsUp() {
        try (HackRfEar ear = listening()) {
            readAligned(ear, 2_500_000);
            assertThat(ear.lost).isZero();
        }
    }

    @Test
    void aSlowReaderLosesWholeBlocksCountedInTheirPlace() throws Exception {
        try (HackRfEar ear = listening()) {
            Thread.sleep(1_800); // the pool holds 1.05 s at this rate
            readAligned(ear, 3_500_000);
            assertThat(ear.lost).isGreaterThan(900_000).isEqualTo(ear.lost / 131_072 * 131_072);
            assertThat(ear.toldThat(ear.lost + " samples lost"))
                    .as("%s", ear.told)
                    .isTrue();
        }
    }

    /** The radio's own counters are looked at once a second, so the place is only known so far, the number exactly. */
    @Test
    void aLateHostIsCountedFromTheRadiosShortfalls() throws Exception {
        try (HackRfEar ear = listening()) {
            radio.command("patience 0", "late 0.5");
            assertThat(ear.until(() -> ear.lost > 0, 5)).isTrue();
            readAligned(ear, 1_000_000);
            // 0.5 s of bytes less 3 transfers and the radio's own 32 KiB
            assertThat(2 * ear.lost).isBetween(1_100_000L, 6_000_000L);
        }
    }

    @Test
    void shortTransfersAreWholeStreams() throws Exception {
        try (HackRfEar ear = listening()) {
            radio.command("short 16384");
            readAligned(ear, 1_000_000);
            radio.command("short 0");
            readAligned(ear, 1_000_000);
            assertThat(ear.lost).isZero();
        }
    }
}
