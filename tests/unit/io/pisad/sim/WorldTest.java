package io.pisad.sim;

import static io.pisad.sim.TestPayload.SECOND_NS;
import static io.pisad.sim.TestPayload.setpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.BeaconKind;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.LocalFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WorldTest {
    /**
     * Of the bytes and samples of 20 s; the same on every JDK and machine. Changes only with a written why: first version.
     */
    private static final String GOLDEN = "d054b7161169cf00";

    /** Flies 20 s in steps of {@code stepNs}, with a set-point every 100 ms, and hashes all that comes out. */
    private static String flight(SimSettings settings, long stepNs, int blockSamples) throws Exception {
        TestPayload payload = new TestPayload(new World(settings, 123_456_789, 1_790_000_000_000_000L));
        World world = payload.world;
        IqSource radio = world.radio();
        IqBlock block = new IqBlock(blockSamples);
        MessageDigest frames = MessageDigest.getInstance("SHA-256");
        MessageDigest samples = MessageDigest.getInstance("SHA-256");
        for (long atNs = 0; atNs < 20 * SECOND_NS; atNs += 100_000_000) {
            payload.say(TestPayload.heartbeat(atNs < 10 * SECOND_NS ? 1 : 2));
            payload.say(setpoint(4, -2, 0).yawRate(0.1f).build());
            for (long more = stepNs; more <= 100_000_000; more += stepNs) {
                world.step(123_456_789 + atNs + more);
            }
            world.step(123_456_789 + atNs + 100_000_000);
            world.toPayload().forEach(frames::update);
            world.toGround().forEach(frames::update);
            hash(radio, block, samples);
        }
        frames.update(samples.digest());
        return HexFormat.of().formatHex(frames.digest()).substring(0, 16);
    }

    private static void hash(IqSource radio, IqBlock block, MessageDigest into) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * block.capacity());
        while (radio.read(block, block.capacity()) && block.samples > 0) {
            bytes.clear();
            for (int n = 0; n < 2 * block.samples; n++) {
                bytes.putFloat(block.iq[n]);
            }
            into.update(bytes.array(), 0, bytes.position());
        }
    }

    @Test
    void theSameSeedGivesTheSameWorldWhateverThePatternOfTheSteps() throws Exception {
        SimSettings settings = SimSettings.defaults(42).withWindMps(6);
        assertThat(flight(settings, 100_000_000, 25_000))
                .isEqualTo(flight(settings, 7_000_000, 999))
                .isEqualTo(flight(settings, 10_000_000, 2_500));
    }

    @Test
    void theSameSeedGivesTheSameWorldOnEveryMachine() throws Exception {
        assertThat(flight(SimSettings.defaults(42).withWindMps(6), 50_000_000, 12_500))
                .isEqualTo(GOLDEN);
    }

    @Test
    void anotherSeedGivesAnotherWorld() throws NoSuchAlgorithmException, Exception {
        assertThat(flight(SimSettings.defaults(1), 50_000_000, 12_500))
                .isNotEqualTo(flight(SimSettings.defaults(2), 50_000_000, 12_500));
    }

    @Test
    void theBeaconLiesWhereItWasAskedFor() {
        World world = new World(SimSettings.defaults(3).withRangeM(500).withBearingDeg(120), 0, 0);
        Truth truth = world.truth();
        LocalFrame frame = new LocalFrame(truth.latitudeDeg(), truth.longitudeDeg());
        assertThat(frame.northM(truth.beaconLatitudeDeg())).isBetween(-250.01, -249.99);
        assertThat(frame.eastM(truth.beaconLongitudeDeg())).isBetween(433.0, 433.02);
        assertThat(truth.distanceM()).isBetween(499.999, 500.001);
    }

    @Test
    void bearingsOfTheSeedsGoAllAround() {
        int[] quadrants = new int[4];
        for (long seed = 1; seed <= 200; seed++) {
            Truth truth = new World(SimSettings.defaults(seed), 0, 0).truth();
            int north = truth.beaconLatitudeDeg() > truth.latitudeDeg() ? 2 : 0;
            int east = truth.beaconLongitudeDeg() > truth.longitudeDeg() ? 1 : 0;
            quadrants[north + east]++;
        }
        assertThat(quadrants).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(30, 70);
            }
        });
    }

    @Test
    void remembersTheSmallestDistance() {
        TestPayload payload =
                new TestPayload(new World(SimSettings.defaults(3).withRangeM(50).withBearingDeg(0), 0, 0));
        payload.fly(setpoint(5, 0, 0).build(), 20 * SECOND_NS);
        assertThat(payload.world.truth().minDistanceM()).isLessThan(0.1);
        assertThat(payload.world.truth().distanceM()).isGreaterThan(40);
    }

    @Test
    void anEarlierTimeChangesNothing() {
        World world = new World(SimSettings.defaults(3), 0, 0);
        world.step(SECOND_NS);
        Truth before = world.truth();
        world.step(0);
        assertThat(world.truth()).isEqualTo(before);
    }

    @Test
    void refusesAWorldThatCannotBe() {
        SimSettings good = SimSettings.defaults(1);
        assertThatThrownBy(() -> good.withRangeM(-1)).hasMessageContaining("rangeM is -1.0; allowed 0.0 to 20000.0");
        assertThatThrownBy(() -> good.withRangeM(Double.NaN)).hasMessageContaining("rangeM");
        assertThatThrownBy(() -> good.withWindMps(30)).hasMessageContaining("windMps");
        assertThatThrownBy(() -> good.withBeacon(BeaconKind.UNKNOWN)).hasMessageContaining("UNKNOWN");
    }

    @Test
    void aWorldWithoutAnOperatorSaysSo() {
        World world = TestPayload.quietWorld();
        assertThat(world.truth().operatorPhase()).isEqualTo(OperatorPhase.NONE);
        assertThat(world.heard()).isEmpty();
        assertThatThrownBy(() -> world.operatorHomingEnable(true)).hasMessageContaining("no scripted operator");
    }
}
