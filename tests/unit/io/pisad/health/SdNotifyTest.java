package io.pisad.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of systemd and the kernel can be understood without either. */
final class SdNotifyTest {
    @Test
    void outsideSystemdNothingIsSentAndNothingLost() {
        try (var notify = SdNotify.fromEnvironment(Map.of("WATCHDOG_USEC", "3000000"))) {
            notify.ready();
            notify.status("IDLE");
            notify.watchdog();
            notify.stopping();

            assertThat(notify.lost()).isZero();
            assertThat(notify.watchdogNs()).isZero();
        }
    }

    @Test
    void theWatchdogPeriodIsOursOnlyWithOurProcessId() {
        long us = ProcessHandle.current().pid();
        assertThat(watchdogNs(Map.of("WATCHDOG_USEC", "3000000"))).isEqualTo(3_000_000_000L);
        assertThat(watchdogNs(Map.of("WATCHDOG_USEC", "3000000", "WATCHDOG_PID", "" + us)))
                .isEqualTo(3_000_000_000L);
        assertThat(watchdogNs(Map.of("WATCHDOG_USEC", "3000000", "WATCHDOG_PID", "" + (us + 1))))
                .isZero();
    }

    private static long watchdogNs(Map<String, String> watchdog) {
        var environment = new HashMap<>(watchdog);
        environment.put("NOTIFY_SOCKET", "/run/systemd/notify");
        try (var notify = SdNotify.fromEnvironment(environment)) {
            return notify.watchdogNs();
        }
    }

    @Test
    void aWatchdogPeriodThatIsNoNumberIsRefusedByName() {
        assertThatThrownBy(() -> watchdogNs(Map.of("WATCHDOG_USEC", "3s")))
                .hasMessage("environment WATCHDOG_USEC: \"3s\" is not a number of microseconds");
    }

    @Test
    void addressesAreWhatLibcExpects() {
        assertThat(UnixAddress.of("/ab")).hasSize(6).endsWith('/', 'a', 'b', 0);
        assertThat(UnixAddress.of("@ab")).hasSize(5).endsWith(0, 'a', 'b');
        assertThat(UnixAddress.of("/" + "a".repeat(106))).hasSize(110);
        assertThatThrownBy(() -> UnixAddress.of("/" + "a".repeat(107))).hasMessageContaining("allowed: 108 bytes");
    }

    @Test
    void memoryIsReadFromTheKernelsLinesOrUnknown() {
        var lines = List.of("Name:\tjava", "VmHWM:\t  200 kB", "VmRSS:\t   98304 kB");

        assertThat(ProcessMemory.field(lines, "VmRSS:")).hasValue(98304L * 1024);
        assertThat(ProcessMemory.field(lines, "VmSwap:")).isEmpty();
        assertThat(ProcessMemory.field(List.of("VmRSS: many kB"), "VmRSS:")).isEmpty();
    }
}
