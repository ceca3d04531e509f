package io.pisad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NFR10: from an unpacked checkout to a running program with one command. */
final class LauncherIT {
    private final Path folder;
    private final Checkout checkout;

    LauncherIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        checkout = new Checkout(folder);
    }

    @Test
    void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
        var first = checkout.pisad("version");
        var second = checkout.pisad("version");

        assertThat(first.err()).isEqualTo("pisad: building (first use or changed sources) ...\n");
        assertThat(first.out()).endsWith("[io.pisad.app.Main]\n[version]\n");
        assertThat(second.exit()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(checkout.builds()).isOne();
    }

    @Test
    void aChangedOrRemovedSourceIsBuiltOnce() throws Exception {
        var extra = Files.writeString(checkout.root.resolve("src/B.java"), "class B {}");
        checkout.pisad();
        later(checkout.root.resolve("src/A.java"), 0);
        checkout.pisad();
        checkout.pisad();
        assertThat(checkout.builds()).isEqualTo(2);

        Files.delete(extra);
        later(checkout.root.resolve("src"), 0);
        checkout.pisad();
        assertThat(checkout.builds()).isEqualTo(3);
    }

    /** Time stamps of a file system may be coarse: the build is made old rather than the source new. */
    private void later(Path source, long secondsAgo) throws IOException {
        var past = FileTime.from(Instant.now().minusSeconds(secondsAgo + 60));
        Files.setLastModifiedTime(checkout.root.resolve("target/pisad.jar"), past);
        for (var old : List.of("pom.xml", ".mvn", "src", "src/A.java")) {
            Files.setLastModifiedTime(
                    checkout.root.resolve(old), FileTime.from(past.toInstant().minusSeconds(60)));
        }
        Files.setLastModifiedTime(source, FileTime.from(past.toInstant().plusSeconds(30)));
    }

    @Test
    void argumentsArePassedAsTheyAreAlsoThroughALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), checkout.root.resolve("pisad"));
        var run = Command.run(
                folder, checkout.environment(), List.of(link.toString(), "replay", "a b", "", "*", "--json"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("[replay]\n[a b]\n[]\n[*]\n[--json]\n");
    }

    @Test
    void aFailedBuildShowsItsOutputAndIsTriedAgain() throws Exception {
        checkout.maven("mkdir -p target/lib; echo jar >target/pisad.jar; echo 'A.java:1: error'; exit 1");
        var failed = checkout.pisad("version");

        assertThat(failed.exit()).isOne();
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).endsWith("A.java:1: error\npisad: the build failed\n");
        assertThat(checkout.pisad("version").exit()).isOne();
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        checkout.maven("sleep 0.3; mkdir -p target/lib; echo built >>target/builds; echo jar >target/pisad.jar");
        var starts = List.of(start("1", "0"), start("2", "0"), start("3", "0"));

        for (var start : starts) {
            assertThat(start.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(start.exitValue()).isZero();
        }
        assertThat(checkout.builds()).isOne();
    }

    private Process start(String name, String napS) throws IOException {
        var environment = checkout.environment();
        environment.put("NAP", napS);
        var line = List.of(checkout.root.resolve("pisad").toString());
        return Command.start(folder, environment, line, folder.resolve(name), folder.resolve(name + ".err"));
    }

    /** DuckDB leaves 72 MB in the temporary folder of a process that is killed. */
    @Test
    void foldersOfDeadProcessesAreSweptAndThoseOfLivingOnesKept() throws Exception {
        checkout.pisad();
        var living = start("living", "60");
        try {
            var its = checkout.root.resolve("target/tmp/" + living.pid() + "/pisad.jar");
            while (living.isAlive() && !Files.exists(its)) {
                Thread.onSpinWait();
            }
            var dead = Files.createDirectories(checkout.root.resolve("target/tmp/1"));
            checkout.pisad();

            assertThat(its).exists();
            assertThat(dead).doesNotExist();
        } finally {
            living.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsMissingIsNamedAsAPackage() throws Exception {
        Files.delete(checkout.bin.resolve("mvn"));
        var withoutMaven = checkout.pisad("sim");
        assertThat(withoutMaven.exit()).isOne();
        assertThat(withoutMaven.err()).isEqualTo("pisad: Maven not found: sudo apt-get install maven\n");

        checkout.jdkOf("11.0.2");
        var withoutJdk = checkout.pisad("sim");
        assertThat(withoutJdk.exit()).isOne();
        assertThat(withoutJdk.err())
                .isEqualTo("pisad: no JDK 17 or newer found: sudo apt-get install default-jdk-headless\n");
    }
}
