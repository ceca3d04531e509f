package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key files and the stored signing time. */
final class SigningFilesIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void keyIsWrittenForItsOwnerOnlyAndNeverOverwritten() throws Exception {
        Path file = folder.resolve("key");
        SigningKey.random().create(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(file);
        assertThat(before).hasSize(65);
        assertThatThrownBy(() -> SigningKey.random().create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void passphraseIsHashedAsGroundStationsDo() throws Exception {
        Path file = folder.resolve("key");
        SigningKey.ofPassphrase("abc").create(file);
        assertThat(file).hasContent("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void keyIsReadAsDigitsAndAsBytes() throws Exception {
        Path digits = folder.resolve("digits");
        SigningKey key = SigningKey.ofPassphrase("abc");
        key.create(digits);
        Path binary = Files.write(folder.resolve("binary"), key.bytes());
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("r--------"));
        assertThat(SigningKey.read(digits).bytes()).isEqualTo(key.bytes());
        assertThat(SigningKey.read(binary).bytes()).isEqualTo(key.bytes());
    }

    @Test
    void keyThatOthersMayReadIsRefused() throws Exception {
        Path file = folder.resolve("key");
        SigningKey.random().create(file);
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rwx------", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> SigningKey.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage("signing key " + file + ": mode " + mode + " is not allowed (allowed: rw-------, chmod"
                            + " 600 " + file + ")");
        }
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutShowingIt() throws Exception {
        Path file = folder.resolve("key");
        for (String content : new String[] {"", "secret", "g".repeat(64), "a".repeat(63)}) {
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> SigningKey.read(file))
                    .hasMessage("signing key " + file + ": not a key (allowed: 32 bytes or 64 hexadecimal digits)");
        }
        assertThatThrownBy(() -> SigningKey.read(folder.resolve("none"))).hasMessageContaining("no such file");
    }

    @Test
    void timeIsStoredBesideTheMissionsAndReadBack() throws Exception {
        Path key = folder.resolve("key");
        SigningKey.random().create(key);
        Path missions = folder.resolve("missions");
        Path file = folder.resolve("signing-time");
        long stored;
        var thread = new Thread[1];
        try (var store = SigningStore.open(key, missions)) {
            store.signing().frame(Bench.heartbeat(3, Bench.GUIDED, true), 0, 1, 191, 0);
            thread[0] = new Thread(store);
            thread[0].start();
            while (!Files.exists(file)) {
                Thread.onSpinWait();
            }
            stored = store.signing().stamps(0).getOrDefault(SigningMemory.OWN, 0L);
            assertThat(SigningMemory.read(file).get(SigningMemory.OWN)).isGreaterThan(stored);
        }
        thread[0].join(5000);
        assertThat(thread[0].isAlive()).isFalse();
        assertThat(SigningMemory.read(file).get(SigningMemory.OWN)).isGreaterThanOrEqualTo(stored);
        assertThat(folder.resolve("signing-time.new")).doesNotExist();
    }

    @Test
    void damagedTimeIsNamed() throws Exception {
        Path key = folder.resolve("key");
        SigningKey.random().create(key);
        Files.writeString(folder.resolve("signing-time"), "own x\n");
        assertThatThrownBy(() -> SigningStore.open(key, folder.resolve("missions")))
                .hasMessageContaining("signing-time: damaged line \"own x\"");
    }
}
