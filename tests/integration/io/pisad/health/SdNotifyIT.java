package io.pisad.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR13: what systemd hears. */
final class SdNotifyIT {
    private final Path folder;

    SdNotifyIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aSocketInTheFileSystemHearsEveryMessageInOrder() {
        everyMessageArrives(folder.resolve("notify").toString());
    }

    @Test
    void anAbstractSocketHearsEveryMessageInOrder() {
        everyMessageArrives("@pisad-test-" + ProcessHandle.current().pid());
    }

    private static void everyMessageArrives(String name) {
        try (var systemd = new DatagramSocket(name);
                var notify = SdNotify.fromEnvironment(Map.of("NOTIFY_SOCKET", name))) {
            notify.ready();
            notify.status("HOMING\nREADY=0");
            notify.watchdog();
            notify.stopping();

            assertThat(systemd.receive()).isEqualTo("READY=1");
            assertThat(systemd.receive()).isEqualTo("STATUS=HOMING READY=0");
            assertThat(systemd.receive()).isEqualTo("WATCHDOG=1");
            assertThat(systemd.receive()).isEqualTo("STOPPING=1");
            assertThat(notify.lost()).isZero();
        }
    }

    @Test
    void whenNobodyListensTheMessageIsCountedAndTheDaemonLives() {
        var absent = folder.resolve("absent").toString();
        try (var notify = SdNotify.fromEnvironment(Map.of("NOTIFY_SOCKET", absent))) {
            notify.ready();

            assertThat(notify.lost()).isOne();
        }
    }

    @Test
    void aFullSocketNeverBlocksTheCaller() {
        var name = "@pisad-full-" + ProcessHandle.current().pid();
        try (var systemd = new DatagramSocket(name);
                var notify = SdNotify.fromEnvironment(Map.of("NOTIFY_SOCKET", name))) {
            int sent = 0;
            while (notify.lost() == 0 && sent < 1_000_000) {
                notify.watchdog();
                sent++;
            }

            assertThat(notify.lost()).as("after %d messages", sent).isOne();
            assertThat(systemd.receive()).isEqualTo("WATCHDOG=1");
        }
    }

    @Test
    void aSocketThatIsNoUnixSocketIsRefusedByName() {
        assertThatThrownBy(() -> SdNotify.fromEnvironment(Map.of("NOTIFY_SOCKET", "vsock:2:1234")))
                .hasMessage("environment NOTIFY_SOCKET: \"vsock:2:1234\" is no UNIX socket (allowed: /PATH or @NAME)");
    }

    @Test
    void thisProcessHasMemory() {
        assertThat(ProcessMemory.residentBytes().orElseThrow())
                .isPositive()
                .isLessThanOrEqualTo(ProcessMemory.peakResidentBytes().orElseThrow());
    }
}
