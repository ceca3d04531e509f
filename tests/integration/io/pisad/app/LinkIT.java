package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.sim.SimSettings;
import io.pisad.sim.UdpWorld;
import io.pisad.sim.World;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code pisad link} and {@code pisad key}. */
@Timeout(120)
final class LinkIT {
    @TempDir
    Path folder = Path.of("");

    private Path settings(String endpoint, String more) throws IOException {
        return Files.writeString(
                folder.resolve("pisad.toml"),
                "link.endpoints = [\"" + endpoint + "\"]\n" + more + "history.directory = \""
                        + folder.resolve("missions") + "\"\n");
    }

    @Test
    void linkShowsWhoSpeaks() throws Exception {
        var world = new World(SimSettings.defaults(1), System.nanoTime(), 1_700_000_000_000_000L);
        try (var udp = new UdpWorld(world, System::nanoTime, 0, Optional.empty())) {
            var stepping = new Thread(udp, "sim-world");
            stepping.setDaemon(true);
            stepping.start();
            String file = settings("udpout:127.0.0.1:" + udp.port(), "").toString();
            Typed text = Typed.run("link", "--seconds", "3", "--config", file);
            assertThat(text.code()).as(text.err()).isZero();
            assertThat(text.out()).contains("QUADROTOR ARDUPILOTMEGA", "HEARTBEAT", "vehicle: system 1, ARDUPILOT");
            Typed json = Typed.run("link", "--seconds", "2", "--json", "--config", file);
            assertThat(json.code()).as(json.err()).isZero();
            assertThat(json.out()).contains("\"connected\" : true", "\"badSignature\" : 0", "\"componentId\" : 1");
        }
    }

    @Test
    void silenceIsAFailure() throws Exception {
        Typed typed = Typed.run(
                "link",
                "--seconds",
                "1",
                "--config",
                settings("serial:/dev/no-such-line:57600", "").toString());
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).contains("down", "no autopilot heard");
    }

    @Test
    void aTakenPortAsksForTheDaemon() throws Exception {
        try (var taken = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Typed typed = Typed.run(
                    "link",
                    "--config",
                    settings("udpin:127.0.0.1:" + taken.getLocalPort(), "").toString());
            assertThat(typed.code()).isEqualTo(1);
            assertThat(typed.err()).contains("cannot open", "is the daemon running?");
        }
    }

    @Test
    void aKeyIsMadeOnceAndShownNowhere() throws Exception {
        Path file = folder.resolve("signing.key");
        Typed made = Typed.run("key", "create", file.toString());
        assertThat(made.code()).as(made.err()).isZero();
        String key = Files.readString(file).strip();
        assertThat(key).hasSize(64);
        Typed again = Typed.run("key", "create", file.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists: a key is never overwritten");
        assertThat(made.out() + made.err() + again.out() + again.err()).doesNotContainIgnoringCase(key);
    }

    @Test
    void aKeyOthersMayReadEndsTheDaemon() throws Exception {
        Path file = Files.writeString(folder.resolve("open.key"), "ab".repeat(32));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path config = settings("udpout:127.0.0.1:14550", "link.signing_key = \"" + file + "\"\n");
        try (var child = Child.start(folder, "run", "--config", config.toString())) {
            assertThat(child.exitCode(60)).isEqualTo(1);
            assertThat(child.output()).contains("mode rw-r--r-- is not allowed").doesNotContain("abab");
        }
    }

    /** The key is in nothing the daemon writes: output, mission file, signing time. */
    @Test
    void theDaemonNeverWritesItsKey() throws Exception {
        Path file = folder.resolve("signing.key");
        Typed.run("key", "create", file.toString());
        byte[] digits = Files.readAllBytes(file);
        String hex = new String(digits, StandardCharsets.US_ASCII).strip();
        byte[] key = HexFormat.of().parseHex(hex);
        try (var ear = new GroundEar()) {
            Path config = settings("udpout:" + ear.address(), "link.signing_key = \"" + file + "\"\n");
            try (var child = Child.start(folder, "run", "--config", config.toString())) {
                ear.listen(60, () -> ear.namedValues() > 10);
                child.terminate();
                assertThat(child.exitCode(10)).as(child.output()).isEqualTo(143);
            }
        }
        int files = 0;
        try (var all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile)
                    .filter(p -> !p.equals(file))
                    .toList()) {
                var content = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
                assertThat(content.toLowerCase(Locale.ROOT).contains(hex))
                        .as(each.toString())
                        .isFalse();
                assertThat(content.contains(new String(key, StandardCharsets.ISO_8859_1)))
                        .as(each.toString())
                        .isFalse();
                files++;
            }
        }
        assertThat(folder.resolve("signing-time")).exists();
        assertThat(files).isGreaterThan(1);
    }
}
