package io.pisad.app;

import io.pisad.model.Gain;
import io.pisad.model.GainControl;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import io.pisad.model.RadioState;
import io.pisad.sdr.HackRfSettings;
import io.pisad.sdr.HackRfSource;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A HackRF for one command: it must be there now. Where the daemon would wait for its return, this gives up and says why.
 *
 * <p>Used by one thread.
 */
final class PromptRadio implements IqSource, GainControl {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);

    private final HackRfSource source;
    private RadioState state = RadioState.RECOVERING;
    private String detail = "";
    private boolean heard;
    private long heardNs = System.nanoTime();

    PromptRadio(HackRfSettings settings) {
        source = new HackRfSource(settings, System::nanoTime, this::told, Radios.libraries());
    }

    private void told(RadioState now, String why, long received, long lost) {
        state = now;
        detail = why;
    }

    @Override
    public IqStream stream() {
        return source.stream();
    }

    /** The radio, its firmware and its library, once samples arrived; else what is wrong. */
    String detail() {
        return detail;
    }

    @Override
    public void request(Gain gain) {
        source.request(gain);
    }

    /**
     * As every source; a block may be empty.
     *
     * @throws IOException when the radio cannot be opened, or delivers nothing for 5 s
     */
    @Override
    public boolean read(IqBlock block, int maxSamples) throws IOException {
        boolean more = source.read(block, maxSamples);
        long nowNs = System.nanoTime();
        if (block.samples > 0) {
            heard = true;
            heardNs = nowNs;
        } else if (!heard && state != RadioState.LISTENING && !detail.isEmpty()) {
            throw new IOException(detail);
        } else if (nowNs - heardNs > PATIENCE_NS) {
            throw new IOException("the HackRF delivers no samples for 5 s"
                    + (detail.isEmpty() || state == RadioState.LISTENING ? "" : ": " + detail)
                    + "; replug it, and use a powered hub if this repeats");
        }
        return more;
    }

    @Override
    public void close() {
        source.close();
    }
}
