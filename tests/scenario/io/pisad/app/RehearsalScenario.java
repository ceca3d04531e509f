package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.LocalFrame;
import io.pisad.model.State;
import io.pisad.sim.Heard;
import io.pisad.sim.SimSettings;
import io.pisad.sim.Truth;
import io.pisad.sim.UdpWorld;
import io.pisad.sim.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process of its own flies a vehicle against a beacon that is not there, and says so in every text. */
@Tag("flight")
final class RehearsalScenario {
    private static final int OPERATOR = 254;
    private static final double EAST_M = 90;

    @Test
    void aVehicleIsFlownToAVirtualBeacon(@TempDir Path folder) throws Exception {
        long startNs = System.nanoTime();
        SimSettings settings = SimSettings.defaults(11).withRangeM(100).withOperatorSystemId(OPERATOR);
        var world = new World(settings, startNs, Instant.now().toEpochMilli() * 1000);
        var home = new LocalFrame(settings.homeLatitudeDeg(), settings.homeLongitudeDeg());
        try (var udp = new UdpWorld(world, System::nanoTime, 0, Optional.empty())) {
            var stepping = new Thread(udp, "sim-world");
            stepping.setDaemon(true);
            stepping.start();
            Path config = folder.resolve("pisad.toml");
            Files.writeString(
                    config,
                    "radio.beacon = \"continuous\"\nlink.ground_system_ids = [" + OPERATOR
                            + "]\nlink.endpoints = [\"udpout:127.0.0.1:" + udp.port() + "\"]\n");
            String beacon = home.latitudeDeg(0) + "," + home.longitudeDeg(EAST_M) + ",0";
            try (Child child = Child.start(
                    folder, "run", "--rehearse", beacon, "--config", config.toString(), "--data", folder.toString())) {
                double tookS = RadioFlight.await(() -> eastM(world, home) > EAST_M - 40, 60);
                assertThat(tookS).as("%s %s", world.heard(), child.output()).isNotNaN();
                assertThat(world.truth().payloadState()).isGreaterThanOrEqualTo(State.HOMING.ordinal());
                assertThat(world.truth().lateSetpoints()).isZero();
                assertThat(world.heard().stream()
                                .filter(Heard.Text.class::isInstance)
                                .map(heard -> ((Heard.Text) heard).text()))
                        .isNotEmpty()
                        .allMatch(text -> text.startsWith("PISAD: REHEARSAL "))
                        .contains("PISAD: REHEARSAL beacon is virtual");
                System.out.printf("rehearsal: within 40 m of a virtual beacon at %.0f m after %.0f s%n", EAST_M, tookS);
            }
        }
    }

    private static double eastM(World world, LocalFrame home) {
        Truth truth = world.truth();
        return home.eastM(truth.longitudeDeg());
    }
}
