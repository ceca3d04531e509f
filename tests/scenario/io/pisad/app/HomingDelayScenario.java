package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.config.ConfigFile;
import io.pisad.model.ByteLink;
import io.pisad.model.OperatorOrder;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.State;
import io.pisad.sim.SimSettings;
import io.pisad.sim.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FR3: HOMING begins at most 0.5 s after the trigger level has stood for the sustain time, through the whole daemon and
 * its mission file, in event time.
 */
@Tag("flight")
final class HomingDelayScenario {
    private static final int OPERATOR = 254;
    private static final long SEED = Long.getLong("pisad.seed", 4711);
    /** Ticks of 50 ms: time for the search to be under way and the floor to be known. */
    private static final int BEFORE = 240;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest(name = "a beacon {0} dB over the noise")
    @ValueSource(doubles = {13, 30})
    void homingBeginsWithinTheSustainTimeAndHalfASecond(double snrDb) throws Exception {
        Settings settings = ConfigFile.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "radio.beacon", "continuous",
                                "link.ground_system_ids", "254,255",
                                "history.directory", folder.toString()))
                .withMotion();
        var world = new World(
                SimSettings.defaults(SEED).withRangeM(300).withOperatorSystemId(OPERATOR), 0, 1_000_000_000_000_000L);
        var beacon = new CarrierSource(SEED, 60, snrDb);
        beacon.silent(true);
        var clock = new VirtualClock();
        var header = Headers.of("sim", settings, OptionalLong.of(SEED), 0, Instant.EPOCH, "test");
        try (var pisad = new Pisad(settings, watcher -> beacon, List.of(link(world)), header, clock, 0, true)) {
            var driver = new LockStep(pisad, clock, around(world));
            for (int i = 0; i < BEFORE; i++) {
                driver.tick();
            }
            assertThat(announced(pisad)).as("the search is flown").isEqualTo(State.SEARCHING);
            driver.offer(new OperatorOrder(
                    clock.nowNs(),
                    OperatorOrder.Action.HOMING_ENABLE,
                    null,
                    OperatorOrder.Sender.SELF,
                    pisad.valve.epoch()));
            driver.tick();
            beacon.silent(false);
            long onNs = clock.nowNs();
            long overNs = -1;
            long homingNs = -1;
            while (homingNs < 0 && clock.nowNs() < onNs + 10_000_000_000L) {
                driver.tick();
                if (overNs < 0 && isOver(pisad, settings.signal().triggerDb())) {
                    overNs = clock.nowNs();
                }
                if (announced(pisad) == State.HOMING) {
                    homingNs = clock.nowNs();
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "FR3, %.0f dB: over the trigger %.2f s after the beacon began, HOMING recorded and announced %.2f s after that%n",
                    snrDb,
                    (overNs - onNs) / 1e9,
                    (homingNs - overNs) / 1e9);
            assertThat(overNs).isPositive();
            assertThat(homingNs)
                    .as("seed " + SEED + ": " + pisad.log.transitions())
                    .isPositive();
            assertThat((homingNs - overNs) / 1e9)
                    .as("seed " + SEED)
                    .isLessThanOrEqualTo(settings.signal().sustainS() + 0.5);
        }
    }

    private static ByteLink link(World world) {
        return new ByteLink() {
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
    }

    private static LockStep.Surroundings around(World world) {
        return new LockStep.Surroundings() {
            @Override
            public void step(long toNs) {
                world.step(toNs);
            }

            @Override
            public List<byte[]> toPayload() {
                return world.toPayload();
            }
        };
    }

    private static State announced(Pisad pisad) {
        var figures = pisad.log.figures();
        return figures == null ? State.IDLE : figures.announced();
    }

    private static boolean isOver(Pisad pisad, double triggerDb) {
        SignalPicture picture = pisad.log.picture();
        return picture != null && Math.min(picture.snrDb(), picture.referenceSnrDb()) >= triggerDb;
    }
}
