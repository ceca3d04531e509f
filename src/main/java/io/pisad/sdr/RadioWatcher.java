package io.pisad.sdr;

import io.pisad.model.RadioState;

/** Is told what the radio does; called on the thread that reads the source, so it must not block. */
@FunctionalInterface
public interface RadioWatcher {
    /**
     * The radio changed its state, the reason for its state, or (at most once a second) lost samples.
     *
     * @param detail one line for the operator
     * @param receivedSamples samples received since the start
     * @param lostSamples samples lost since the start, the gaps between closing and reopening included
     */
    void changed(RadioState state, String detail, long receivedSamples, long lostSamples);
}
