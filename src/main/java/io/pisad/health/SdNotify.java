package io.pisad.health;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd how the daemon is, as sd_notify(3) does.
 *
 * <p>Without {@code NOTIFY_SOCKET} every call does nothing. Any thread may call; no call blocks or throws.
 */
public final class SdNotify implements AutoCloseable {
    private static final int CLOSED = -1;

    private final byte @Nullable [] address;
    private final long watchdogNs;
    private final AtomicLong lost = new AtomicLong();
    private int socket = CLOSED;

    private SdNotify(byte @Nullable [] address, long watchdogNs) {
        this.address = address;
        this.watchdogNs = watchdogNs;
    }

    /**
     * A notifier for the service manager that started this process, if one did.
     *
     * @throws IllegalArgumentException if {@code NOTIFY_SOCKET} or {@code WATCHDOG_USEC} cannot be understood
     */
    public static SdNotify fromEnvironment(Map<String, String> environment) {
        var name = environment.get("NOTIFY_SOCKET");
        if (name == null || name.isEmpty()) {
            return new SdNotify(null, 0);
        }
        return new SdNotify(address(name), watchdogNs(environment));
    }

    private static byte[] address(String name) {
        try {
            return UnixAddress.of(name);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("environment NOTIFY_SOCKET: " + refused.getMessage(), refused);
        }
    }

    private static long watchdogNs(Map<String, String> environment) {
        var period = environment.get("WATCHDOG_USEC");
        var pid = environment.get("WATCHDOG_PID");
        boolean ours =
                pid == null || pid.equals(Long.toString(ProcessHandle.current().pid()));
        if (period == null || !ours) {
            return 0;
        }
        if (!period.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(
                    "environment WATCHDOG_USEC: \"" + period + "\" is not a number of microseconds");
        }
        return TimeUnit.MICROSECONDS.toNanos(Long.parseLong(period));
    }

    /** Longest time systemd waits between two calls of {@link #watchdog}, in nanoseconds; 0 if it does not watch. */
    public long watchdogNs() {
        return watchdogNs;
    }

    /** The daemon works: start-up is over. */
    public void ready() {
        send("READY=1");
    }

    /** One line for {@code systemctl status}. */
    public void status(String line) {
        send("STATUS=" + line.replaceAll("\\R", " "));
    }

    /** The loop still turns. */
    public void watchdog() {
        send("WATCHDOG=1");
    }

    /** The daemon is going down on purpose. */
    public void stopping() {
        send("STOPPING=1");
    }

    /** Messages that could not be sent. */
    public long lost() {
        return lost.get();
    }

    private synchronized void send(String message) {
        if (address == null) {
            return;
        }
        try {
            if (socket == CLOSED) {
                socket = LibC.CALLS.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
            }
            var bytes = message.getBytes(StandardCharsets.UTF_8);
            int flags = LibC.MSG_DONTWAIT | LibC.MSG_NOSIGNAL;
            LibC.CALLS.sendto(socket, bytes, new NativeLong(bytes.length), flags, address, address.length);
        } catch (LastErrorException | LinkageError unsent) {
            lost.incrementAndGet();
        }
    }

    /** Gives the socket back; a later message opens a new one. */
    @Override
    public synchronized void close() {
        if (socket != CLOSED) {
            LibC.CALLS.close(socket);
            socket = CLOSED;
        }
    }
}
