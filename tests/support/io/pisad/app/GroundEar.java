package io.pisad.app;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A ground station that only listens: the status texts of component 191, read from raw MAVLink 2 frames. */
final class GroundEar implements AutoCloseable {
    private static final int PAYLOAD_COMPONENT = 191;
    private static final int STATUSTEXT = 253;
    private static final int NAMED_VALUE_FLOAT = 251;

    private final DatagramSocket socket;
    private final List<String> texts = new ArrayList<>();
    private int namedValues;

    GroundEar() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(50);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Everything said so far, oldest first, without the prefix "PISAD: ". */
    List<String> texts() {
        return List.copyOf(texts);
    }

    /** Named values heard so far. */
    int namedValues() {
        return namedValues;
    }

    /** The states announced as recorded, oldest first. */
    List<String> recordedStates() {
        List<String> states = new ArrayList<>();
        for (String text : texts) {
            String word = text.split(":", 2)[0];
            if (word.matches("IDLE|SEARCHING|DETECTING|HOMING|HOLDING|EMERGENCY") && !text.endsWith("unrecorded")) {
                states.add(word);
            }
        }
        return states;
    }

    /** Listens until told or until the time is over. */
    void listen(double seconds, BooleanSupplier enough) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        byte[] bytes = new byte[2048];
        while (System.nanoTime() < end && !enough.getAsBoolean()) {
            var packet = new DatagramPacket(bytes, bytes.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                continue;
            }
            frames(bytes, packet.getLength());
        }
    }

    private void frames(byte[] bytes, int length) {
        int at = 0;
        while (at + 12 <= length && (bytes[at] & 0xff) == 0xfd) {
            int payload = bytes[at + 1] & 0xff;
            int id = (bytes[at + 7] & 0xff) | ((bytes[at + 8] & 0xff) << 8) | ((bytes[at + 9] & 0xff) << 16);
            if ((bytes[at + 6] & 0xff) == PAYLOAD_COMPONENT && id == STATUSTEXT) {
                String text = new String(bytes, at + 11, Math.min(50, payload - 1), StandardCharsets.US_ASCII);
                int end = text.indexOf(0);
                text = end < 0 ? text : text.substring(0, end);
                texts.add(text.startsWith("PISAD: ") ? text.substring(7) : text);
            }
            if ((bytes[at + 6] & 0xff) == PAYLOAD_COMPONENT && id == NAMED_VALUE_FLOAT) {
                namedValues++;
            }
            at += 12 + payload + ((bytes[at + 2] & 1) == 1 ? 13 : 0);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
