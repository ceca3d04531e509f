package io.pisad.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.history.MissionHistory;
import io.pisad.history.Recovery;
import io.pisad.history.Rows;
import io.pisad.history.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MissionsIT {
    private final Path directory;
    private final Path work;

    MissionsIT(@TempDir Path directory, @TempDir Path work) {
        this.directory = directory;
        this.work = work;
    }

    @Test
    void aSealedAndAnUnsealedMissionShowWhatTheyHold() throws IOException {
        Path first = mission();
        Seal.seal(first);
        Path second = mission();
        List<MissionSummary> missions = list();
        assertThat(missions).hasSize(2).allSatisfy(mission -> {
            assertThat(mission.problem()).isNull();
            assertThat(mission.sealed()).isEqualTo(mission.file().equals(first));
            assertThat(mission.content())
                    .isEqualTo(new MissionSummary.Content(
                            "sim", Instant.parse("2026-11-20T10:11:12Z"), 4.0, 5, 1, 0, "SEARCHING"));
        });
        assertThat(missions).extracting(MissionSummary::file).containsExactlyInAnyOrder(first, second);
        assertThat(Missions.sealed(second)).isFalse();
    }

    /** H1: a mission without rows has no duration and no final state. */
    @Test
    void aMissionWithoutRowsInventsNothing() throws IOException {
        new MissionHistory(directory, () -> Rows.header(true), () -> 0, event -> true).close();
        assertThat(list())
                .singleElement()
                .satisfies(mission -> assertThat(mission.content())
                        .isEqualTo(new MissionSummary.Content(
                                "sim", Instant.parse("2026-11-20T10:11:12Z"), Double.NaN, 1, 0, 0, null)));
    }

    @Test
    void aDamagedMissionDoesNotHideTheOthers() throws IOException {
        mission();
        Path broken = Files.writeString(directory.resolve("2026-01-01T000000Z-dead.duckdb"), "not a database");
        Path empty = Files.createFile(directory.resolve("2026-01-02T000000Z-dead.duckdb"));
        List<MissionSummary> missions = list();
        assertThat(missions).extracting(MissionSummary::file).startsWith(broken, empty);
        assertThat(missions.get(0).problem()).isNotBlank();
        assertThat(missions.get(1).problem()).isNotBlank();
        assertThat(missions.get(2).problem()).isNull();
    }

    private Path mission() throws IOException {
        MissionHistory history = new MissionHistory(directory, () -> Rows.header(true), () -> 0, event -> true);
        history.record(Rows.order(1));
        history.record(Rows.transition(2));
        history.record(Rows.telemetry(3));
        history.record(Rows.setpoint(4));
        history.close();
        return history.path().orElseThrow();
    }

    private List<MissionSummary> list() throws IOException {
        return Missions.list(directory, mission -> Recovery.copyAndRecover(mission, work));
    }
}
