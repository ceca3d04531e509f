package io.pisad.mavlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Signing that survives a restart without a clock: its stamps are stored every 10 s and when one is used that the
 * file does not cover, 12 s ahead, and exactly at the end. What was not heard since the start stays as it was.
 *
 * <p>After a crash a known stream is therefore refused until 12 s have passed, and nothing recorded before the crash is
 * ever taken again. Run by {@code pisad-signing}; a disk that refuses is told once and tried again.
 */
public final class SigningStore implements Runnable, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SigningStore.class.getName());
    private static final String FILE = "signing-time";
    private static final int EVERY_S = 10;
    private static final double MOST_LEAD_S = 60;

    private final Path file;
    private final Signing signing;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;
    private boolean failing;
    private boolean warned;

    private SigningStore(Path file, Signing signing) {
        this.file = file;
        this.signing = signing;
        signing.onUncovered(wake::release);
    }

    /**
     * Reads the key and the stored stamps.
     *
     * @param keyFile see {@link SigningKey#read}
     * @param missions the folder of the missions; the stamps are kept beside it, in {@code signing-time}
     * @throws IOException naming the file that cannot be read
     */
    public static SigningStore open(Path keyFile, Path missions) throws IOException {
        var key = SigningKey.read(keyFile);
        Path file = missions.toAbsolutePath().resolveSibling(FILE);
        Map<String, Long> stored;
        try {
            stored = SigningMemory.read(file);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + " (remove it only when the system's clock is right)", e);
        }
        return new SigningStore(file, new Signing(key, SigningStore::utcUs, stored));
    }

    private static long utcUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** The signing itself. */
    public Signing signing() {
        return signing;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                store(Signing.AHEAD);
                warn();
                if (wake.tryAcquire(EVERY_S, TimeUnit.SECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void warn() {
        double leadS = signing.leadS();
        if (leadS > MOST_LEAD_S && !warned) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "signing: our stamps are " + Math.round(leadS)
                            + " s ahead of the system's clock, which is behind now"
                            + " or was ahead before; they go on rising from there (" + file + ")");
        }
    }

    private synchronized void store(long ahead) {
        if (closed && ahead > 0) {
            return; // the last word is the exact one
        }
        try {
            Files.createDirectories(file.getParent());
            SigningMemory.write(file, signing.stamps(ahead));
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(System.Logger.Level.WARNING, "signing time " + file + " cannot be stored: " + e);
            }
            failing = true;
        }
    }

    /** Ends {@link #run}; the stamps are stored as they are. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        store(0);
    }
}
