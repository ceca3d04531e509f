package io.pisad.model;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The one word that decides whether a motion command may leave: open or closed, the reason, and an epoch that rises at
 * every close.
 *
 * <p>Any thread may close it, at once and without waiting. Only the homing thread opens it, for an epoch it has seen:
 * if anybody closed it since, the opening fails. Set-points carry the epoch they were decided under; the sender asks
 * {@link #permits} immediately before each write, so a set-point older than a close can never be sent.
 *
 * <pre>
 *  bits 63..8: epoch   bits 7..1: ordinal of the close reason   bit 0: open
 * </pre>
 */
public final class Valve {
    private static final CloseReason[] REASONS = CloseReason.values();

    private final AtomicLong word = new AtomicLong(word(0, CloseReason.BOOT, false));
    private volatile Runnable onClose = () -> {};

    /** Sets what is run after every close, on the closing thread: waking the sender. Must not block. */
    public void onClose(Runnable wake) {
        onClose = wake;
    }

    /** The present epoch. */
    public long epoch() {
        return word.get() >>> 8;
    }

    /** Whether motion may pass at all. */
    public boolean isOpen() {
        return (word.get() & 1) == 1;
    }

    /** Whether a set-point decided under {@code epoch} may be sent now. */
    public boolean permits(long epoch) {
        long now = word.get();
        return (now & 1) == 1 && now >>> 8 == epoch;
    }

    /** Why it was last closed. */
    public CloseReason reason() {
        return REASONS[(int) (word.get() >>> 1 & 0x7f)];
    }

    /**
     * Closes, from any thread. Closing a closed valve also raises the epoch, so that an order under way opens nothing.
     *
     * @return the new epoch
     */
    public long close(CloseReason reason) {
        long closed = word.updateAndGet(now -> word((now >>> 8) + 1, reason, false));
        onClose.run();
        return closed >>> 8;
    }

    /**
     * Opens if nobody has closed it since {@code epoch} was read. Homing thread only.
     *
     * @return whether it is open under that epoch now
     */
    public boolean open(long epoch) {
        long now = word.get();
        if (now >>> 8 != epoch) {
            return false;
        }
        return (now & 1) == 1 || word.compareAndSet(now, now | 1);
    }

    private static long word(long epoch, CloseReason reason, boolean open) {
        return epoch << 8 | (long) reason.ordinal() << 1 | (open ? 1 : 0);
    }
}
