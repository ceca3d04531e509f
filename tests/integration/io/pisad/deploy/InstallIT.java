package io.pisad.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pisad.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/install.sh}, staged into a folder once for all tests, and systemd's own opinion of the result. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InstallIT {
    private final Path root;

    InstallIT(@TempDir Path root) throws IOException, InterruptedException {
        this.root = root;
        var installed = install(root);
        assertThat(installed.exit()).as(installed.err()).isZero();
    }

    private static Command install(Path root, String... more) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("deploy/install.sh", "--root", root.toString()));
        line.addAll(List.of(more));
        return Command.run(line.toArray(String[]::new));
    }

    @Test
    void everythingTheUnitNeedsIsThere() throws Exception {
        var unit = Files.readString(root.resolve("usr/lib/systemd/system/pisad.service"));

        assertThat(unit).contains("ExecStart=/usr/bin/pisad run --config /etc/pisad/pisad.toml\n");
        assertThat(root.resolve("usr/bin/pisad").toRealPath()).isExecutable();
        assertThat(root.resolve("usr/lib/pisad/pisad.jar")).isNotEmptyFile();
        assertThat(root.resolve("usr/lib/pisad/native/libduckdb_java.so")).isNotEmptyFile();
        assertThat(root.resolve("usr/lib/pisad/native/libjnidispatch.so")).isNotEmptyFile();
        assertThat(root.resolve("usr/lib/udev/rules.d/60-pisad.rules")).isNotEmptyFile();
    }

    @Test
    void theInstalledConfigurationIsGoodAndWritesWhereTheServiceMay() throws Exception {
        var config = root.resolve("etc/pisad/pisad.toml");
        var settings = ConfigFile.load(Optional.of(config), Map.of(), Map.of()).settings();

        assertThat(settings.history().directory()).isEqualTo(Path.of("/var/lib/pisad/missions"));
    }

    @Test
    void installingAgainKeepsAnEditedConfigurationAndRemovingKeepsTheMissions(@TempDir Path other) throws Exception {
        assertThat(install(other).exit()).isZero();
        var config = Files.writeString(other.resolve("etc/pisad/pisad.toml"), "radio.frequency_hz = 121.5e6\n");
        var mission =
                Files.createDirectories(other.resolve("var/lib/pisad/missions")).resolve("a.duckdb");
        Files.writeString(mission, "flown");

        assertThat(install(other).exit()).isZero();
        assertThat(install(other, "--uninstall").exit()).isZero();

        assertThat(config).hasContent("radio.frequency_hz = 121.5e6");
        assertThat(mission).hasContent("flown");
        try (var kept = Files.walk(other)) {
            assertThat(kept.filter(Files::isRegularFile)).containsExactlyInAnyOrder(config, mission);
        }
        assertThat(other.resolve("usr/bin/pisad")).doesNotExist();
    }

    @Test
    void anUnknownArgumentIsWrongUseAndSaysWhatIsAllowed() throws Exception {
        var wrong = install(root, "--prefix");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("unknown argument --prefix (allowed: --root DIR");
    }

    /** FR13: the unit is one that systemd takes without a complaint. */
    @Test
    void systemdFindsNoFaultInTheUnit() throws Exception {
        needsSystemd();
        var units = root.resolve("usr/lib/systemd/system");
        for (var target : new String[] {"sysinit", "basic", "shutdown", "network", "multi-user"}) {
            Files.writeString(units.resolve(target + ".target"), "[Unit]\nDescription=" + target + "\n");
        }
        assertThat(verify("pisad.service")).isEqualTo(new Command(0, "", ""));

        var unit = Files.readString(units.resolve("pisad.service"));
        Files.writeString(units.resolve("typo.service"), unit.replace("Restart=always", "Restrat=always"));
        assertThat(verify("typo.service").exit()).as("a typo is found").isNotZero();
    }

    private Command verify(String unit) throws IOException, InterruptedException {
        return Command.run("systemd-analyze", "verify", "--man=no", "--recursive-errors=one", "--root=" + root, unit);
    }

    @Test
    void theUnitIsExposedByAtMost16Tenths() throws Exception {
        needsSystemd();
        var security = Command.run(
                "systemd-analyze", "security", "--offline=yes", "--threshold=16", "--root=" + root, "pisad.service");

        assertThat(security.exit()).as(security.out()).isZero();
    }

    private static void needsSystemd() {
        boolean there = Command.exists("systemd-analyze");
        if (!there) {
            System.out.println("InstallIT: systemd-analyze is not installed, the unit is not checked");
        }
        assumeTrue(there);
    }
}
