package io.pisad.health;

import io.pisad.model.Vitals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The computer as Linux counts it: processors, memory, temperature, storage. May wait for a disk; one thread.
 *
 * <p>Loads are over the time since the measurement before.
 */
public final class Computer {
    private static final double MIB = 1024.0 * 1024;

    private final Path root;
    private final Path storage;
    private List<long[]> before = List.of();

    /** @param storage where missions are written */
    public Computer(Path storage) {
        this(Path.of("/"), storage);
    }

    Computer(Path root, Path storage) {
        this.root = root;
        this.storage = storage;
    }

    /** Measures now; what the kernel does not tell is NaN. The daemon's own figures are the caller's. */
    public Vitals measure(double healthPercent, double lostPerMille) {
        List<long[]> now = processors(lines("proc/stat"));
        List<Double> loads = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            loads.add(before.size() == now.size() ? load(before.get(i), now.get(i)) : Double.NaN);
        }
        before = now;
        List<String> memory = lines("proc/meminfo");
        double totalMib = kib(memory, "MemTotal:") / 1024;
        double[] store = storageMib();
        return new Vitals(
                healthPercent,
                loads.isEmpty() ? Double.NaN : loads.get(0),
                loads.isEmpty() ? List.of() : loads.subList(1, loads.size()),
                lostPerMille,
                temperatureC(lines("sys/class/thermal/thermal_zone0/temp")),
                totalMib - kib(memory, "MemAvailable:") / 1024,
                totalMib,
                store[0],
                store[1]);
    }

    /** Busy and total time of all processors together, then of each: the lines "cpu", "cpu0", ... of /proc/stat. */
    static List<long[]> processors(List<String> stat) {
        return stat.stream()
                .filter(line -> line.matches("cpu[0-9]*( +[0-9]{1,18}){8,}"))
                .map(line -> Arrays.stream(line.replaceFirst("cpu[0-9]* +", "").split(" +"))
                        .limit(8) // guest time is in user time already
                        .mapToLong(Long::parseLong)
                        .toArray())
                .map(times -> {
                    long total = Arrays.stream(times).sum();
                    return new long[] {total - times[3] - times[4], total}; // less idle and waiting for a disk
                })
                .toList();
    }

    private static double load(long[] before, long[] now) {
        return now[1] > before[1] ? 100.0 * (now[0] - before[0]) / (now[1] - before[1]) : Double.NaN;
    }

    private static double kib(List<String> lines, String name) {
        var bytes = ProcessMemory.field(lines, name);
        return bytes.isPresent() ? bytes.getAsLong() / 1024.0 : Double.NaN;
    }

    private static double temperatureC(List<String> lines) {
        return lines.size() == 1 && lines.get(0).matches("-?[0-9]{1,6}")
                ? Integer.parseInt(lines.get(0)) / 1000.0
                : Double.NaN;
    }

    private double[] storageMib() {
        try {
            FileStore store = Files.getFileStore(storage);
            double total = store.getTotalSpace() / MIB;
            return new double[] {total - store.getUsableSpace() / MIB, total};
        } catch (IOException notThere) {
            return new double[] {Double.NaN, Double.NaN};
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file), StandardCharsets.US_ASCII);
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
