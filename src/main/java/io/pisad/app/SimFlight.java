package io.pisad.app;

import io.pisad.config.ParameterStore;
import io.pisad.history.Seal;
import io.pisad.mavlink.Endpoints;
import io.pisad.model.ByteLink;
import io.pisad.model.Clock;
import io.pisad.model.Figures;
import io.pisad.model.IqSource;
import io.pisad.model.Settings;
import io.pisad.model.State;
import io.pisad.report.TruePlace;
import io.pisad.sdr.HackRfSource;
import io.pisad.sdr.RadioWatcher;
import io.pisad.sim.SimSettings;
import io.pisad.sim.Truth;
import io.pisad.sim.UdpWorld;
import io.pisad.sim.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One simulated mission, from take-off to the sealed record: in lock step, or at speed 1 with real threads and UDP. */
final class SimFlight {
    /** Virtual missions begin at this time of day, so that the same seed gives the same record. */
    private static final Instant VIRTUAL_START = Instant.parse("2026-06-01T10:00:00Z");

    /** ArduCopter LOITER, what the simulated pilot switches to. */
    private static final long LOITER = 5;

    /**
     * What is flown.
     *
     * @param world the world and its seed
     * @param settings the daemon's settings
     * @param speed times wall time
     * @param timeLimitS the flight ends after so long whatever happened
     * @param holdS the flight ends after HOLDING for so long
     * @param takeOverAfterS the pilot takes over so long after HOMING began, and the flight ends 2 s later
     * @param hackRf whether the samples come from the stand-in HackRF; only at speed 1
     * @param ground at speed 1: where a ground station may listen
     */
    record Plan(
            SimSettings world,
            Settings settings,
            Speed speed,
            double timeLimitS,
            double holdS,
            OptionalDouble takeOverAfterS,
            boolean hackRf,
            Optional<InetSocketAddress> ground,
            Optional<ParameterStore> parameters,
            UnaryOperator<Settings> shape) {}

    /** A glance at the flight under way. */
    record Glance(double elapsedS, @Nullable Figures figures, Truth truth) {}

    private final Plan plan;
    private final Consumer<Glance> watcher;
    private double holdingSinceS = Double.NaN;
    private double homingSinceS = Double.NaN;
    private double tookOverAtS = Double.NaN;
    private final List<TruePlace> beacon = new ArrayList<>();
    private boolean done;

    SimFlight(Plan plan, Consumer<Glance> watcher) {
        this.plan = plan;
        this.watcher = watcher;
    }

    /** Flies it. */
    SimResult fly() throws IOException, InterruptedException {
        var pace = new Pace(plan.speed());
        return plan.speed().real() ? flyLive(pace) : flyInLockStep(pace);
    }

    private SimResult flyInLockStep(Pace pace) throws IOException {
        var clock = new VirtualClock();
        var world = new World(plan.world(), 0, micros(VIRTUAL_START));
        var link = new ByteLink() {
            @Override
            public String name() {
                return "simulated vehicle";
            }

            @Override
            public boolean datagrams() {
                return true;
            }

            @Override
            public int read(byte[] buffer) {
                return -1;
            }

            @Override
            public void write(byte[] frame, int length) {
                world.fromPayload(frame, length);
            }

            @Override
            public void close() {}
        };
        var pisad = pisad(watcher -> world.radio(), link, clock, 0, VIRTUAL_START, world.truth(), true);
        try (pisad) {
            var driver = new LockStep(pisad, clock, new LockStep.Surroundings() {
                @Override
                public void step(long toNs) {
                    world.step(toNs);
                }

                @Override
                public List<byte[]> toPayload() {
                    return world.toPayload();
                }
            });
            while (!done) {
                if (!driver.tick()) {
                    throw new IOException("the simulated radio ended");
                }
                if (driver.ticks() % 4 == 0) {
                    look(pisad, world, world::pilotMode, driver.elapsedS());
                }
                pace.until(driver.elapsedS());
            }
            State last = SimResult.last(pisad);
            return result(pisad, last, world, driver.elapsedS(), pace.wallS(), driver.ticks(), 0);
        }
    }

    private SimResult flyLive(Pace pace) throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        Instant startUtc = Instant.now();
        var world = new World(plan.world(), startNs, micros(startUtc));
        try (var air = plan.hackRf() ? StandInRadio.prepare(plan.world()) : null;
                var udp = new UdpWorld(world, System::nanoTime, 0, plan.ground())) {
            var stepping = new Thread(udp, "sim-world");
            stepping.setDaemon(true);
            stepping.start();
            var link = Endpoints.open("udpout:127.0.0.1:" + udp.port());
            var pisad = pisad(radio(world, air), link, System::nanoTime, startNs, startUtc, world.truth(), false);
            try (pisad) {
                plan.parameters().ifPresent(parameters -> pisad.serve(parameters, plan.shape()));
                pisad.startLive();
                while (!done && !pisad.await(200, TimeUnit.MILLISECONDS)) {
                    look(pisad, world, udp::pilotMode, (System.nanoTime() - startNs) * 1e-9);
                }
                Throwable failure = pisad.failure();
                if (failure != null) {
                    throw new IOException("the flight ended: " + Main.oneLine(failure), failure);
                }
                double elapsedS = (System.nanoTime() - startNs) * 1e-9;
                State last = SimResult.last(pisad);
                pisad.close(); // a tick under way may still see the closed valve and become IDLE
                return result(pisad, last, world, elapsedS, pace.wallS(), pisad.ticker.ticks(), startNs);
            }
        }
    }

    private Function<RadioWatcher, IqSource> radio(World world, @Nullable StandInRadio air) {
        if (air == null) {
            return watcher -> Radios.simulated(world, watcher);
        }
        air.follow(world);
        var settings = Radios.hackRf(plan.settings());
        return watcher -> new HackRfSource(settings, System::nanoTime, watcher, air.libraries());
    }

    private Pisad pisad(
            Function<RadioWatcher, IqSource> radio,
            ByteLink link,
            Clock clock,
            long startNs,
            Instant startUtc,
            Truth truth,
            boolean lockStep)
            throws IOException {
        var place = new Headers.Place(truth.beaconLatitudeDeg(), truth.beaconLongitudeDeg());
        var header = Headers.of(
                "sim",
                plan.settings(),
                Optional.of(place),
                OptionalLong.of(plan.world().seed()),
                startNs,
                startUtc,
                lockStep ? "simulated" : "system clock");
        var pisad = new Pisad(plan.settings(), radio, List.of(link), header, clock, startNs, lockStep);
        Shutdown.closeOnSignal(pisad);
        return pisad;
    }

    private void look(Pisad pisad, World world, LongConsumer pilot, double elapsedS) {
        var figures = pisad.log.figures();
        State state = figures == null ? State.IDLE : figures.announced();
        holdingSinceS = since(holdingSinceS, state == State.HOLDING, elapsedS);
        homingSinceS = since(homingSinceS, state == State.HOMING, elapsedS);
        if (plan.takeOverAfterS().isPresent()
                && Double.isNaN(tookOverAtS)
                && elapsedS - homingSinceS >= plan.takeOverAfterS().getAsDouble()) {
            pilot.accept(LOITER);
            tookOverAtS = elapsedS;
        }
        Truth truth = world.truth();
        if (beacon.isEmpty() || elapsedS - beacon.get(beacon.size() - 1).atS() >= 1) {
            beacon.add(new TruePlace(elapsedS, truth.beaconLatitudeDeg(), truth.beaconLongitudeDeg()));
        }
        watcher.accept(new Glance(elapsedS, figures, truth));
        done = elapsedS - holdingSinceS >= plan.holdS() || elapsedS - tookOverAtS >= 2 || elapsedS >= plan.timeLimitS();
    }

    private static double since(double before, boolean now, double elapsedS) {
        return !now ? Double.NaN : Double.isNaN(before) ? elapsedS : before;
    }

    private SimResult result(
            Pisad pisad, State last, World world, double elapsedS, double wallS, long ticks, long startNs)
            throws IOException {
        pisad.close();
        Path mission = pisad.history
                .path()
                .orElseThrow(() -> new IOException("no mission file was written: "
                        + pisad.history.problem().orElse("the recorder never began")));
        return new SimResult(
                plan,
                pisad,
                last,
                world.truth(),
                elapsedS,
                wallS,
                ticks,
                startNs,
                Seal.seal(mission),
                List.copyOf(beacon));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}
