package io.pisad.safety;

import io.pisad.model.ByteLink;
import java.util.Arrays;
import java.util.function.Consumer;

/** A link that hands over every frame written, and is never read. */
record MemoryLink(Consumer<Frame> out) implements ByteLink {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean datagrams() {
        return true;
    }

    @Override
    public int read(byte[] buffer) {
        return -1;
    }

    @Override
    public void write(byte[] raw, int length) {
        out.accept(Frame.of(Arrays.copyOf(raw, length)));
    }

    @Override
    public void close() {}
}
