package io.pisad.sdr;

import com.sun.jna.Pointer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A ring of bytes between the callback, which fills it, and the reader, which empties it, transfer by transfer.
 *
 * <p>It holds half a second however short the transfers are. What finds no room is dropped by the callback and counted; the
 * count travels with the next transfer, so the place of the loss is exact. One thread fills, one thread empties.
 */
final class BlockPool {
    /** One transfer of libhackrf. */
    static final int BLOCK_BYTES = 262_144;

    /** Half a second of samples, and never less than so many whole transfers. */
    private static final int LEAST_BLOCKS = 16;

    private final byte[] ring;
    private final LinkedBlockingQueue<Block> full = new LinkedBlockingQueue<>();

    /** Bytes ever put, unused ends of the ring included; the filling thread's. */
    private long put;

    private volatile long emptied;
    private long droppedBytes;

    /** A pool that bridges half a second of a reader that does not read. */
    BlockPool(double sampleRateHz) {
        this(Math.max(LEAST_BLOCKS, (int) Math.ceil(sampleRateHz / BLOCK_BYTES)));
    }

    /** A pool of so many whole transfers. */
    BlockPool(int blocks) {
        ring = new byte[blocks * BLOCK_BYTES];
    }

    /** Copies one transfer; the filling thread. Never blocks. */
    void put(Pointer samples, int bytes, long atNs) {
        for (int done = 0; done < bytes; done += BLOCK_BYTES) {
            int n = Math.min(BLOCK_BYTES, bytes - done);
            int from = (int) (put % ring.length);
            int skipped = from + n > ring.length ? ring.length - from : 0; // a block is never split
            if (put + skipped + n - emptied > ring.length) {
                droppedBytes += n;
                continue;
            }
            from = skipped > 0 ? 0 : from;
            samples.read(done, ring, from, n);
            put += skipped + n;
            full.add(new Block(ring, from, n, droppedBytes, atNs, put));
            droppedBytes = 0;
        }
    }

    /** The oldest block, or null when none came in time; the emptying thread. */
    @Nullable
    Block take(long waitNs) throws InterruptedException {
        return full.poll(waitNs, TimeUnit.NANOSECONDS);
    }

    /** Frees an emptied block and all before it; the emptying thread. */
    void giveBack(Block block) {
        emptied = block.end;
    }

    /** Where the bytes of one transfer lie, with what is known about them. */
    static final class Block {
        /** Interleaved I and Q, {@link #length} bytes from {@link #from} on; valid until given back. */
        final byte[] bytes;

        final int from;
        final int length;

        /** Bytes dropped between the block before and this one. */
        final long droppedBefore;

        /** Monotonic time at which the last sample was handed over. */
        final long arrivedNs;

        private final long end;

        private Block(byte[] bytes, int from, int length, long droppedBefore, long arrivedNs, long end) {
            this.bytes = bytes;
            this.from = from;
            this.length = length;
            this.droppedBefore = droppedBefore;
            this.arrivedNs = arrivedNs;
            this.end = end;
        }
    }
}
