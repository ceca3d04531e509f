package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.State;
import io.pisad.sdr.HackRfStandIn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FR13, H1: whatever the radio does, the daemon lives, closes motion, says so, hears again within 5 s of the radio's
 * return and records what it missed.
 */
final class RadioFaultsIT {
    private static final double RECOVERY_S = 5;

    /** One a second; what a test machine may add is not the daemon's. */
    private static final double HEARTBEAT_S = 1.8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private HackRfStandIn radio;

    @BeforeEach
    void plugged() throws Exception {
        radio = HackRfStandIn.plugged();
    }

    @AfterEach
    void working() throws Exception {
        radio.command("defaults", "plug");
    }

    private interface Act {
        void now() throws Exception;
    }

    /** Starts without a working radio; the daemon runs and says why, and hears when it is put right. */
    private void startsDeaf(String reason, Act cure) throws Exception {
        try (var flight = new RadioFlight(radio, folder)) {
            assertThat(RadioFlight.await(() -> flight.told(reason), RECOVERY_S))
                    .as("told '%s' in %s", reason, flight)
                    .isNotNaN();
            assertThat(flight.heard()).isFalse();
            cure.now();
            assertThat(RadioFlight.await(flight::heard, RECOVERY_S))
                    .as("recovers: %s", flight)
                    .isNotNaN();
            assertThat(flight.longestSilenceS()).as("heartbeats").isLessThan(HEARTBEAT_S);
        }
    }

    /** Homing, then the fault: motion closes, homing is disabled and said so; the radio comes back. */
    private void homingEnds(Act fault, Act cure, String reason) throws Exception {
        try (var flight = new RadioFlight(radio, folder)) {
            assertThat(RadioFlight.await(() -> flight.in(State.HOMING) && flight.pisad.valve.isOpen(), 20))
                    .as("homing: %s", flight)
                    .isNotNaN();
            fault.now();
            double closedS = RadioFlight.await(() -> !flight.pisad.valve.isOpen(), RECOVERY_S);
            assertThat(closedS).as("closes: %s", flight).isNotNaN();
            assertThat(RadioFlight.await(() -> flight.told(reason) && flight.told("homing disabled"), RECOVERY_S))
                    .as("told '%s' in %s", reason, flight)
                    .isNotNaN();
            assertThat(RadioFlight.await(() -> !flight.heard(), 1))
                    .as("deaf: %s", flight)
                    .isNotNaN();
            cure.now();
            double heardS = RadioFlight.await(flight::heard, RECOVERY_S);
            assertThat(heardS).as("recovers: %s", flight).isNotNaN();
            assertThat(flight.longestSilenceS()).as("heartbeats").isLessThan(HEARTBEAT_S);
            System.out.printf(
                    "%s: motion closed %.2f s after the fault, heard %.2f s after the cure%n", reason, closedS, heardS);
            long lost = flight.recorded("lost_samples");
            assertThat(lost).isPositive().isEqualTo(flight.pisad.listener.lostSamples());
        }
    }

    @Test
    void withoutTheLibraryTheDaemonRunsAndNamesThePackage() throws Exception {
        try (var flight = new RadioFlight(List.of("no-such-hackrf"), folder)) {
            assertThat(RadioFlight.await(() -> flight.told("radio absent: no libhackrf found"), RECOVERY_S))
                    .as("%s", flight)
                    .isNotNaN();
            assertThat(RadioFlight.await(() -> flight.world.heard().size() > 2, 3))
                    .isNotNaN();
            assertThat(flight.heard()).isFalse();
            assertThat(flight.longestSilenceS()).isLessThan(HEARTBEAT_S);
        }
    }

    @Test
    void withoutARadioItWaitsForOne() throws Exception {
        radio.command("unplug");
        startsDeaf("no HackRF found", () -> radio.command("plug"));
    }

    @Test
    void withoutPermissionItSaysSo() throws Exception {
        radio.command("deny on");
        startsDeaf("no permission to open", () -> radio.command("deny off"));
    }

    @Test
    void aBusyRadioIsTakenWhenItIsFree() throws Exception {
        radio.command("busy on");
        startsDeaf("radio absent: hackrf_open", () -> radio.command("busy off"));
    }

    @Test
    void threeFailedOpensAreNotTheLast() throws Exception {
        radio.command("fail open 3 -1000");
        startsDeaf("radio absent: hackrf_open", () -> {});
    }

    @Test
    void aPulledRadioEndsHomingAndComesBack() throws Exception {
        homingEnds(() -> radio.command("unplug"), () -> radio.command("plug"), "radio recovering: HackRF stopped");
    }

    @Test
    void aStalledRadioEndsHomingAndComesBack() throws Exception {
        homingEnds(() -> radio.command("stall on"), () -> radio.command("stall off"), "no samples for 1 s");
    }

    @Test
    void aHangingStopHoldsUpNothing() throws Exception {
        homingEnds(
                () -> radio.command("hang stop_rx 60", "stall on"),
                () -> radio.command("stall off", "unplug", "hang stop_rx 0", "plug"),
                "no samples for 1 s");
    }

    /** The library hands over less than a whole transfer: nothing is lost, homing goes on. */
    @Test
    void shortTransfersLoseNothing() throws Exception {
        radio.command("short 4096");
        try (var flight = new RadioFlight(radio, folder)) {
            assertThat(RadioFlight.await(() -> flight.in(State.HOMING), 20))
                    .as("%s", flight)
                    .isNotNaN();
            assertThat(flight.pisad.listener.lostSamples()).isZero();
            assertThat(flight.recorded("received_samples")).isPositive();
        }
    }

    /** A callback half a second late: what the radio discarded meanwhile is counted and recorded, and nothing stops. */
    @Test
    void aLateHostLosesSamplesThatAreCounted() throws Exception {
        try (var flight = new RadioFlight(radio, folder)) {
            assertThat(RadioFlight.await(() -> flight.in(State.HOMING), 20))
                    .as("%s", flight)
                    .isNotNaN();
            radio.command("patience 0", "late 0.5");
            assertThat(RadioFlight.await(() -> flight.pisad.listener.lostSamples() > 0, RECOVERY_S))
                    .as("%s", flight)
                    .isNotNaN();
            assertThat(flight.in(State.HOMING)).as("%s", flight).isTrue();
            long lost = flight.recorded("lost_samples");
            assertThat(lost).isEqualTo(flight.pisad.listener.lostSamples());
        }
    }
}
