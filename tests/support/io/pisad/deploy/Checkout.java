package io.pisad.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A checkout with the real launcher, and a JDK and a Maven that are shell scripts: {@code mvn} writes one line per
 * build, {@code java} prints its arguments. Nothing else is in its PATH but what the launcher may use.
 */
final class Checkout {
    private static final String TOOLS = "dirname readlink sed find mkdir flock rm cp touch cat sleep";

    final Path root;
    final Path bin;
    final Path jdk;

    Checkout(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("check out"));
        bin = Files.createDirectory(folder.resolve("bin"));
        jdk = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        for (var tool : TOOLS.split(" ", -1)) {
            script(bin.resolve(tool), List.of("exec " + where(tool) + " \"$@\""));
        }
        var launcher = Files.readString(Path.of("pisad")).replace("/usr/lib/jvm/", folder + "/no-jvm/");
        script(root.resolve("pisad"), launcher.lines().skip(1).toList());
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectory(root.resolve(".mvn"));
        Files.writeString(Files.createDirectory(root.resolve("src")).resolve("A.java"), "class A {}");
        jdkOf("17.0.1");
        maven("mkdir -p target/lib; echo built >>target/builds; echo jar >target/pisad.jar");
    }

    /** Puts a JDK of that version at JAVA_HOME. */
    void jdkOf(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/javac"), List.of());
        script(
                jdk.resolve("bin/java"),
                List.of("for a; do echo \"[$a]\"; done", "[ -z \"${NAP:-}\" ] || exec sleep $NAP"));
    }

    /** Puts a Maven that does this. */
    void maven(String does) throws IOException {
        script(bin.resolve("mvn"), List.of(does));
    }

    static void script(Path file, List<String> lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Map<String, String> environment() {
        return new HashMap<>(Map.of("PATH", bin.toString(), "JAVA_HOME", jdk.toString()));
    }

    Command pisad(String... arguments) throws IOException, InterruptedException {
        var line = Stream.concat(Stream.of(root.resolve("pisad").toString()), Stream.of(arguments));
        return Command.run(root.getParent(), environment(), line.toList());
    }

    long builds() throws IOException {
        var builds = root.resolve("target/builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    private static Path where(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
