package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sequence numbers of one sender under bad weather raise no alarm; those of two do, soon. */
final class ImpostorTest {
    private static final long SEED = 20_261_121;
    private static final long STEP_NS = 10_000_000L;

    /** A frame of a sender: its number and bytes that no other frame has. */
    private record Sent(int sender, long number) {
        byte[] bytes() {
            return ByteBuffer.allocate(12).putInt(sender).putLong(number).array();
        }
    }

    /** 20 % lost, in places 30 or 300 in a row, every tenth up to 8 places late, every hundredth doubled: no alarm in 10^6. */
    @Test
    void lossReorderingAndDoublesOfOneSenderRaiseNoAlarm() {
        var random = new Random(SEED);
        List<Sent> sent = new ArrayList<>();
        for (long number = 0; number < 1_000_000; number++) {
            number += random.nextInt(10_000) == 0 ? 30 : random.nextInt(100_000) == 0 ? 300 : 0;
            sent.add(new Sent(1, number));
        }
        assertThat(alarms(weather(sent, random, 0.2, 0.1, 8)))
                .as("seed " + SEED)
                .isZero();
    }

    /** Half of everything lost, every second frame up to 10 places late. */
    @Test
    void evenAStormRaisesNoAlarm() {
        var random = new Random(SEED);
        List<Sent> sent = new ArrayList<>();
        for (long number = 0; number < 300_000; number++) {
            sent.add(new Sent(1, number));
        }
        assertThat(alarms(weather(sent, random, 0.5, 0.5, 10)))
                .as("seed " + SEED)
                .isZero();
    }

    /** Whatever lies between their numbers, and with 20 % lost: within 60 frames of the second sender. */
    @Test
    void twoSendersAreFoundWhateverLiesBetweenTheirNumbers() {
        var random = new Random(SEED);
        for (int ratio : new int[] {1, 3, 10}) {
            for (int offset = 0; offset < 256; offset++) {
                List<Sent> sent = new ArrayList<>();
                long second = 1000L + offset;
                for (long number = 1000; number < 1000 + 60L * ratio; number++) {
                    sent.add(new Sent(1, number));
                    if (number % ratio == 0) {
                        sent.add(new Sent(2, second++));
                    }
                }
                assertThat(alarms(weather(sent, random, 0.2, 0.05, 4)))
                        .as("offset %d, one to %d, seed %d", offset, ratio, SEED)
                        .isPositive();
            }
        }
    }

    /** A silence says nothing: after it any number may come. */
    @Test
    void silenceBeginsAnew() {
        var impostor = new Impostor();
        long nowNs = 0;
        int alarms = 0;
        for (int outage = 0; outage < 300; outage++) {
            for (int i = 0; i < 60; i++) {
                nowNs += STEP_NS;
                alarms += impostor.mixed(i, new Sent(outage, i).bytes(), nowNs) ? 1 : 0;
            }
            nowNs += 40 * STEP_NS;
        }
        assertThat(alarms).isZero();
    }

    private static List<Sent> weather(List<Sent> sent, Random random, double lost, double late, int places) {
        List<Sent> arrived = new ArrayList<>();
        for (Sent frame : sent) {
            if (random.nextDouble() < lost) {
                continue;
            }
            arrived.add(frame);
            if (random.nextInt(100) == 0) {
                arrived.add(frame);
            }
        }
        double[] keys = new double[arrived.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i + (random.nextDouble() < late ? 0.5 + random.nextInt(places) : 0);
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> keys[i]));
        return order.stream().map(arrived::get).toList();
    }

    private static int alarms(List<Sent> arrived) {
        var impostor = new Impostor();
        long nowNs = 0;
        int alarms = 0;
        for (Sent frame : arrived) {
            nowNs += STEP_NS;
            alarms += impostor.mixed((int) (frame.number() & 0xff), frame.bytes(), nowNs) ? 1 : 0;
        }
        return alarms;
    }
}
