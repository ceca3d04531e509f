package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.FailsafeAction;
import io.pisad.model.Parameters.Outcome;
import io.pisad.model.Parameters.Parameter;
import io.pisad.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters over the configuration, kept on the disk. */
final class ParameterStoreIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The table of the contract: name, least, greatest, default. */
    @ParameterizedTest
    @CsvSource({
        "PISAD_RF_KHZ, 1000, 6000000, 433920",
        "PISAD_RF_PROFILE, 0, 8, 0",
        "PISAD_RF_BW, 1000, 2000000, 25000",
        "PISAD_RF_LNA, 0, 40, 16",
        "PISAD_RF_VGA, 0, 62, 16",
        "PISAD_RF_AMP, 0, 1, 0",
        "PISAD_RF_AGC, 0, 1, 1",
        "PISAD_SNR_TRIG, 9, 40, 12",
        "PISAD_SNR_DROP, 0, 9, 6",
        "PISAD_SPEED, 0.5, 15, 5",
        "PISAD_YAWRATE, 5, 120, 45",
        "PISAD_LOSS_TIME, 1, 60, 10",
        "PISAD_HOLD_RAD, 15, 300, 50",
        "PISAD_BATT_MIN, 10, 50, 20",
        "PISAD_FENCE_RAD, 20, 5000, 500",
        "PISAD_ALT_MIN, 5, 100, 20",
        "PISAD_ALT_MAX, 21, 500, 120",
        "PISAD_SRCH_SPACE, 10, 500, 75",
        "PISAD_SRCH_SPEED, 1, 15, 7",
        "PISAD_GCS_TIME, 3, 60, 10",
        "PISAD_GCS_ACT, 0, 2, 2",
        "PISAD_TLM_RATE, 0.1, 10, 2"
    })
    void everyParameterHasItsRangeAndSurvivesARestart(String name, float least, float most, float fallback)
            throws ConfigException {
        var store = open();
        assertThat(value(store, name)).isEqualTo(fallback);
        for (float value : new float[] {least, most}) {
            assertThat(store.set(name, value).taken())
                    .as("%s = %s", name, value)
                    .isTrue();
            assertThat(value(store, name)).isEqualTo(value);
            assertThat(value(open(), name)).as("after a restart").isEqualTo(value);
        }
        for (float value : new float[] {least - 1, most + 1, Float.NaN, Float.POSITIVE_INFINITY}) {
            Outcome refused = store.set(name, value);
            assertThat(refused.taken()).as("%s = %s", name, value).isFalse();
            assertThat(refused.notice()).isNotEmpty().hasSizeLessThanOrEqualTo(43);
            assertThat(value(store, name)).isEqualTo(most);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PISAD_RF_LNA, 4",
        "PISAD_RF_VGA, 3",
        "PISAD_RF_AMP, 0.5",
        "PISAD_RF_PROFILE, 1.5",
        "PISAD_GCS_ACT, 0.5",
        "NO_SUCH, 1"
    })
    void whatLiesBetweenStepsOrIsNotThereIsRefused(String name, float value) throws ConfigException {
        assertThat(open().set(name, value).taken()).isFalse();
    }

    /** In the numbers and the unit in which it is set. */
    @ParameterizedTest
    @CsvSource({
        "PISAD_RF_KHZ, 'RF_KHZ: 1000 to 6000000 kHz'",
        "PISAD_RF_AMP, 'RF_AMP: 0 or 1'",
        "PISAD_GCS_ACT, 'GCS_ACT: 0 nothing, 1 LOITER, 2 RTL'"
    })
    void refusalNamesTheRange(String name, String notice) throws ConfigException {
        assertThat(open().set(name, -1).notice()).isEqualTo(notice);
    }

    @Test
    void actionOfALostGroundStationIsANumber() throws ConfigException {
        open().set("PISAD_GCS_ACT", 1);
        assertThat(open().config().settings().safety().linkLossAction()).isEqualTo(FailsafeAction.LOITER);
    }

    @Test
    void earlierNameInHertzIsTheSameParameter() throws ConfigException {
        var store = open();
        assertThat(store.set("PISAD_RF_FREQ", 121_500_000f).taken()).isTrue();
        assertThat(value(store, "PISAD_RF_KHZ")).isEqualTo(121_500f);
        assertThat(value(store, "PISAD_RF_FREQ")).isEqualTo(121_500_000f);
        assertThat(store.all()).extracting(Parameter::name).doesNotContain("PISAD_RF_FREQ");
        assertThat(open().config().settings().radio().frequencyHz()).isEqualTo(121.5e6);
    }

    @Test
    void setAtTheEdgeOfFloatsMeansTheDecimalNumber() throws ConfigException {
        var store = open();
        store.set("PISAD_TLM_RATE", 0.7f);
        assertThat(store.config().settings().link().telemetryHz()).isEqualTo(0.7);
    }

    @Test
    void parametersWinOverFileEnvironmentAndCommandLineAndSayWhereTheyAreFrom() throws Exception {
        open().set("PISAD_SPEED", 4f);
        Path file = Files.writeString(folder.resolve("pisad.toml"), "homing.speed_mps = 3");
        var store = ParameterStore.open(
                Optional.of(file),
                Map.of("PISAD_HOMING_SPEED_MPS", "2"),
                Map.of("homing.speed_mps", "1"),
                Optional.of(missions()));
        assertThat(store.config().settings().homing().speedMps()).isEqualTo(4);
        assertThat(store.config().origins()).contains(new Origin("homing.speed_mps", "4", "parameter PISAD_SPEED"));
    }

    @Test
    void badLinesAreNamedAndLeaveTheConfigurationsValues() throws Exception {
        Files.writeString(folder.resolve("missions.parameters"), """
                # kept
                PISAD_SPEED = 99
                PISAD_YAWRATE = 30
                rubbish \0
                PISAD_ALT_MIN = 90
                PISAD_ALT_MAX = 80
                PISAD_HOMING_EN = 1
                PISAD_SNR_TRIG = 5
                PISAD_SNR_DROP = 1
                """);
        var store = open();
        assertThat(store.config().settings().homing().speedMps()).isEqualTo(5);
        assertThat(store.config().settings().homing().yawRateDps()).isEqualTo(30);
        assertThat(store.config().settings().signal().triggerDb())
                .as("with the drop below it")
                .isEqualTo(5);
        assertThat(store.config().settings().safety().heightMinM()).isEqualTo(90);
        assertThat(store.config().settings().safety().heightMaxM()).isEqualTo(120);
        assertThat(store.problems())
                .hasSize(4)
                .anyMatch(line -> line.contains(":2: PISAD_SPEED: ignored"))
                .anyMatch(line -> line.contains(":4: not a parameter"))
                .anyMatch(line -> line.contains(":6: PISAD_ALT_MAX: ignored"))
                .anyMatch(line -> line.contains(":7: PISAD_HOMING_EN: ignored"));
    }

    @Test
    void unreadableFileIsNamedAndIgnored() throws Exception {
        Files.createDirectory(folder.resolve("missions.parameters"));
        var store = open();
        assertThat(store.problems()).hasSize(1);
        assertThat(store.set("PISAD_SPEED", 4).notice()).startsWith("SPEED not stored");
        assertThat(value(store, "PISAD_SPEED")).isEqualTo(5);
    }

    @Test
    void halfWrittenNewFileIsNotRead() throws IOException, ConfigException {
        open().set("PISAD_SPEED", 4);
        Files.writeString(folder.resolve("missions.parameters.new"), "PISAD_SPEED = 1");
        assertThat(value(open(), "PISAD_SPEED")).isEqualTo(4);
    }

    @Test
    void changeIsToldAtOnceAndTheRadiosAtTheNextStart() throws ConfigException {
        var store = open();
        List<Settings> told = new ArrayList<>();
        store.onChange(told::add);
        assertThat(store.set("PISAD_SPEED", 4)).isEqualTo(Outcome.IN_FORCE);
        assertThat(told).singleElement().matches(settings -> settings.homing().speedMps() == 4);
        assertThat(store.set("PISAD_RF_KHZ", 406_025))
                .isEqualTo(new Outcome(true, "RF_KHZ takes effect at the next start"));
        assertThat(store.set("PISAD_RF_KHZ", 433_920))
                .as("back at what is in force")
                .isEqualTo(Outcome.IN_FORCE);
    }

    @Test
    void presetReplacesWhatWasSetOfItsOwnKeysAndWaitsForTheNextStart() throws ConfigException {
        var store = open();
        List<Settings> told = new ArrayList<>();
        store.set("PISAD_RF_KHZ", 433_000);
        store.set("PISAD_SPEED", 4);
        store.onChange(told::add);
        assertThat(store.set("PISAD_RF_PROFILE", 2).notice()).isEqualTo("RF_PROFILE takes effect at the next start");
        assertThat(told).allMatch(settings -> settings.radio().frequencyHz() == 433.92e6);
        var next = open();
        assertThat(next.config().settings().radio().frequencyHz()).isEqualTo(406.025e6);
        assertThat(next.config().settings().homing().speedMps()).isEqualTo(4);
    }

    private Path missions() {
        return folder.resolve("missions");
    }

    private ParameterStore open() throws ConfigException {
        return ParameterStore.open(Optional.empty(), Map.of(), Map.of(), Optional.of(missions()));
    }

    private static float value(ParameterStore store, String name) {
        return store.named(name).orElseThrow().value();
    }
}
