package io.pisad.mavlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * MAVLink FTP, read-only: what lies in the export folder, for authorised ground stations.
 *
 * <p>{@link #ask} from any thread; the work is done one request after the other where it may wait for a disk. A request
 * with the sequence of the one before gets the same answer again.
 */
final class FileServer {
    private static final int TERMINATE = 1;
    private static final int RESET = 2;
    private static final int LIST = 3;
    private static final int OPEN = 4;
    private static final int READ = 5;
    private static final int CRC32 = 14;
    private static final int BURST = 15;
    private static final int MOST_CLIENTS = 16;
    /** Frames of one burst: its last says so, and the client asks on from there. */
    private static final int MOST_BURST = 24;
    /** With less room on the link nothing is served: a client that asks again would only add to what waits. */
    private static final int LEAST_ROOM = 64;

    private final Optional<ExportFolder> folder;
    private final List<Wire> wires;
    private final Runnable wake;
    private final FtpSessions sessions = new FtpSessions();
    private final Map<Peer, Answered> answered = new LinkedHashMap<>();

    /** The latest request of a client and its answer. */
    private record Answered(FtpFrame request, FtpFrame answer) {}

    FileServer(Optional<Path> exports, List<Wire> wires, Runnable wake) {
        folder = exports.map(ExportFolder::new);
        this.wires = wires;
        this.wake = wake;
    }

    void ask(byte[] payload, Peer from, boolean authorised, Executor slow, long nowNs) {
        FtpFrame request = FtpFrame.of(payload);
        if (request == null || request.opcode() >= FtpFrame.ACK) {
            return;
        }
        if (!authorised) {
            send(request.nak(FtpError.PROTECTED), from);
            return;
        }
        if (wires.get(from.link()).room(Wire.Lane.BULK) < LEAST_ROOM) {
            return; // the client asks again
        }
        try {
            slow.execute(() -> serve(request, from, nowNs));
        } catch (RejectedExecutionException busy) {
            return; // the client asks again
        }
    }

    private synchronized void serve(FtpFrame request, Peer from, long nowNs) {
        Answered last = answered.get(from);
        if (last != null && request.opcode() != BURST && last.request().same(request)) {
            send(last.answer(), from);
            return;
        }
        FtpFrame answer;
        try {
            answer = answer(request, from, nowNs);
        } catch (FtpError.Refused refused) {
            answer = request.nak(refused.error());
        } catch (IOException | InvalidPathException broken) {
            answer = request.nak(FtpError.FAIL);
        }
        answered.remove(from);
        if (answered.size() == MOST_CLIENTS) {
            answered.remove(answered.keySet().iterator().next());
        }
        answered.put(from, new Answered(request, answer));
        send(answer, from);
    }

    private FtpFrame answer(FtpFrame request, Peer from, long nowNs) throws IOException, FtpError.Refused {
        sessions.expire(nowNs);
        return switch (request.opcode()) {
            case 0 -> request.ack(request.session(), 0);
            case TERMINATE -> {
                sessions.end(from, request.session());
                yield request.ack(request.session(), 0);
            }
            case RESET -> {
                sessions.reset(from);
                yield request.ack(0, 0);
            }
            case LIST -> list(request);
            case OPEN -> open(request, from, nowNs);
            case READ -> read(request, from, nowNs);
            case CRC32 -> crc32(request);
            case BURST -> burst(request, from, nowNs);
            case 6, 7, 8, 9, 10, 11, 12, 13 -> throw FtpError.PROTECTED.refused(); // create, write, remove, rename
            default -> throw FtpError.UNKNOWN_COMMAND.refused();
        };
    }

    private ExportFolder folder() throws FtpError.Refused {
        return folder.orElseThrow(FtpError.NOT_FOUND::refused);
    }

    private FtpFrame list(FtpFrame request) throws IOException, FtpError.Refused {
        List<String> entries = folder().list(ExportFolder.path(request.data()));
        var data = ByteBuffer.allocate(FtpFrame.MOST_DATA);
        for (long i = request.offset(); i < entries.size(); i++) {
            byte[] entry = (entries.get((int) i) + "\0").getBytes(StandardCharsets.UTF_8);
            if (entry.length > FtpFrame.MOST_DATA) {
                entry = "S\0".getBytes(StandardCharsets.UTF_8); // a name too long to be told: skipped, but counted
            }
            if (entry.length > data.remaining()) {
                break;
            }
            data.put(entry);
        }
        if (data.position() == 0) {
            throw FtpError.END_OF_FILE.refused();
        }
        return request.ack(request.session(), request.offset(), Arrays.copyOf(data.array(), data.position()));
    }

    private FtpFrame open(FtpFrame request, Peer from, long nowNs) throws IOException, FtpError.Refused {
        ExportFolder.Opened file = folder().open(ExportFolder.path(request.data()));
        int session = sessions.begin(from, file.channel(), nowNs);
        return request.ack(session, 0, little((int) Math.min(file.size(), 0xffff_ffffL)));
    }

    private FtpFrame read(FtpFrame request, Peer from, long nowNs) throws IOException, FtpError.Refused {
        byte[] data = sessions.read(from, request.session(), request.offset(), wanted(request), nowNs);
        return request.ack(request.session(), request.offset(), data);
    }

    /** The size field says how much is wanted; some clients leave it 0. */
    private static int wanted(FtpFrame request) {
        return request.data().length == 0 ? FtpFrame.MOST_DATA : request.data().length;
    }

    private FtpFrame burst(FtpFrame request, Peer from, long nowNs) throws IOException, FtpError.Refused {
        long offset = request.offset();
        FtpFrame next = request;
        for (int i = 1; ; i++) {
            byte[] data = sessions.read(from, request.session(), offset, wanted(request), nowNs);
            next = new FtpFrame(
                    next.sequence() + 1 & 0xffff,
                    request.session(),
                    FtpFrame.ACK,
                    BURST,
                    i == MOST_BURST,
                    offset,
                    data);
            if (next.last()) {
                return next;
            }
            send(next, from);
            offset += data.length;
            if (sessions.atEnd(from, request.session(), offset)) {
                return new FtpFrame(
                        next.sequence() + 1 & 0xffff, request.session(), FtpFrame.NAK, BURST, true, offset, new byte[] {
                            (byte) FtpError.END_OF_FILE.number()
                        });
            }
        }
    }

    /** Polynomial 0x04C11DB7 reflected, beginning with 0 and not inverted, as autopilots and ground stations have it. */
    private FtpFrame crc32(FtpFrame request) throws IOException, FtpError.Refused {
        int crc = 0;
        try (var file = folder().open(ExportFolder.path(request.data())).channel()) {
            var buffer = ByteBuffer.allocate(64 * 1024);
            while (file.read(buffer.clear()) > 0) {
                crc = FtpCrc.of(crc, buffer.array(), buffer.position());
            }
        }
        return request.ack(request.session(), 0, little(crc));
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private void send(FtpFrame frame, Peer to) {
        wires.get(to.link()).offer(Wire.Lane.BULK, frame.to(to));
        wake.run();
    }
}
