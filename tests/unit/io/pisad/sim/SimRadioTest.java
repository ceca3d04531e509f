package io.pisad.sim;

import static io.pisad.sim.TestPayload.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SimRadioTest {
    private static SimSettings settings(double rangeM) {
        return SimSettings.defaults(11).withLevelNoiseDb(0).withRangeM(rangeM).withOperatorSystemId(0);
    }

    private static IqBlock samples(World world, int count) throws IOException {
        IqBlock block = new IqBlock(count);
        assertThat(world.radio().read(block, count)).isTrue();
        assertThat(block.samples).isEqualTo(count);
        return block;
    }

    private static double powerDbm(IqBlock block, int from, int to) {
        double sum = 0;
        for (int n = 2 * from; n < 2 * to; n++) {
            sum += block.iq[n] * block.iq[n];
        }
        return 10 * StrictMath.log10(sum / (to - from)) + block.dbmOffsetDb;
    }

    /** Power of the tone at an offset, by correlation over all samples. */
    private static double toneDbm(IqBlock block, double offsetHz) {
        double i = 0;
        double q = 0;
        for (int n = 0; n < block.samples; n++) {
            double angle = -2 * StrictMath.PI * offsetHz * n / SimSettings.SAMPLE_RATE_HZ;
            double c = StrictMath.cos(angle);
            double s = StrictMath.sin(angle);
            i += block.iq[2 * n] * c - block.iq[2 * n + 1] * s;
            q += block.iq[2 * n] * s + block.iq[2 * n + 1] * c;
        }
        double power = (i * i + q * q) / ((double) block.samples * block.samples);
        return 10 * StrictMath.log10(power) + block.dbmOffsetDb;
    }

    @Test
    void theBeaconsLevelIsTheLinkBudgetsWithinATenthOfADecibel() throws IOException {
        for (double rangeM : new double[] {5, 40, 300}) {
            World world = new World(settings(rangeM), 0, 0);
            world.step(2 * SECOND_NS);
            IqBlock block = samples(world, 500_000);
            double slantM = Math.sqrt(rangeM * rangeM + 30 * 30);
            double expected = -40 - 20 * StrictMath.log10(slantM);
            assertThat(toneDbm(block, 50e3)).as("at %f m", rangeM).isBetween(expected - 0.1, expected + 0.1);
        }
    }

    @Test
    void theNoiseIsThatOfTheReceiver() throws IOException {
        World world = new World(settings(20_000).withBeacon(BeaconKind.BURST), 0, 0);
        world.step(4 * SECOND_NS);
        IqBlock block = samples(world, 1_000_000);
        double expected = -173.98 + 10 * StrictMath.log10(250e3) + 22;
        assertThat(powerDbm(block, 0, 1_000_000)).isBetween(expected - 0.05, expected + 0.05);
        assertThat(settings(1).noiseDbm(25e3)).isBetween(-108.1, -107.9);
    }

    @Test
    void theNoiseIsWhite() throws IOException {
        World world = new World(settings(20_000).withBeacon(BeaconKind.BURST), 0, 0);
        world.step(4 * SECOND_NS);
        IqBlock block = samples(world, 1_000_000);
        for (int lag : new int[] {1, 2, 7, 250}) {
            double re = 0;
            double im = 0;
            double power = 0;
            for (int n = 0; n + lag < block.samples; n++) {
                double i = block.iq[2 * n];
                double q = block.iq[2 * n + 1];
                double i2 = block.iq[2 * (n + lag)];
                double q2 = block.iq[2 * (n + lag) + 1];
                re += i * i2 + q * q2;
                im += i * q2 - q * i2;
                power += i * i + q * q;
            }
            assertThat(Math.sqrt(re * re + im * im) / power).as("lag %d", lag).isLessThan(0.005);
        }
    }

    /** The powers of single milliseconds spread as the chi-square of 500 degrees of freedom does. */
    @Test
    void millisecondsOfNoiseDifferAsTheyShould() throws IOException {
        World world = new World(settings(20_000).withBeacon(BeaconKind.BURST), 0, 0);
        world.step(4 * SECOND_NS);
        IqBlock block = samples(world, 1_000_000);
        double mean = 0;
        double square = 0;
        for (int ms = 0; ms < 4_000; ms++) {
            double power = StrictMath.pow(10, (powerDbm(block, 250 * ms, 250 * ms + 250) + 98) / 10);
            mean += power / 4_000;
            square += power * power / 4_000;
        }
        double spread = Math.sqrt(square - mean * mean) / mean;
        assertThat(spread).isBetween(0.95 / Math.sqrt(250), 1.05 / Math.sqrt(250));
    }

    @Test
    void aBeaconAtFiveMetresDoesNotClip() throws IOException {
        SimSettings near =
                new SimSettings(3, 0, 0, 5, 0, 0, 433.92e6, 50e3, 25e3, BeaconKind.CONTINUOUS, -40, 22, 2, 0, 0);
        World world = new World(near, 0, 0);
        world.step(4 * SECOND_NS);
        IqBlock block = samples(world, 1_000_000);
        for (float value : block.iq) {
            assertThat(Math.abs(value) < 1).isTrue();
        }
    }

    @Test
    void tooStrongABeaconClipsAtFullScale() throws IOException {
        SimSettings near =
                new SimSettings(3, 0, 0, 1, 0, 0, 433.92e6, 50e3, 25e3, BeaconKind.CONTINUOUS, -40, 22, 0, 0, 0);
        World world = new World(near, 0, 0);
        world.step(SECOND_NS);
        IqBlock block = samples(world, 250_000);
        float greatest = 0;
        int clipped = 0;
        for (float value : block.iq) {
            greatest = Math.max(greatest, Math.abs(value));
            clipped += Math.abs(value) == 1 ? 1 : 0;
        }
        assertThat(greatest).isEqualTo(1);
        assertThat(clipped).isGreaterThan(100_000);
    }

    @Test
    void thirtyMillisecondsEverySecond() throws IOException {
        World world = new World(settings(50).withBeacon(BeaconKind.PULSED), 0, 0);
        world.step(3 * SECOND_NS);
        IqBlock block = samples(world, 750_000);
        int on = 0;
        for (int ms = 0; ms < 3_000; ms++) {
            boolean loud = powerDbm(block, 250 * ms, 250 * ms + 250) > -85;
            boolean pulse = ms % 1_000 >= 137 && ms % 1_000 < 167;
            assertThat(loud).as("millisecond %d", ms).isEqualTo(pulse);
            on += loud ? 1 : 0;
        }
        assertThat(on).isEqualTo(90);
    }

    @Test
    void theLevelIsRedrawnTwiceASecondWithTheAskedSpread() throws IOException {
        SimSettings noisy = settings(100).withLevelNoiseDb(4);
        World world = new World(noisy, 0, 0);
        double mean = 0;
        double square = 0;
        int draws = 400;
        IqBlock block = new IqBlock(125_000);
        IqSource radio = world.radio();
        for (int n = 1; n <= draws; n++) {
            world.step(n * SECOND_NS / 2);
            assertThat(radio.read(block, 125_000)).isTrue();
            double half = powerDbm(block, 0, 60_000);
            assertThat(powerDbm(block, 60_000, 125_000)).isBetween(half - 0.2, half + 0.2);
            mean += half / draws;
            square += half * half / draws;
        }
        double expected = noisy.receivedDbm(Math.sqrt(100 * 100 + 30 * 30));
        assertThat(mean).as("seed 11").isBetween(expected - 0.6, expected + 0.6);
        assertThat(Math.sqrt(square - mean * mean)).as("seed 11").isBetween(3.6, 4.4);
    }

    @Test
    void theSamplesDoNotDependOnHowTheyAreRead() throws IOException {
        SimSettings settings = settings(100).withLevelNoiseDb(2);
        World one = new World(settings, 0, 0);
        one.step(SECOND_NS);
        IqBlock whole = samples(one, 250_000);
        World other = new World(settings, 0, 0);
        IqSource radio = other.radio();
        IqBlock part = new IqBlock(7_919);
        int at = 0;
        for (int n = 1; at < 250_000; n++) {
            other.step(n * 3_700_000L);
            while (radio.read(part, 1 + n * 37 % 7_919) && part.samples > 0) {
                assertThat(part.firstSample).isEqualTo(at);
                for (int k = 0; k < 2 * Math.min(part.samples, 250_000 - at); k++) {
                    assertThat(part.iq[k] == whole.iq[2 * at + k]).isTrue();
                }
                at += part.samples;
            }
        }
    }

    @Test
    void readsNoFurtherThanTheWorldHasGone() throws IOException {
        World world = new World(settings(100), 0, 0);
        IqBlock block = new IqBlock(10_000);
        assertThat(world.radio().read(block, 10_000)).isTrue();
        assertThat(block.samples).isZero();
        world.step(20_000_000);
        assertThat(world.radio().read(block, 10_000)).isTrue();
        assertThat(block.samples).isEqualTo(5_000);
        assertThat(world.radio().read(block, 10_000)).isTrue();
        assertThat(block.samples).isZero();
    }

    @Test
    void aReaderThatComesTooLateHasLostSamples() throws IOException {
        World world = new World(settings(100), 0, 0);
        world.step(70 * SECOND_NS);
        IqBlock block = new IqBlock(1_000);
        assertThat(world.radio().read(block, 1_000)).isTrue();
        assertThat(block.lostBefore).isEqualTo((70_000L - 65_536) * 250);
        assertThat(block.firstSample).isEqualTo(block.lostBefore);
        assertThat(world.radio().read(block, 1_000)).isTrue();
        assertThat(block.lostBefore).isZero();
    }

    @Test
    void endsWhenItIsClosed() throws IOException {
        World world = new World(settings(100), 0, 0);
        world.step(SECOND_NS);
        IqSource radio = world.liveRadio();
        radio.close();
        IqBlock block = new IqBlock(10);
        assertThat(radio.read(block, 10)).isFalse();
        assertThat(block.samples).isZero();
    }
}
