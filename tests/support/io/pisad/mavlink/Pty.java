package io.pisad.mavlink;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.Closeable;
import java.nio.file.Path;

/** A pseudo-terminal: its slave is a serial device for the program, its master is held here and never waits. */
final class Pty implements Closeable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final C LIBC = Native.load("c", C.class);

    /** What of the C library is used. */
    interface C extends Library {
        int posix_openpt(int flags);

        int grantpt(int fd);

        int unlockpt(int fd);

        int ptsname_r(int fd, byte[] name, long length);

        long read(int fd, byte[] bytes, long length);

        long write(int fd, byte[] bytes, long length);

        int close(int fd);
    }

    private final int fd;
    private final Path device;
    private boolean closed;

    Pty() {
        fd = LIBC.posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        var name = new byte[100];
        if (fd < 0 || LIBC.grantpt(fd) != 0 || LIBC.unlockpt(fd) != 0 || LIBC.ptsname_r(fd, name, name.length) != 0) {
            throw new IllegalStateException("no pseudo-terminal");
        }
        device = Path.of(Native.toString(name));
    }

    Path device() {
        return device;
    }

    /** Bytes the program has written, or 0. */
    synchronized int read(byte[] bytes, int most) {
        return closed ? 0 : (int) Math.max(0, LIBC.read(fd, bytes, most));
    }

    /** Gives the program bytes; returns how many it has room for. */
    synchronized int write(byte[] bytes, int length) {
        return closed ? 0 : (int) Math.max(0, LIBC.write(fd, bytes, length));
    }

    /** Unplugs the device. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LIBC.close(fd);
        }
    }
}
