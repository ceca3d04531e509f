package io.pisad.mavlink;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * MAVLink 2 signing: signs what we send, judges what is signed, keeps every time stamp rising.
 *
 * <p>A stream is a system, component and link id. Its first stamp may be at most 60 s behind our time, each further one
 * must be later than the last; our time follows the latest good stamp. What we send follows our time, but a stamp of our
 * own, which a wrong clock may have put into the future, judges nobody. Stamps count 10 us since 2015-01-01 UTC
 * (MAVLink guide, "Message signing"). Any thread.
 *
 * <p>What a signature decides here: with a key set, orders, parameter changes and heartbeats of ground stations count
 * only when signed. Unsigned frames are still read for what the vehicle tells of itself, because PX4 cannot sign and an
 * autopilot need not sign on its own wire; but one that did must go on ({@link Autopilot#claim}). A frame with a wrong signature counts for nothing, whoever sent it.
 */
public final class Signing {
    static final long EPOCH_US = 1_420_070_400_000_000L;
    static final long WINDOW = 6_000_000;
    /** More streams than this are refused, so that memory is bounded. */
    static final int MOST_STREAMS = 64;
    /** Stored stamps are this far ahead, so that what is sent and taken before the next storing is covered. */
    static final long AHEAD = 1_200_000;
    /** Covers what is sent before the next storing while our stamps only tick, being ahead of our time. */
    static final long TICKS = 20_000;

    private static final int SIGNATURE = 13;

    /** What is found about a signed frame. */
    enum Verdict {
        GOOD,
        /** Another key, or bytes that are not a signature. */
        WRONG,
        /** The right key, but a stamp that was used or is too old. */
        REPLAYED
    }

    private final SigningKey key;
    private final LongSupplier utcUs;
    private final Map<String, Long> streams = new TreeMap<>();
    /** What the last storing holds. */
    private Map<String, Long> stored;
    /** The streams heard since the start. */
    private final Set<String> heard = new HashSet<>();
    /** A time that has certainly come, from the latest good stamp, and when we knew it. */
    private long heardStamp;

    private long heardNs = System.nanoTime();
    private long last;
    /** Whether we sent or heard anything since the start. */
    private boolean used;

    private boolean told;
    private volatile Runnable uncovered = () -> {};

    /**
     * @param utcUs the system's clock, which may be wrong: microseconds since 1970
     * @param stored what {@link #stamps} returned before the restart, or nothing
     */
    Signing(SigningKey key, LongSupplier utcUs, Map<String, Long> stored) {
        this.key = key;
        this.utcUs = utcUs;
        this.stored = new TreeMap<>(stored);
        streams.putAll(stored);
        Long own = streams.remove(SigningMemory.OWN);
        last = own == null ? 0 : own;
        for (long stamp : streams.values()) {
            heardStamp = Math.max(heardStamp, stamp - AHEAD);
        }
    }

    /** Runs the action, on a reader's or the sender's thread, when a stamp is used that no storing covers. */
    void onUncovered(Runnable action) {
        uncovered = action;
    }

    private long now() {
        return Math.max(0, (utcUs.getAsLong() - EPOCH_US) / 10);
    }

    /** Our time: the later of the system's clock and the latest heard stamp plus what has passed since. */
    private long time() {
        return Math.max(now(), heardStamp + (System.nanoTime() - heardNs) / 10_000);
    }

    /** How far our last stamp is ahead of the system's clock, s; negative behind it. */
    synchronized double leadS() {
        return (last - now()) / 1e5;
    }

    private void use(String stream, long stamp) {
        used = true;
        if (!told && stamp > stored.getOrDefault(stream, -1L)) {
            told = true;
            uncovered.run();
        }
    }

    /** A signed frame of our own. */
    byte[] frame(Object message, int sequence, int systemId, int componentId, int linkId) {
        long stamp;
        synchronized (this) {
            stamp = Math.max(last + 1, time());
            last = stamp;
            use(SigningMemory.OWN, stamp);
        }
        return Dialect.signedFrame(message, sequence, systemId, componentId, linkId, stamp, key.bytes());
    }

    /** Judges a frame whose checksum is right; a good one's stamp is used up. */
    Verdict judge(MavlinkPacket packet) {
        byte[] raw = packet.getRawBytes();
        int linkId = raw[raw.length - SIGNATURE] & 0xff;
        long stamp = stamp(raw, raw.length - SIGNATURE + 1);
        if (!key.signs(raw)) {
            return Verdict.WRONG;
        }
        return take(packet.getSystemId() + "/" + packet.getComponentId() + "/" + linkId, stamp);
    }

    private synchronized Verdict take(String stream, long stamp) {
        Long before = streams.get(stream);
        boolean rises = before == null ? streams.size() < MOST_STREAMS && stamp >= time() - WINDOW : stamp > before;
        if (!rises) {
            return Verdict.REPLAYED;
        }
        streams.put(stream, stamp);
        heard.add(stream);
        if (stamp > time()) {
            heardStamp = stamp;
            heardNs = System.nanoTime();
        }
        last = Math.max(last, stamp);
        use(stream, stamp);
        return Verdict.GOOD;
    }

    private static long stamp(byte[] bytes, int at) {
        long stamp = 0;
        for (int i = 5; i >= 0; i--) {
            stamp = (stamp << 8) | (bytes[at + i] & 0xff);
        }
        return stamp;
    }

    /**
     * What to store: the stamp of each stream heard since the start, {@code ahead} later, and ours, that much after our
     * time; what was not used since the start stays as it was stored, so that a restart alone moves nothing.
     */
    synchronized Map<String, Long> stamps(long ahead) {
        var stamps = new TreeMap<>(streams);
        stamps.replaceAll((stream, stamp) -> heard.contains(stream) ? stamp + ahead : stamp);
        if (used) {
            stamps.put(SigningMemory.OWN, ahead == 0 ? last : Math.max(last + TICKS, time() + ahead));
        } else if (last > 0) {
            stamps.put(SigningMemory.OWN, last);
        }
        stored = stamps;
        told = false;
        return new TreeMap<>(stamps);
    }
}
