package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR12: what a kill or a power cut leaves behind opens as a clean prefix of what was written. */
final class RecoveryIT {
    private static final int ROWS = 40;
    private static final int CUTS = 25;

    private final Path directory;
    private final Path mission;
    private final Path wal;
    private final byte[] written;
    private final List<String> notes = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();

    RecoveryIT(@TempDir Path directory) throws IOException {
        this.directory = directory;
        try (FileStore store = FileStore.create(directory, Rows.header(true))) {
            mission = store.path().orElseThrow();
            wal = MissionFile.writeAhead(mission);
            for (int id = 0; id < ROWS; id++) {
                store.write(List.of(Rows.transition(id)));
                sizes.add(Files.size(wal));
            }
        }
        written = Files.readAllBytes(wal);
    }

    @Test
    void anUndamagedMissionIsCopiedWholeAndTheOriginalIsLeftAlone() throws IOException, SQLException {
        byte[] original = Files.readAllBytes(mission);
        assertThat(recoveredIds()).isEqualTo(ids(ROWS));
        assertThat(notes).isEmpty();
        assertThat(Files.readAllBytes(mission)).isEqualTo(original);
        assertThat(Files.readAllBytes(wal)).isEqualTo(written);
        assertThat(MissionFile.writeAhead(work().resolve(mission.getFileName())))
                .doesNotExist();
    }

    /** Every row whose commit lies wholly before the cut is there. */
    @Test
    void aWriteAheadFileCutAnywhereKeepsEveryRowBeforeTheCut() throws IOException, SQLException {
        Random random = new Random(1);
        for (int round = 0; round < CUTS; round++) {
            int cut = (int) (sizes.get(0) + random.nextInt((int) (written.length - sizes.get(0))));
            Files.write(wal, Arrays.copyOf(written, cut));
            assertThat(recoveredIds()).as("cut at byte %d, seed 1", cut).isEqualTo(ids(committedBefore(cut)));
        }
    }

    @Test
    void aFlippedByteCostsNoRowBeforeIt() throws IOException, SQLException {
        Random random = new Random(2);
        for (int round = 0; round < CUTS; round++) {
            int at = (int) (sizes.get(0) + random.nextInt((int) (written.length - sizes.get(0))));
            byte[] damaged = written.clone();
            damaged[at] ^= 0x10;
            Files.write(wal, damaged);
            notes.clear();
            assertThat(recoveredIds()).as("byte %d flipped, seed 2", at).isEqualTo(ids(committedBefore(at)));
            assertThat(String.join("; ", notes))
                    .as("byte %d flipped, seed 2", at)
                    .containsAnyOf("write-ahead file cut at byte", "write-ahead file is torn");
        }
    }

    /** The last page of a power cut may be there in length and not in content. */
    @Test
    void aTornLastPageCostsOnlyWhatLiesInIt() throws IOException, SQLException {
        int page = written.length / 4096 * 4096;
        byte[] damaged = written.clone();
        Arrays.fill(damaged, page, damaged.length, (byte) 0);
        Files.write(wal, damaged);
        assertThat(recoveredIds()).isEqualTo(ids(committedBefore(page)));
    }

    /** A crash between the rename and the removal in {@link Seal} leaves exactly this. */
    @Test
    void aWriteAheadFileOfAnotherFileIsSetAside() throws IOException, SQLException {
        Seal.seal(mission);
        Files.write(wal, written);
        assertThat(recoveredIds()).isEqualTo(ids(ROWS));
        assertThat(notes).singleElement().asString().contains("does not belong to it, set aside");
    }

    @Test
    void aCorruptDatabaseFileIsAnErrorInOneLine() throws IOException {
        byte[] damaged = Files.readAllBytes(mission);
        Arrays.fill(damaged, 0, Math.min(damaged.length, 12_288), (byte) 0x5a);
        Files.write(mission, damaged);
        assertThatThrownBy(() -> Recovery.copyAndRecover(mission, work()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("mission " + mission + " is damaged: ")
                .hasMessageNotContaining("\n");
    }

    private List<Long> recoveredIds() throws IOException, SQLException {
        Path copy = Recovery.copyAndRecover(mission, work(), notes::add);
        return Reading.texts(copy, "SELECT id FROM state_history ORDER BY commit_no").stream()
                .map(Long::valueOf)
                .toList();
    }

    private int committedBefore(long position) {
        return (int) sizes.stream().filter(size -> size <= position).count();
    }

    private static List<Long> ids(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private Path work() {
        return directory.resolve("work");
    }
}
