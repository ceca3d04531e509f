package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Serial lines over pseudo-terminals. */
@Timeout(60)
final class SerialIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void bytesPassBothWays() throws Exception {
        try (var relay = new Relay(921_600);
                ByteLink left = Endpoints.open("serial:" + relay.left.device() + ":921600");
                ByteLink right = Endpoints.open("serial:" + relay.right.device() + ":921600")) {
            byte[] buffer = new byte[100];
            assertThat(left.read(buffer)).isZero();
            assertThat(right.read(buffer)).isZero();
            assertThat(left.connected()).isTrue();
            left.write(new byte[] {1, 10, 13, 0, (byte) 0xff}, 5);
            assertThat(right.read(buffer)).isEqualTo(5);
            assertThat(Arrays.copyOf(buffer, 5)).containsExactly(1, 10, 13, 0, 0xff);
            right.write(new byte[] {17, 19, 3}, 3);
            assertThat(left.read(buffer)).isEqualTo(3);
            assertThat(Arrays.copyOf(buffer, 3)).containsExactly(17, 19, 3);
        }
    }

    @Test
    void absentDeviceIsNamed() throws Exception {
        try (ByteLink link = Endpoints.open("serial:/dev/no-such-line:57600")) {
            assertThatThrownBy(() -> link.read(new byte[10]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("endpoint serial:/dev/no-such-line:57600: cannot open: no such device");
        }
    }

    @Test
    void deviceOfAnotherProgramIsNamed() throws Exception {
        try (var pty = new Pty();
                ByteLink first = Endpoints.open("serial:" + pty.device() + ":57600");
                ByteLink second = Endpoints.open("serial:" + pty.device() + ":57600")) {
            first.read(new byte[10]);
            assertThatThrownBy(() -> second.read(new byte[10])).hasMessageContaining("cannot open: ");
        }
    }

    /** A device that is unplugged and returns under the same name is heard and written again. */
    @Test
    void unpluggedDeviceIsOpenedAgainUnderItsName() throws Exception {
        Path name = folder.resolve("ttyV0");
        byte[] buffer = new byte[100];
        try (ByteLink link = Endpoints.open("serial:" + name + ":57600")) {
            for (int round = 0; round < 3; round++) {
                try (var pty = new Pty()) {
                    Files.createSymbolicLink(name, pty.device());
                    assertThat(link.read(buffer)).isZero();
                    pty.write(new byte[] {7, 7}, 2);
                    assertThat(link.read(buffer)).isEqualTo(2);
                    link.write(new byte[] {5}, 1);
                    while (pty.read(buffer, 10) == 0) { // the class's time-out ends it
                        TimeUnit.MILLISECONDS.sleep(1);
                    }
                }
                assertThatThrownBy(() -> link.read(buffer)).hasMessageContaining("the device is gone");
                assertThat(link.connected()).isFalse();
                assertThatThrownBy(() -> link.write(new byte[] {5}, 1)).hasMessageContaining("not open");
                Files.delete(name);
                assertThatThrownBy(() -> link.read(buffer)).hasMessageContaining("no such device");
            }
        }
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        try (var pty = new Pty()) {
            ByteLink link = Endpoints.open("serial:" + pty.device() + ":57600");
            link.read(new byte[10]);
            var read = CompletableFuture.supplyAsync(() -> {
                try {
                    return link.read(new byte[10]);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            TimeUnit.MILLISECONDS.sleep(50);
            link.close();
            assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    /** A line that takes nothing refuses; the writer is never held up, and old frames do not leave afterwards. */
    @Test
    void blockedLineRefusesAtOnce() throws Exception {
        try (var relay = new Relay(57_600);
                ByteLink link = Endpoints.open("serial:" + relay.left.device() + ":57600")) {
            link.read(new byte[10]);
            relay.hold(true);
            byte[] frame = new byte[100];
            int refused = 0;
            long longestNs = 0;
            int heldUp = 0;
            for (int i = 0; i < 1_000; i++) {
                long startNs = System.nanoTime();
                try {
                    link.write(frame, frame.length);
                } catch (IOException e) {
                    refused++;
                }
                long tookNs = System.nanoTime() - startNs;
                longestNs = Math.max(longestNs, tookNs);
                heldUp += tookNs > 100_000_000L ? 1 : 0;
                TimeUnit.MILLISECONDS.sleep(5);
            }
            System.out.printf(
                    "serial line blocked: longest write %.3f ms, refused %d of 1000%n", longestNs / 1e6, refused);
            assertThat(refused).isGreaterThan(500);
            assertThat(heldUp)
                    .as("a line that blocks holds up every write, a busy machine one")
                    .isLessThan(5);
            assertThat(longestNs).isLessThan(2_000_000_000L);
        }
    }
}
