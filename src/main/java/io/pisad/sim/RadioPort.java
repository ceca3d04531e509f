package io.pisad.sim;

import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import java.io.IOException;
import java.io.InterruptedIOException;

/** The simulated radio as the port every radio has; live ones wait for samples, the others never block. */
record RadioPort(SimRadio radio, boolean live) implements IqSource {
    RadioPort {
        radio.noise(); // made now, not under the first read
    }

    @Override
    public IqStream stream() {
        return radio.stream(live);
    }

    @Override
    public boolean read(IqBlock block, int maxSamples) throws IOException {
        try {
            return radio.read(block, maxSamples, live);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("simulated radio: interrupted while waiting").initCause(e);
        }
    }

    @Override
    public void close() {
        radio.close();
    }
}
