package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR1: profiles as a field engineer types them. */
final class ProfilesIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path config;

    @BeforeEach
    void configuration() throws IOException {
        config = Files.writeString(folder.resolve("pisad.toml"), "[signal]\ntrigger_db = 10\n");
    }

    private Typed profiles(String... arguments) {
        var all = new ArrayList<>(List.of("profiles"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        return Typed.run(all.toArray(String[]::new));
    }

    private Typed good(String... arguments) {
        Typed typed = profiles(arguments);
        assertThat(typed.code()).as("%s", typed).isZero();
        return typed;
    }

    private void refused(Typed typed, String... words) {
        assertThat(typed.code()).as("%s", typed).isEqualTo(2);
        assertThat(typed.err().strip().lines()).as("%s", typed).hasSize(1);
        assertThat(typed.err()).contains(words);
        assertThat(folder.resolve("conf.d/50-profile.toml")).doesNotExist();
    }

    private Path own(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theOneInUseIsInForceAndSaysWhereItCameFrom() {
        good("use", "homer-121");
        Typed printed = Typed.run("config", "print", config.toString());
        assertThat(printed.out().lines().filter(line -> line.startsWith("radio.frequency_hz")))
                .singleElement()
                .asString()
                .contains("121500000")
                .matches(".*50-profile.toml:\\d+");
        assertThat(good("list").out()).contains("* homer-121").doesNotContain("since");
        good("use", "none");
        assertThat(Typed.run("config", "print", config.toString()).out()).doesNotContain("50-profile");
        assertThat(good("list").out()).contains("none in use").doesNotContain("*");
    }

    @Test
    void aProfileInUseThatWasEditedIsMarked() throws IOException {
        good("use", "ism-433");
        Path part = folder.resolve("conf.d/50-profile.toml");
        Files.writeString(part, Files.readString(part).replace("25000", "50000"));
        assertThat(good("list").out()).contains("* ism-433").contains("was edited since");
        var row = JSON(good("list", "--json").out(), "ism-433");
        assertThat(row.get("in_use").asBoolean()).isTrue();
        assertThat(row.get("changed_since").asBoolean()).isTrue();
    }

    private static com.fasterxml.jackson.databind.JsonNode JSON(String text, String name) {
        try {
            for (var row : new ObjectMapper().readTree(text)) {
                if (row.get("name").asText().equals(name)) {
                    return row;
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no " + name + " in " + text);
    }

    @Test
    void anOwnProfileIsImportedUsedChangedAndExported() throws IOException {
        Path file = own("lynx-7.toml", "# Lynx 7\n[radio]\nfrequency_hz = 150123000\nbeacon = \"pulsed\"\n");
        good("import", file.toString());
        refused(profiles("import", file.toString()), "lynx-7.toml exists", "--force");
        good("use", "lynx-7");
        assertThat(good("list").out()).contains("* lynx-7").contains("yours").contains("Lynx 7");
        Files.writeString(file, "# Lynx 7\n[radio]\nfrequency_hz = 150124000\n");
        good("import", file.toString(), "--force");
        assertThat(good("list").out()).contains("the profile was changed since");
        assertThat(good("export", "lynx-7").out()).isEqualTo(Files.readString(file));
        Path copy = folder.resolve("copy.toml");
        good("export", "lynx-7", copy.toString());
        assertThat(copy).hasSameTextualContentAs(file);
        assertThat(profiles("export", "lynx-7", copy.toString()).code()).isEqualTo(2);
        assertThat(good("show", "lynx-7", "--json").out()).contains("\"radio.frequency_hz\" : \"150124000\"");
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".tmp"));
        }
    }

    @Test
    void whatWouldMakeTheConfigurationInvalidIsRefusedWithItsPlace() throws IOException {
        Path bad = own("bad.toml", "[signal]\n\ndrop_db = 8\n");
        refused(profiles("import", bad.toString()), "bad.toml:3: signal.drop_db", "pisad.toml:2");
        refused(profiles("import", own("b.toml", "[radio]\nfrequency_hz = 5").toString()), "b.toml:2", "1000000");
        refused(profiles("import", own("c.toml", "[link]\nsystem_id = 5").toString()), "c.toml:2: link.system_id");
        refused(profiles("import", own("Big.toml", "[radio]").toString()), "profile name Big", "a-z");
        refused(profiles("import", own("homer-121.toml", "[radio]").toString()), "built in");
        refused(profiles("use", "nothing"), "no profile nothing", "burst-406");
        Files.writeString(config, "[signal]\ntrigger_db = 1\n");
        refused(profiles("use", "homer-121"), "pisad.toml:2: signal.trigger_db", "3 to 40");
    }

    @Test
    void withoutAConfigurationFileThePresetsAreStillShown() {
        assertThat(Typed.run("profiles", "list").out()).contains("burst-406").contains("no configuration file");
        assertThat(Typed.run("profiles", "show", "burst-406").out()).contains("period_s = 50");
        refused(Typed.run("profiles", "use", "burst-406"), "no configuration file is in force", "--config");
    }

    @Test
    void aFolderThatCannotBeWrittenSaysSo() throws IOException {
        Files.writeString(folder.resolve("conf.d"), "in the way");
        Typed typed = profiles("use", "homer-121");
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err().strip().lines()).hasSize(1);
        assertThat(typed.err()).startsWith("pisad: cannot write ").contains("50-profile.toml");
    }
}
