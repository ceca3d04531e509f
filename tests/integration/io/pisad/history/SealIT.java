package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealIT {
    private final Path directory;
    private final Path mission;

    SealIT(@TempDir Path directory) throws IOException {
        this.directory = directory;
        try (FileStore store = FileStore.create(directory, Rows.header(true))) {
            mission = store.path().orElseThrow();
            store.write(List.of(Rows.order(1)));
            store.write(List.of(Rows.telemetry(2), Rows.setpoint(3)));
            store.write(List.of(Rows.transition(4)));
        }
    }

    @Test
    void aSealedMissionIsOneFileWithEveryRow() throws IOException, SQLException {
        assertThat(Seal.seal(mission)).isEqualTo(mission);
        assertThat(files()).containsExactly(mission);
        assertThat(Reading.texts(mission, "SELECT ground_speed_mps FROM telemetry"))
                .containsExactly("5.0");
        assertThat(Reading.texts(mission, "SELECT id FROM state_history")).containsExactly("4");
        assertThat(Reading.texts(mission, "SELECT id FROM operator_orders")).containsExactly("1");
        assertThat(Reading.texts(mission, "SELECT kind FROM mission")).containsExactly("sim");
    }

    @Test
    void sealingTwiceChangesNothing() throws IOException {
        Seal.seal(mission);
        byte[] sealed = Files.readAllBytes(mission);
        Seal.seal(mission);
        assertThat(Files.readAllBytes(mission)).isEqualTo(sealed);
    }

    @Test
    void aMissionThatCannotBeReadWholeIsLeftAsItWas() throws IOException {
        byte[] whole = Files.readAllBytes(MissionFile.writeAhead(mission));
        for (int back = 1; back < 200; back += 9) {
            byte[] damaged = whole.clone();
            damaged[damaged.length - back] ^= 1;
            refusesToSeal(damaged);
        }
        refusesToSeal(Arrays.copyOf(whole, whole.length - 3));
    }

    private void refusesToSeal(byte[] damaged) throws IOException {
        Path wal = MissionFile.writeAhead(mission);
        Files.write(wal, damaged);
        byte[] before = Files.readAllBytes(mission);
        assertThatThrownBy(() -> Seal.seal(mission))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot seal mission " + mission);
        assertThat(files()).containsExactly(mission, wal);
        assertThat(Files.readAllBytes(mission)).isEqualTo(before);
        assertThat(Files.readAllBytes(wal)).isEqualTo(damaged);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
