package io.pisad.mavlink;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.pisad.model.ByteLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A serial line: 8 data bits, no parity, one stop bit, no flow control, locked against a second program.
 *
 * <p>The reading thread opens it and notices when the device is unplugged; the next read opens whatever has the name
 * then. Writing to a line can wait, so a thread of its own, {@code pisad-serial}, does it from an {@link Outflow}.
 */
final class SerialLink implements ByteLink {
    private static final int SILENCE_MS = 300;

    private final String name;
    private final Path device;
    private final int baud;
    private volatile @Nullable Line line;
    private volatile boolean closed;
    private long opened;

    /** An open device and what is on its way to it. */
    private record Line(SerialPort port, Outflow out) {}

    SerialLink(String name, Path device, int baud) {
        this.name = name;
        this.device = device;
        this.baud = baud;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean datagrams() {
        return false;
    }

    @Override
    public boolean onePeer() {
        return true;
    }

    @Override
    public long connection() {
        return opened;
    }

    @Override
    public boolean connected() {
        return line != null;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        if (closed) {
            return -1;
        }
        Line open = line;
        if (open == null) {
            open = open();
        }
        int length = open.port().readBytes(buffer, Math.min(buffer.length, 1024));
        if (closed) {
            drop();
            return -1;
        }
        if (length < 0) {
            drop();
            throw cannot("read", "the device is gone");
        }
        return length;
    }

    private Line open() throws IOException {
        if (!Files.exists(device)) { // the library would look for another one of that name
            throw cannot("open", "no such device");
        }
        SerialPort port;
        try {
            port = SerialPort.getCommPort(device.toString());
        } catch (SerialPortInvalidPortException e) {
            throw cannot("open", "no such device");
        }
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SILENCE_MS, 0);
        if (!port.openPort(0)) {
            throw cannot("open", reason(port.getLastErrorCode()));
        }
        opened++;
        var fresh = new Line(port, new Outflow(baud, System.nanoTime()));
        line = fresh;
        var writer = new Thread(() -> write(fresh), "pisad-serial");
        writer.setDaemon(true);
        writer.start();
        return fresh;
    }

    private static String reason(int errno) {
        return switch (errno) {
            case 2, 6, 19 -> "no such device";
            case 11 -> "in use by another program";
            case 13 -> "not permitted (is the user in the group dialout?)";
            case 16 -> "busy";
            case 22, 25 -> "not a serial device, or it does not know that speed";
            default -> "error " + errno;
        };
    }

    private static void write(Line line) {
        try {
            for (byte[] frame = line.out().take();
                    frame != null;
                    frame = line.out().take()) {
                if (line.port().writeBytes(frame, frame.length) < frame.length) {
                    return; // gone or going: the reader finds out
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            line.out().close();
        }
    }

    private synchronized void drop() {
        Line open = line;
        line = null;
        if (open != null) {
            open.out().close();
            open.port().closePort();
        }
    }

    @Override
    public int room() {
        Line open = line;
        return open == null ? 0 : open.out().room(unsent(open), System.nanoTime());
    }

    @Override
    public void write(byte[] frame, int length) throws IOException {
        offer(frame, length, Outflow.Use.MESSAGE);
    }

    @Override
    public void writeMotion(byte[] frame, int length) throws IOException {
        offer(frame, length, Outflow.Use.MOTION);
    }

    @Override
    public void writeStop(byte[] frame, int length) throws IOException {
        offer(frame, length, Outflow.Use.STOP);
    }

    @Override
    public void dropMotion() {
        Line open = line;
        if (open != null) {
            open.out().dropMotion();
        }
    }

    private void offer(byte[] frame, int length, Outflow.Use use) throws IOException {
        Line open = line;
        if (open == null) {
            throw cannot("write", "not open");
        }
        if (!open.out().offer(frame, length, unsent(open), use, System.nanoTime())) {
            throw cannot("write", "the line is busy");
        }
    }

    private static int unsent(Line open) {
        return Math.max(0, open.port().bytesAwaitingWrite());
    }

    private IOException cannot(String what, String why) {
        return new IOException("endpoint " + name + ": cannot " + what + ": " + why);
    }

    /** The reader, if there is one, closes the device within 300 ms; without one it is closed here. */
    @Override
    public void close() {
        closed = true;
        drop();
    }
}
