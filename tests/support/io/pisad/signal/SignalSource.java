package io.pisad.signal;

import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;

/** A {@link TestSignal} as a source. */
final class SignalSource implements IqSource {
    private final TestSignal signal;
    private int position;

    SignalSource(TestSignal signal) {
        this.signal = signal;
    }

    @Override
    public IqStream stream() {
        return new IqStream("made", "sim", signal.rateHz, Double.NaN, 1, 0, false, signal.samples(), false);
    }

    @Override
    public boolean read(IqBlock block, int maxSamples) {
        int count = Math.min(signal.samples() - position, Math.min(maxSamples, block.capacity()));
        System.arraycopy(signal.iq, 2 * position, block.iq, 0, 2 * count);
        block.samples = count;
        block.firstSample = position;
        position += count;
        return count > 0;
    }

    @Override
    public void close() {}
}
