package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process: it speaks, says that its radio is simulated, and ends on SIGTERM in time. */
final class RunIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path settings(String endpoint, String more) throws IOException {
        return Files.writeString(
                folder.resolve("pisad.toml"), """
                [link]
                endpoints = ["%s"]
                [history]
                directory = "%s"
                %s
                """.formatted(endpoint, folder.resolve("missions"), more));
    }

    /** FR9, FR13, H1; DESIGN section 7: 143, within 3 s. */
    @Test
    void itSpeaksAndEndsOnSigtermWithinThreeSeconds() throws Exception {
        try (var ear = new GroundEar();
                var child = Child.start(
                        folder,
                        "run",
                        "--config",
                        settings("udpout:" + ear.address(), "").toString())) {
            ear.listen(30, () -> ear.namedValues() > 10 && !ear.texts().isEmpty());
            assertThat(ear.texts()).as(child.output()).anyMatch(text -> text.contains("SIMULATED"));
            assertThat(ear.namedValues()).as(child.output()).isGreaterThan(10);
            long asked = System.nanoTime();
            child.terminate();
            assertThat(child.exitCode(10)).as(child.output()).isEqualTo(143);
            double seconds = (System.nanoTime() - asked) * 1e-9;
            System.out.printf("SIGTERM to end of process: %.2f s%n", seconds);
            assertThat(seconds).isLessThan(3);
        }
    }

    @Test
    void aBadConfigurationEndsWithTwoAndSaysWhere() throws Exception {
        Path bad = settings("udpout:127.0.0.1:14550", "[radio]\nfrequency_hz = 5");
        try (var child = Child.start(folder, "run", "--config", bad.toString())) {
            assertThat(child.exitCode(30)).isEqualTo(2);
            assertThat(child.output()).contains("pisad.toml:6", "radio.frequency_hz", "1000000");
        }
    }

    /** FR8, fail closed: a simulated radio moves no vehicle. */
    @Test
    void motionWithARadioThatHearsNothingRealIsRefused() throws Exception {
        Path bad = settings("udpout:127.0.0.1:14550", "[safety]\nmotion = true\n[radio]\nsource = \"sim\"");
        try (var child = Child.start(folder, "run", "--config", bad.toString())) {
            assertThat(child.exitCode(30)).isEqualTo(2);
            assertThat(child.output()).contains("safety.motion", "radio.source = \"sim\"", "--rehearse");
        }
    }
}
