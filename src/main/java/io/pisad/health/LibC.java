package io.pisad.health;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** The four calls of libc that a datagram to a UNIX socket takes; Java has none of its own. */
interface LibC extends Library {
    LibC CALLS = Native.load("c", LibC.class);

    /** The address family and options of Linux. */
    int AF_UNIX = 1;

    int SOCK_DGRAM = 2;
    int SOCK_CLOEXEC = 0x80000;
    int MSG_DONTWAIT = 0x40;
    int MSG_NOSIGNAL = 0x4000;

    int socket(int family, int type, int protocol) throws LastErrorException;

    NativeLong sendto(int socket, byte[] bytes, NativeLong length, int flags, byte[] address, int addressLength)
            throws LastErrorException;

    int close(int socket) throws LastErrorException;
}
