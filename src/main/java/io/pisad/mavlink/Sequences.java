package io.pisad.mavlink;

import java.util.Arrays;

/**
 * Follows the 8-bit sequence numbers of one sender, and a second run of them if there is one.
 *
 * <pre>
 *   late, or sent by another     next or lost
 *   |<------- 48 ------->| last |<--- 48 --->|      elsewhere: another run begins
 * </pre>
 *
 * <p>Of one sender a number comes once per 256, however much is lost, late or doubled (a double is equal byte for byte), and
 * a run that was left for another is not gone on with. Strange is a number that was used with other bytes, and a run that
 * goes on although another has.
 */
final class Sequences {
    private static final int NEAR = 48;
    /** A run that stood still while the other went so far is over, before the other comes round to it. */
    private static final int OVER = 256 - NEAR - 8;

    private final Run[] runs = {new Run(), new Run()};
    private int current;

    private static final class Run {
        final long[] usedAt = new long[256];
        final int[] bytes = new int[256];
        /** Numbers counted on from 256; before the first one 0. */
        long last;

        boolean goesOn;
        int stoodStill;

        void begin(int sequence, int hash) {
            Arrays.fill(usedAt, 0);
            last = 256L + sequence;
            goesOn = false;
            stoodStill = 0;
            use(last, hash);
        }

        void use(long at, int hash) {
            usedAt[(int) (at & 0xff)] = at;
            bytes[(int) (at & 0xff)] = hash;
        }

        int ahead(int sequence) {
            return last == 0 ? 256 : (int) (sequence - last & 0xff);
        }

        int behind(int sequence) {
            return last == 0 ? 256 : (int) (last - sequence & 0xff);
        }

        boolean collides(int sequence, int hash) {
            long at = last - behind(sequence);
            if (usedAt[(int) (at & 0xff)] == at) {
                return bytes[(int) (at & 0xff)] != hash;
            }
            use(at, hash);
            return false;
        }
    }

    /** Takes the next frame's number; whether it speaks for a second sender. */
    boolean strange(int sequence, byte[] frame) {
        int hash = Arrays.hashCode(frame);
        int nearest = runs[0].ahead(sequence) <= runs[1].ahead(sequence) ? 0 : 1;
        int ahead = runs[nearest].ahead(sequence);
        for (Run run : runs) {
            if (run.behind(sequence) <= Math.min(NEAR, ahead)) {
                return run.collides(sequence, hash);
            }
        }
        if (ahead > NEAR) {
            current = runs[current].last == 0 ? current : 1 - current;
            runs[current].begin(sequence, hash);
            return false;
        }
        Run run = runs[nearest];
        boolean resumed = nearest != current && run.goesOn;
        current = nearest;
        run.last += ahead;
        run.goesOn = true;
        run.stoodStill = 0;
        Run other = runs[1 - nearest];
        other.stoodStill += ahead;
        other.last = other.stoodStill > OVER ? 0 : other.last;
        run.use(run.last, hash);
        return resumed;
    }
}
