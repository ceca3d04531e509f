package io.pisad.sdr;

import io.pisad.model.Gain;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Says which gain the samples of a transfer were taken with, or that this cannot be known.
 *
 * <pre>
 *  transfers   | k-1      | k            | k+1          | k+2
 *  arrival                ^              ^              ^
 *  step             issued |---| returned
 *  gain        before      not known      not known, or  after
 *                                         after
 * </pre>
 *
 * <p>A transfer that had arrived when the step was issued was taken before it: the gain before. One whose first sample was
 * taken after the calls had returned has the gain after. How early a sample can have been taken is the
 * {@link SampleClock}'s time less the radio's buffer (32 KiB: 8 ms at 2 Msps), and the transfer before it must have arrived
 * after the return, too: so neither a sample clock that is still finding its origin nor a host that is behind by some of
 * the library's 4 transfers makes the answer early. What lies between, usually 1 or 2 transfers (66 ms each at 2 Msps, 16
 * at 8), has no known gain. The place is exact to a transfer because a step and the samples share no clock but this one.
 * Used by the reader's thread.
 */
final class GainSteps {
    private final Queue<GainStep> steps;
    private Gain gain;
    private long previousArrivedNs = Long.MIN_VALUE;

    GainSteps(Gain first, Queue<GainStep> steps) {
        gain = first;
        this.steps = steps;
    }

    /**
     * The gain of the next transfer, null when not known.
     *
     * @param takenNs earliest monotonic time at which its first sample can have been taken
     * @param arrivedNs when its last sample was handed over
     */
    @Nullable
    Gain of(long takenNs, long arrivedNs) {
        boolean known = true;
        for (GainStep step = steps.peek(); step != null && arrivedNs >= step.issuedNs(); step = steps.peek()) {
            if (takenNs <= step.returnedNs() || previousArrivedNs <= step.returnedNs()) {
                known = false;
                break;
            }
            gain = step.gain();
            steps.remove();
        }
        previousArrivedNs = arrivedNs;
        return known ? gain : null;
    }
}
