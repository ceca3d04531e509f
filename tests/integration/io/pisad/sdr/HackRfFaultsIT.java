package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.RadioState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H1, NFR7: whatever the radio does, the reader lives, says why nothing is heard, and hears again within 5 s. */
final class HackRfFaultsIT {
    private static final double RECOVERY_S = 5;

    private HackRfStandIn radio;

    @BeforeEach
    void plugged() throws Exception {
        radio = HackRfStandIn.plugged();
    }

    @AfterEach
    void working() throws Exception {
        radio.command("defaults", "plug");
    }

    private HackRfEar ear() {
        return new HackRfEar(HackRfEar.settings(2e6), radio.library());
    }

    private static void saysAndHears(HackRfEar ear, String reason, Cure cure) throws Exception {
        assertThat(ear.until(() -> ear.toldThat(reason), RECOVERY_S))
                .as("'%s' in %s", reason, ear.told)
                .isTrue();
        cure.apply();
        assertThat(ear.listening(RECOVERY_S)).as("%s", ear.told).isTrue();
        assertThat(ear.longestReadNs).as("longest read").isLessThan(1_000_000_000);
    }

    private interface Cure {
        void apply() throws Exception;
    }

    @Test
    void withoutTheLibraryItNamesThePackage() {
        try (HackRfEar ear = new HackRfEar(HackRfEar.settings(2e6), List.of("no-such-hackrf"))) {
            assertThat(ear.until(() -> !ear.told.isEmpty(), RECOVERY_S)).isTrue();
            assertThat(ear.told)
                    .containsExactly("ABSENT no libhackrf found (no-such-hackrf): install the package libhackrf0");
        }
    }

    @Test
    void withoutARadioItWaitsForOne() throws Exception {
        radio.command("unplug");
        try (HackRfEar ear = ear()) {
            saysAndHears(ear, "ABSENT no HackRF found (-5): plug it in", () -> radio.command("plug"));
            assertThat(ear.lost).isZero();
        }
    }

    @Test
    void withoutPermissionItNamesTheUdevRule() throws Exception {
        radio.command("deny on");
        try (HackRfEar ear = ear()) {
            saysAndHears(ear, "ABSENT no permission to open the HackRF (-5): install its udev rule", () -> {
                radio.command("deny off");
            });
        }
    }

    @Test
    void aRadioInUseIsTakenWhenItIsFree() throws Exception {
        radio.command("busy on");
        try (HackRfEar ear = ear()) {
            saysAndHears(ear, "in use by another program", () -> radio.command("busy off"));
        }
    }

    @Test
    void threeFailedOpensAreNotTheLast() throws Exception {
        radio.command("fail open 3 -1000");
        try (HackRfEar ear = ear()) {
            saysAndHears(ear, "ABSENT hackrf_open", () -> {});
        }
    }

    @Test
    void aFailedInitAndAFailedStartAreRepeated() throws Exception {
        radio.command("fail init 1 -1000", "fail start_rx 1 -1000");
        try (HackRfEar ear = ear()) {
            saysAndHears(ear, "hackrf_start_rx", () -> {});
            assertThat(ear.toldThat("ABSENT hackrf_init")).as("%s", ear.told).isTrue();
        }
    }

    @Test
    void aPulledPlugIsSeenAndTheGapIsCounted() throws Exception {
        try (HackRfEar ear = ear()) {
            assertThat(ear.listening(RECOVERY_S)).isTrue();
            ear.told.clear();
            radio.command("unplug");
            assertThat(ear.until(() -> ear.state == RadioState.ABSENT, RECOVERY_S))
                    .isTrue();
            assertThat(ear.told.get(0)).startsWith("RECOVERING HackRF stopped: streaming stopped (-1003)");
            long gapFromNs = System.nanoTime();
            ear.until(() -> System.nanoTime() - gapFromNs > 1_000_000_000, 2);
            saysAndHears(ear, "plug it in", () -> radio.command("plug"));
            double gapS = (System.nanoTime() - gapFromNs) * 1e-9;
            assertThat(ear.lost).isBetween((long) ((gapS - 0.5) * 2e6), (long) ((gapS + 1.5) * 2e6));
            assertThat(ear.block.firstSample + ear.block.samples).isEqualTo(ear.samples + ear.lost);
        }
    }

    /** A stalled radio keeps is_streaming TRUE: only the missing bytes tell. */
    @Test
    void aStallIsSeenByItsSilence() throws Exception {
        try (HackRfEar ear = ear()) {
            assertThat(ear.listening(RECOVERY_S)).isTrue();
            radio.command("stall on");
            saysAndHears(ear, "RECOVERING no samples for 1 s", () -> radio.command("stall off"));
        }
    }

    @Test
    void aStallThatReopeningDoesNotCureEndsWithAReboot() throws Exception {
        try (HackRfEar ear = ear()) {
            assertThat(ear.listening(RECOVERY_S)).isTrue();
            radio.command("stall reset");
            saysAndHears(ear, "no samples for 1 s; rebooting the radio", () -> {});
        }
    }

    /** The handle that hangs keeps the radio busy; pulling it and plugging it in again must be enough. */
    @Test
    void aHangingStopIsLeftBehind() throws Exception {
        try (HackRfEar ear = ear()) {
            assertThat(ear.listening(RECOVERY_S)).isTrue();
            radio.command("hang stop_rx 60", "stall on");
            assertThat(ear.until(() -> ear.toldThat("no samples for 1 s"), RECOVERY_S))
                    .isTrue();
            radio.command("stall off"); // too late: what the hanging session still delivers is not read
            saysAndHears(ear, "closing the radio hangs", () -> radio.command("unplug", "plug"));
        }
    }

    @Test
    void closingDoesNotWaitForAHangingStop() throws Exception {
        HackRfEar ear = ear();
        assertThat(ear.listening(RECOVERY_S)).isTrue();
        radio.command("hang close 60");
        long fromNs = System.nanoTime();
        ear.close();
        assertThat(System.nanoTime() - fromNs).isLessThan(4_000_000_000L);
    }
}
