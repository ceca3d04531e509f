package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.config.ConfigFile;
import io.pisad.model.OperatorOrder;
import io.pisad.model.Row;
import io.pisad.model.SearchRequest;
import io.pisad.model.Settings;
import io.pisad.model.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A steady carrier must not become the floor, and noise must not become a beacon. FR6 FR7 NFR7.
 *
 * <p>The long form: {@code mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=CarrierScenario
 * -Dpisad.carrier_s=600}.
 */
@Tag("flight")
final class CarrierScenario {
    private static final double SECONDS = Integer.getInteger("pisad.carrier_s", 30);
    private static final long SEED = Long.getLong("pisad.seed", 4711);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private MissionLog listen(double snrDb) throws Exception {
        Settings defaults = ConfigFile.load(Optional.empty(), Map.of(), Map.of("history.directory", folder.toString()))
                .settings();
        var clock = new VirtualClock();
        var header = Headers.of("replay", defaults, OptionalLong.of(SEED), 0, Instant.EPOCH, "test");
        try (var pisad = new Pisad(
                defaults, watcher -> new CarrierSource(SEED, SECONDS, snrDb), List.of(), header, clock, 0, true)) {
            var driver = new LockStep(pisad, clock, LockStep.NOTHING);
            driver.offer(new OperatorOrder(
                    0,
                    OperatorOrder.Action.SEARCH_START,
                    SearchRequest.listenOnly(),
                    OperatorOrder.Sender.SELF,
                    pisad.valve.epoch()));
            boolean more = true;
            while (more) {
                more = driver.tick();
            }
            return pisad.log;
        }
    }

    @Test
    void aSteadyCarrierThirtyDecibelsOverTheNoiseStaysDetected() throws Exception {
        MissionLog log = listen(30);
        assertThat(log.transitions())
                .as("seed " + SEED)
                .extracting(Row.Transition::to)
                .containsExactly(State.SEARCHING, State.DETECTING);
        assertThat(log.transitions().get(1).atNs()).isLessThan(2_000_000_000L);
        assertThat(log.floorDbfs()).as("channel floor").isBetween(-50.3, -49.7);
        assertThat(log.peakSnrDb()).as("peak SNR").isBetween(29.5, 30.5);
    }

    @Test
    void noiseAloneIsNeverDetected() throws Exception {
        MissionLog log = listen(Double.NaN);
        assertThat(log.transitions())
                .as("seed " + SEED)
                .extracting(Row.Transition::to)
                .containsExactly(State.SEARCHING);
        assertThat(log.detections()).isEmpty();
        assertThat(log.floorDbfs()).as("channel floor").isBetween(-50.3, -49.7);
    }
}
