package io.pisad.app;

import io.pisad.model.BeaconKind;
import io.pisad.model.Scenario;
import io.pisad.model.Settings;
import io.pisad.model.Strategy;
import io.pisad.sim.RssiWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many runs of one scenario, each with its own seed, in parallel; the result does not depend on how many at a time. */
final class Montecarlo {
    /** Runs of one seed and of the next have no world in common. */
    private static final long SEEDS = 1_000_000;

    private static final double LOWEST_M = -10;

    private final RssiWorld.Shared shared;
    private final Settings settings;

    Montecarlo(Scenario scenario, Settings user, Strategy strategy) {
        settings = settings(scenario, user, strategy);
        shared = new RssiWorld.Shared(scenario, settings.radio().frequencyHz());
    }

    /** The user's settings with what the scenario says. */
    private static Settings settings(Scenario scenario, Settings user, Strategy strategy) {
        Scenario.Beacon beacon = scenario.beacon();
        Scenario.Vehicle vehicle = scenario.vehicle();
        Settings.Radio radio = user.radio();
        Settings.Safety safety = user.safety().with(true, vehicle.fenceRadiusM());
        boolean pulses = beacon.kind() != BeaconKind.CONTINUOUS;
        return user.withoutCalibration()
                .withRadio(new Settings.Radio(
                        "sim", radio.frequencyHz(), radio.bandwidthHz(), beacon.kind(), radio.readingPeriodS()))
                .withPulses(
                        pulses
                                ? new Settings.Pulses(beacon.widthS(), beacon.periodS(), Double.NaN)
                                : Settings.Pulses.UNKNOWN)
                .withHoming(user.homing().with(vehicle.speedMps(), strategy))
                .withPrior(scenario.prior())
                .withSafety(vehicle.heightM() < safety.heightMinM() ? lower(safety) : safety);
    }

    /** A world as flat as scenario C is flown in at no height. */
    private static Settings.Safety lower(Settings.Safety safety) {
        return new Settings.Safety(
                safety.motion(),
                safety.batteryMinPercent(),
                safety.fenceRadiusM(),
                safety.fenceMarginM(),
                LOWEST_M,
                safety.heightMaxM(),
                safety.hdopMax(),
                safety.groundTimeoutS(),
                safety.linkLossAction(),
                safety.lowBatteryAction());
    }

    /**
     * Flies them.
     *
     * @param jobs at a time
     * @param done called for each that is over, from this thread, in the order of the runs
     */
    List<AcquiredRun.Outcome> fly(long seed, int runs, int jobs, Consumer<AcquiredRun.Outcome> done)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<AcquiredRun.Outcome>> flying = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                long world = seed * SEEDS + run;
                flying.add(pool.submit(() -> new AcquiredRun(shared, settings, world).fly()));
            }
            List<AcquiredRun.Outcome> outcomes = new ArrayList<>();
            for (Future<AcquiredRun.Outcome> one : flying) {
                outcomes.add(one.get());
                done.accept(outcomes.get(outcomes.size() - 1));
            }
            return outcomes;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("a run failed: " + Main.oneLine(cause), cause);
        } finally {
            pool.shutdownNow();
        }
    }
}
