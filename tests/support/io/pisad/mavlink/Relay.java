package io.pisad.mavlink;

import java.io.Closeable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A serial line between two pseudo-terminals: baud / 10 bytes per second each way, through a buffer of 4 KiB.
 *
 * <p>A pseudo-terminal alone has no speed. The buffer is the sender's: when it is full, the writer waits.
 */
final class Relay implements Closeable {
    private static final int BUFFER = 4096;

    final Pty left = new Pty();
    final Pty right = new Pty();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean held;

    Relay(int baud) {
        thread = new Thread(() -> run(baud / 10.0), "relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops passing bytes, or goes on. */
    void hold(boolean now) {
        held = now;
    }

    private void run(double bytesPerS) {
        var there = new Way(left, right);
        var back = new Way(right, left);
        long lastNs = System.nanoTime();
        while (!stopped) {
            long nowNs = System.nanoTime();
            double budget = held ? 0 : (nowNs - lastNs) * 1e-9 * bytesPerS;
            lastNs = nowNs;
            there.pass(budget);
            back.pass(budget);
            try {
                TimeUnit.MICROSECONDS.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        left.close();
        right.close();
    }

    /** One direction. */
    private static final class Way {
        private final Pty from;
        private final Pty to;
        private final byte[] bytes = new byte[BUFFER];
        private int length;
        private double credit;
        private byte @Nullable [] part;

        Way(Pty from, Pty to) {
            this.from = from;
            this.to = to;
        }

        void pass(double budget) {
            credit = length == 0 ? Math.min(credit, 0) + budget : credit + budget;
            var fresh = new byte[BUFFER - length];
            int count = fresh.length == 0 ? 0 : from.read(fresh, fresh.length);
            System.arraycopy(fresh, 0, bytes, length, count);
            length += count;
            int due = (int) Math.min(length, Math.floor(credit));
            if (due > 0) {
                part = bytes.clone();
                int passed = to.write(part, due);
                System.arraycopy(bytes, passed, bytes, 0, length - passed);
                length -= passed;
                credit -= due; // what the other side has no room for is late, and the line stands still
            }
        }
    }
}
