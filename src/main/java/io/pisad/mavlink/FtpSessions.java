package io.pisad.mavlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Files that clients have open: at most eight, three of one client, each closed after a minute without use. One thread at a time. */
final class FtpSessions {
    private static final int MOST = 8;
    private static final int MOST_OF_ONE = 3;
    private static final long UNUSED_NS = 60_000_000_000L;

    private final @Nullable Session[] sessions = new @Nullable Session[MOST];

    private record Session(Peer owner, SeekableByteChannel file, long usedNs) {}

    /** Takes the file, which is closed if there is no place for it. */
    int begin(Peer owner, SeekableByteChannel file, long nowNs) throws IOException, FtpError.Refused {
        int free = -1;
        int owned = 0;
        for (int i = MOST - 1; i >= 0; i--) {
            Session session = sessions[i];
            free = session == null ? i : free;
            owned += session != null && session.owner().equals(owner) ? 1 : 0;
        }
        if (free < 0 || owned >= MOST_OF_ONE) {
            file.close();
            throw FtpError.NO_SESSIONS.refused();
        }
        sessions[free] = new Session(owner, file, nowNs);
        return free;
    }

    /** Some bytes, fewer at the end; the end itself is refused as END_OF_FILE. */
    byte[] read(Peer owner, int number, long offset, int length, long nowNs) throws IOException, FtpError.Refused {
        Session session = of(owner, number);
        sessions[number] = new Session(owner, session.file(), nowNs);
        var buffer = ByteBuffer.allocate(length);
        session.file().position(offset);
        int count = 1;
        while (buffer.hasRemaining() && count > 0) {
            count = session.file().read(buffer);
        }
        if (buffer.position() == 0) {
            throw FtpError.END_OF_FILE.refused();
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    boolean atEnd(Peer owner, int number, long offset) throws IOException, FtpError.Refused {
        return offset >= of(owner, number).file().size();
    }

    void end(Peer owner, int number) throws FtpError.Refused {
        close(of(owner, number), number);
    }

    /** Closes all of a client. */
    void reset(Peer owner) {
        for (int i = 0; i < MOST; i++) {
            Session session = sessions[i];
            if (session != null && session.owner().equals(owner)) {
                close(session, i);
            }
        }
    }

    void expire(long nowNs) {
        for (int i = 0; i < MOST; i++) {
            Session session = sessions[i];
            if (session != null && nowNs - session.usedNs() > UNUSED_NS) {
                close(session, i);
            }
        }
    }

    private Session of(Peer owner, int number) throws FtpError.Refused {
        Session session = number < MOST ? sessions[number] : null;
        if (session == null || !session.owner().equals(owner)) {
            throw FtpError.INVALID_SESSION.refused();
        }
        return session;
    }

    private void close(Session session, int number) {
        sessions[number] = null;
        try {
            session.file().close();
        } catch (IOException e) {
            return; // nothing was written: nothing is lost
        }
    }
}
