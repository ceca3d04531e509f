package io.pisad.mavlink;

import io.pisad.model.LocalFrame;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * Notices that what comes under our autopilot's name, from its own address, comes of two: their sequence numbers mix, or
 * the place jumps as no vehicle flies.
 *
 * <p>A score rises by 100 with every piece of evidence of {@link Sequences} and falls by 1 with every frame: evidence that
 * is rarer than one frame in a hundred (a reordered network) never adds up. Used by the reader of the autopilot's link.
 */
final class Impostor {
    private static final int EVIDENCE = 100;
    private static final int ENOUGH = 500;
    private static final int MOST = 1000;
    /** A longer silence says nothing of what was sent meanwhile. */
    private static final long SILENCE_NS = 300_000_000L;

    private static final double JUMP_M = 50;
    private static final double FASTEST_MPS = 60;

    private Sequences sequences = new Sequences();
    private int score;
    private long heardNs;
    private VehicleState.@Nullable Position last;

    /** Another peer is ours now. */
    void forget() {
        sequences = new Sequences();
        score = 0;
        last = null;
    }

    /** Takes a frame's sequence number; whether there is enough evidence of two senders, this frame included. */
    boolean mixed(int sequence, byte[] frame, long nowNs) {
        if (nowNs - heardNs > SILENCE_NS) {
            sequences = new Sequences();
        }
        heardNs = nowNs;
        boolean evidence = sequences.strange(sequence, frame);
        score = evidence ? Math.min(score + EVIDENCE, MOST) : Math.max(0, score - 1);
        return evidence && score >= ENOUGH;
    }

    /** Whether a place is farther from the last one than 50 m and what the fastest vehicle flies in between. */
    boolean jumps(VehicleState.@Nullable Position next) {
        VehicleState.Position before = last;
        last = next == null ? before : next;
        if (next == null || before == null) {
            return false;
        }
        var frame = new LocalFrame(before.latitudeDeg(), before.longitudeDeg());
        double wayM = Math.hypot(frame.northM(next.latitudeDeg()), frame.eastM(next.longitudeDeg()));
        return !(wayM <= JUMP_M + FASTEST_MPS * (next.atNs() - before.atNs()) / 1e9);
    }
}
