package io.pisad.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Memory of this process as the kernel counts it. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** Memory in use now (VmRSS); empty where the kernel does not tell. */
    public static OptionalLong residentBytes() {
        return field("VmRSS:");
    }

    /** Largest memory in use so far (VmHWM); empty where the kernel does not tell. */
    public static OptionalLong peakResidentBytes() {
        return field("VmHWM:");
    }

    private static OptionalLong field(String name) {
        try {
            return field(Files.readAllLines(STATUS), name);
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    /** The value of a line such as {@code VmRSS:   98304 kB}. */
    static OptionalLong field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.split("\\s+", -1))
                .filter(words -> words.length == 3 && words[1].matches("[0-9]{1,15}") && words[2].equals("kB"))
                .mapToLong(words -> Long.parseLong(words[1]) * 1024)
                .findFirst();
    }
}
