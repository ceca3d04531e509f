package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.mavlink.WireVehicle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a key set the daemon is moved by signed orders only, and its record does not hold the key. */
final class SignedOrdersIT {
    private final Path folder;

    SignedOrdersIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** FR11: unsigned and wrongly signed orders move nothing and are counted, the right key does. */
    @Test
    @Timeout(120)
    void onlyTheRightKeyMovesTheVehicle() throws Exception {
        Path right = key("right.key");
        Path wrong = key("wrong.key");
        Path missions = Files.createDirectory(folder.resolve("missions"));
        try (var flight = new WireFlight(missions, Map.of("link.signing_key", right.toString()))) {
            WireVehicle vehicle = flight.vehicle;
            assertThat(ordered(flight)).as("unsigned").isFalse();
            assertThat(flight.pisad.station.counts(0).unsigned()).isPositive();
            vehicle.sign(wrong);
            assertThat(ordered(flight)).as("wrong key").isFalse();
            assertThat(flight.pisad.station.counts(0).badSignature()).isPositive();
            vehicle.sign(right);
            flight.fly();
            vehicle.sign(wrong);
            vehicle.order(WireFlight.USER_2, 1);
            long before = vehicle.motions();
            assertThat(RadioFlight.await(() -> vehicle.motions() > before + 5, 5))
                    .as("a stop with the wrong key stops nothing")
                    .isNotNaN();
            vehicle.sign(right);
            vehicle.order(WireFlight.USER_2, 1);
            RadioFlight.pause(300);
            long stopped = vehicle.motions();
            RadioFlight.pause(500);
            assertThat(vehicle.motions()).isEqualTo(stopped);
        }
        assertThat(filesWithout(right)).isGreaterThan(1);
    }

    /** Orders homing for two seconds; whether anything moved. */
    private static boolean ordered(WireFlight flight) {
        flight.vehicle.beat(WireVehicle.GUIDED, true);
        for (int i = 0; i < 10; i++) {
            flight.vehicle.order(WireFlight.USER_1, 1);
            RadioFlight.pause(200);
        }
        return flight.vehicle.motions() > 0;
    }

    private Path key(String name) throws Exception {
        Path file = folder.resolve(name);
        Typed.run("key", "create", file.toString());
        return file;
    }

    /** How many files were written; none may hold the key as digits or as bytes. */
    private int filesWithout(Path keyFile) throws IOException {
        String digits = Files.readString(keyFile).strip();
        var raw = new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
        List<Path> written;
        try (var all = Files.walk(folder)) {
            written = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".key"))
                    .toList();
        }
        assertThat(written).anyMatch(file -> file.toString().contains(".duckdb"));
        for (Path file : written) {
            var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(content.contains(raw) || content.toLowerCase(Locale.ROOT).contains(digits))
                    .as(file.toString())
                    .isFalse();
        }
        return written.size();
    }
}
