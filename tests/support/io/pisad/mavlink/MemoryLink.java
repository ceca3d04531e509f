package io.pisad.mavlink;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.dronefleet.mavlink.protocol.MavlinkPacketReader;
import io.pisad.model.ByteLink;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A link that keeps what was written; it has nothing to read, tests feed the reader themselves. */
class MemoryLink implements ByteLink {
    private final boolean datagrams;
    private final List<byte[]> written = new ArrayList<>();
    private boolean broken;
    long connection;
    boolean onePeer;
    /** Connections that take nothing any more, and that are gone. */
    long deaf = -1;

    long ended = -1;
    /** Frames written as motion, and times motion was taken back. */
    int motionWrites;

    int drops;
    private Runnable beforeWrite = () -> {};

    MemoryLink() {
        this(true);
    }

    MemoryLink(boolean datagrams) {
        this.datagrams = datagrams;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean datagrams() {
        return datagrams;
    }

    @Override
    public boolean onePeer() {
        return onePeer;
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public int read(byte[] buffer) {
        return -1;
    }

    @Override
    public void write(byte[] frame, int length) throws IOException {
        beforeWrite.run();
        if (broken) {
            throw new IOException("endpoint memory: cannot write: broken");
        }
        written.add(Arrays.copyOf(frame, length));
    }

    @Override
    public void writeMotion(byte[] frame, int length) throws IOException {
        write(frame, length);
        motionWrites++;
    }

    @Override
    public boolean took(long other) {
        return other != deaf;
    }

    @Override
    public boolean ended(long other) {
        return other == ended;
    }

    @Override
    public void dropMotion() {
        drops++;
    }

    @Override
    public void close() {}

    /** From now on every write fails, or works again. */
    void broken(boolean now) {
        broken = now;
    }

    /** Runs before each write, inside it. */
    void beforeWrite(Runnable action) {
        beforeWrite = action;
    }

    /** The frames written since the last call, read with the library's own reader. */
    List<MavlinkPacket> take() {
        List<MavlinkPacket> packets = new ArrayList<>();
        for (byte[] frame : written) {
            packets.add(packet(frame));
        }
        written.clear();
        return packets;
    }

    /** Messages of one type written since the last call; the others are forgotten. */
    <T> List<T> take(Class<T> type) {
        return take().stream()
                .map(Dialect::decode)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static MavlinkPacket packet(byte[] frame) {
        try {
            MavlinkPacketReader reader = new MavlinkPacketReader(new ByteArrayInputStream(frame));
            return reader.next();
        } catch (EOFException e) {
            throw new AssertionError("not a whole frame", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
