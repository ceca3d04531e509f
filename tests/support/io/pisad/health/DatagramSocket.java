package io.pisad.health;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;

/** The receiving end of a datagram UNIX socket, as systemd has one. */
final class DatagramSocket implements AutoCloseable {
    private interface Calls extends Library {
        Calls OF_LIBC = Native.load("c", Calls.class);

        int socket(int family, int type, int protocol) throws LastErrorException;

        int bind(int socket, byte[] address, int addressLength) throws LastErrorException;

        NativeLong recv(int socket, byte[] bytes, NativeLong length, int flags) throws LastErrorException;

        int close(int socket) throws LastErrorException;
    }

    private final int socket = Calls.OF_LIBC.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM, 0);

    /** Bound to a path, or with a leading {@code @} to an abstract name. */
    DatagramSocket(String name) {
        var address = UnixAddress.of(name);
        Calls.OF_LIBC.bind(socket, address, address.length);
    }

    /** The next message; an exception if there is none, because sending to a local socket is done when it returns. */
    String receive() {
        var bytes = new byte[4096];
        int length = Calls.OF_LIBC
                .recv(socket, bytes, new NativeLong(bytes.length), LibC.MSG_DONTWAIT)
                .intValue();
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Calls.OF_LIBC.close(socket);
    }
}
