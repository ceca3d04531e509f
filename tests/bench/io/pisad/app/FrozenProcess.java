package io.pisad.app;

import io.pisad.model.LocalFrame;
import io.pisad.model.OperatorOrder;
import io.pisad.sim.SimSettings;
import io.pisad.sim.UdpWorld;
import io.pisad.sim.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What cannot be measured twice in one process: a homing thread that dies, a process that is stopped. */
final class FrozenProcess {
    private static final int OPERATOR = 254;

    private FrozenProcess() {}

    /** An event the homing thread cannot take kills it: the valve closes at once and the daemon ends. */
    static boolean thrown(int repetitions) throws Exception {
        double worst = 0;
        for (int i = 0; i < repetitions; i++) {
            try (var flight = new WireFlight(Files.createTempDirectory("wire-times"))) {
                flight.fly();
                long atNs = System.nanoTime();
                flight.pisad.ring.offer(poison(atNs));
                TimeUnit.MILLISECONDS.sleep(600);
                double ms = Math.max(0, flight.vehicle.lastMotionNs() - atNs) * 1e-6;
                if (flight.pisad.failure() == null
                        || System.nanoTime() - flight.vehicle.lastMotionNs() < 200_000_000L) {
                    throw new AssertionError("the homing thread lives on");
                }
                worst = Math.max(worst, ms);
            }
        }
        System.out.printf("KILLED    %d times: last motion after at most %.1f ms (lease: 300)%n", repetitions, worst);
        return worst <= 500;
    }

    @SuppressWarnings("NullAway") // what must never be there is what kills
    private static OperatorOrder poison(long atNs) {
        return new OperatorOrder(atNs, null, null, null, 0);
    }

    /**
     * {@code kill -STOP}: the autopilot's own time-out ends the motion; after {@code kill -CONT} nothing moves without a new
     * order.
     */
    static boolean stopped(int repetitions) throws Exception {
        boolean good = true;
        for (int i = 0; i < repetitions; i++) {
            good &= stopped(i, Files.createTempDirectory("wire-times"));
        }
        return good;
    }

    private static boolean stopped(int round, Path folder) throws Exception {
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
        return more <= 2 && !Double.isNaN(stillS) && Double.isNaN(movedS);
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", name, String.valueOf(pid)).start().waitFor();
    }
}
