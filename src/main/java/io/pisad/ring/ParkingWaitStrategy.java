package io.pisad.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the producers on a lock and for the stage before by short parks.
 *
 * <p>The Disruptor's own blocking strategies spin while the previous stage is busy, which here means burning a core
 * during every query of every tick. Parking costs at most {@value #PARK_NS} ns of latency instead.
 */
final class ParkingWaitStrategy implements WaitStrategy {
    private static final long PARK_NS = 50_000;

    /** A missed signal (the check below is not atomic with the wait) costs at most this. */
    private static final long WAIT_MS = 5;

    private final Object lock = new Object();
    private final AtomicBoolean waiting = new AtomicBoolean();

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        if (cursor.get() < sequence) {
            synchronized (lock) {
                while (cursor.get() < sequence) {
                    waiting.set(true);
                    if (cursor.get() >= sequence) {
                        break;
                    }
                    barrier.checkAlert();
                    lock.wait(WAIT_MS);
                }
            }
        }
        long available = dependent.get();
        while (available < sequence) {
            barrier.checkAlert();
            LockSupport.parkNanos(this, PARK_NS);
            available = dependent.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        if (waiting.getAndSet(false)) {
            synchronized (lock) {
                lock.notifyAll();
            }
        }
    }
}
