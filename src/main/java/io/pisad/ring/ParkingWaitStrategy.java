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
 * during every query of every tick. Parking costs at most a quarter of the wait, and {@value #LAST_PARK_NS} ns, of latency instead.
 */
final class ParkingWaitStrategy implements WaitStrategy {
    private static final long FIRST_PARK_NS = 50_000;

    /** Each park is longer than the one before by a quarter, up to this: a query of 3 ms costs 12 wake-ups, not 60. */
    private static final long LAST_PARK_NS = 500_000;

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
        long parkNs = FIRST_PARK_NS;
        while (available < sequence) {
            barrier.checkAlert();
            LockSupport.parkNanos(this, parkNs);
            parkNs = Math.min(LAST_PARK_NS, parkNs + parkNs / 4);
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
