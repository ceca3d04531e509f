package io.pisad.sdr;

import com.sun.jna.Pointer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of byte blocks between the callback, which fills them, and the reader, which empties them.
 *
 * <p>When all are full the callback drops what arrives and counts it; the count travels with the next block, so the place
 * of the loss is exact. One thread fills, one thread empties.
 */
final class BlockPool {
    /** One transfer of libhackrf. */
    static final int BLOCK_BYTES = 262_144;

    /** Half a second of samples, and never fewer than this. */
    private static final int LEAST_BLOCKS = 16;

    private final ArrayBlockingQueue<Block> free;
    private final ArrayBlockingQueue<Block> full;
    private long droppedBytes;

    /** A pool that bridges half a second of a reader that does not read. */
    BlockPool(double sampleRateHz) {
        this(Math.max(LEAST_BLOCKS, (int) Math.ceil(sampleRateHz / BLOCK_BYTES)));
    }

    BlockPool(int blocks) {
        free = new ArrayBlockingQueue<>(blocks);
        full = new ArrayBlockingQueue<>(blocks);
        for (int i = 0; i < blocks; i++) {
            free.add(new Block());
        }
    }

    /** Copies one transfer; the filling thread. Never blocks. */
    void put(Pointer samples, int bytes, long atNs) {
        for (int done = 0; done < bytes; done += BLOCK_BYTES) {
            int n = Math.min(BLOCK_BYTES, bytes - done);
            Block block = free.poll();
            if (block == null) {
                droppedBytes += n;
                continue;
            }
            samples.read(done, block.bytes, 0, n);
            block.length = n;
            block.droppedBefore = droppedBytes;
            block.arrivedNs = atNs;
            droppedBytes = 0;
            full.add(block);
        }
    }

    /** The oldest full block, or null when none came in time; the emptying thread. */
    @Nullable
    Block take(long waitNs) throws InterruptedException {
        return full.poll(waitNs, TimeUnit.NANOSECONDS);
    }

    /** Gives an emptied block back; the emptying thread. */
    void giveBack(Block block) {
        free.add(block);
    }

    /** Bytes of one transfer, with what is known about them. */
    static final class Block {
        /** Interleaved I and Q; the first {@link #length} are valid. */
        final byte[] bytes = new byte[BLOCK_BYTES];

        int length;

        /** Bytes dropped between the block before and this one. */
        long droppedBefore;

        /** Monotonic time at which the last sample was handed over. */
        long arrivedNs;
    }
}
