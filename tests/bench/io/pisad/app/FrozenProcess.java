package io.pisad.app;

import io.pisad.app.WireFlight.Latency;
import io.pisad.mavlink.WireVehicle;
import io.pisad.model.LocalFrame;
import io.pisad.model.OperatorOrder;
import io.pisad.sim.SimSettings;
import io.pisad.sim.UdpWorld;
import io.pisad.sim.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What cannot be measured twice in one process: a homing thread that dies, a process that is stopped. */
final class FrozenProcess {
    private static final int OPERATOR = 254;

    private FrozenProcess() {}

    /** An event the homing thread cannot take kills it: the valve closes at once and the daemon ends. */
    static List<Latency> thrown(int repetitions) throws Exception {
        List<Latency> all = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            try (var flight = new WireFlight(Files.createTempDirectory("wire-times"))) {
                flight.fly();
                long atNs = System.nanoTime();
                flight.pisad.ring.offer(poison(atNs));
                TimeUnit.MILLISECONDS.sleep(600);
                if (flight.pisad.failure() == null
                        || System.nanoTime() - flight.vehicle.lastSetpointNs() < 200_000_000L) {
                    throw new AssertionError("the homing thread lives on");
                }
                all.add(latency(flight.vehicle, atNs));
            }
        }
        return all;
    }

    private static Latency latency(WireVehicle vehicle, long atNs) {
        return new Latency(
                Math.max(0, vehicle.lastMotionNs() - atNs) * 1e-6, Math.max(0, vehicle.lastSetpointNs() - atNs) * 1e-6);
    }

    /** {@code kill -STOP} of a process that homes, again and again: nothing follows it, nor {@code kill -CONT}. */
    static List<Latency> stopped(int repetitions) throws Exception {
        Path folder = Files.createTempDirectory("wire-times");
        List<Latency> all = new ArrayList<>();
        try (var vehicle = new WireVehicle()) {
            Path config = folder.resolve("pisad.toml");
            Files.writeString(
                    config,
                    "radio.beacon = \"continuous\"\nlink.endpoints = [\"udpout:127.0.0.1:" + vehicle.port() + "\"]\n");
            try (Child child = Child.start(
                    folder,
                    "run",
                    "--rehearse",
                    "47.4027,8.5,10",
                    "--config",
                    config.toString(),
                    "--data",
                    folder.toString())) {
                for (int i = 0; i < repetitions; i++) {
                    fly(vehicle, child);
                    signal("-STOP", child.pid());
                    long atNs = System.nanoTime();
                    TimeUnit.MILLISECONDS.sleep(1200);
                    all.add(latency(vehicle, atNs));
                    long before = vehicle.motions();
                    signal("-CONT", child.pid());
                    TimeUnit.MILLISECONDS.sleep(400);
                    if (vehicle.motions() > before) {
                        throw new AssertionError("moved after kill -CONT without a new order");
                    }
                }
            }
        }
        return all;
    }

    private static void fly(WireVehicle vehicle, Child child) throws Exception {
        vehicle.beat(WireVehicle.LOITER, false);
        vehicle.order(WireFlight.USER_2, 2);
        vehicle.beat(WireVehicle.GUIDED, true);
        long before = vehicle.motions();
        for (int tries = 0; tries < 60; tries++) {
            vehicle.order(WireFlight.USER_1, 1);
            if (!Double.isNaN(RadioFlight.await(() -> vehicle.motions() >= before + 3, 1))) {
                return;
            }
        }
        throw new AssertionError("the vehicle is not moved: " + child.output());
    }

    @SuppressWarnings("NullAway") // what must never be there is what kills
    private static OperatorOrder poison(long atNs) {
        return new OperatorOrder(atNs, null, null, null, 0);
    }

    /**
     * {@code kill -STOP}: the autopilot's own time-out ends the motion; after {@code kill -CONT} nothing moves without a new
     * order.
     */
    static boolean standing(int repetitions) throws Exception {
        boolean good = true;
        for (int i = 0; i < repetitions; i++) {
            good &= standing(i, Files.createTempDirectory("wire-times"));
        }
        return good;
    }

    private static boolean standing(int round, Path folder) throws Exception {
        SimSettings settings = SimSettings.defaults(11 + round).withRangeM(300).withOperatorSystemId(OPERATOR);
        var world = new World(settings, System.nanoTime(), Instant.now().toEpochMilli() * 1000);
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
            String beacon = home.latitudeDeg(0) + "," + home.longitudeDeg(300) + ",10";
            try (Child child = Child.start(
                    folder, "run", "--rehearse", beacon, "--config", config.toString(), "--data", folder.toString())) {
                if (Double.isNaN(RadioFlight.await(() -> world.truth().speedMps() > 3, 60))) {
                    throw new AssertionError("the vehicle is not moved: " + child.output());
                }
                return frozen(round, world, child.pid());
            }
        }
    }

    private static boolean frozen(int round, World world, long pid) throws Exception {
        signal("-STOP", pid);
        long atNs = System.nanoTime();
        long before = world.truth().setpointsTotal();
        double stillS = RadioFlight.await(() -> world.truth().speedMps() < 0.3, 15);
        long more = world.truth().setpointsTotal() - before;
        signal("-CONT", pid);
        double movedS = RadioFlight.await(() -> world.truth().speedMps() > 0.5, 4);
        System.out.printf(
                "STOP      %d: %d set-points later; the vehicle stood still %.2f s after (its own time-out: 3 s), %s after"
                        + " kill -CONT (%.1f s)%n",
                round + 1,
                more,
                stillS,
                Double.isNaN(movedS) ? "not moved" : "MOVED",
                (System.nanoTime() - atNs) * 1e-9);
        return more <= 3 && !Double.isNaN(stillS) && Double.isNaN(movedS);
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", name, String.valueOf(pid)).start().waitFor();
    }
}
