package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes links of endpoints written as in the configuration.
 *
 * <pre>
 * serial:DEVICE:BAUD   a serial line, 8 data bits, no parity, no flow control
 * udpout:HOST:PORT     talks to one peer and hears only it
 * udpin:HOST:PORT      listens on that address and answers every peer heard in the last 30 s
 * tcp:HOST:PORT        connects to a server
 * tcpin:HOST:PORT      serves at most 8 clients
 * </pre>
 */
public final class Endpoints {
    private static final Pattern SERIAL = Pattern.compile("serial:(/[^\\s:]+):([0-9]{1,7})");
    private static final Pattern NET = Pattern.compile("(udpin|udpout|tcp|tcpin):([^\\s:]+):([0-9]{1,5})");
    private static final int LEAST_BAUD = 1200;
    private static final int MOST_BAUD = 4_000_000;

    private Endpoints() {}

    /**
     * Makes a link. Closing it ends a read that is waiting. What can be absent for a while (a device, a server, a name)
     * is opened by the first read, and again after a failure.
     *
     * @throws IllegalArgumentException if it is not written so, naming what is expected
     * @throws IOException if a port to listen on is taken, naming the endpoint
     */
    public static ByteLink open(String endpoint) throws IOException {
        Matcher serial = SERIAL.matcher(endpoint);
        if (serial.matches()) {
            int baud = within(endpoint, serial.group(2), LEAST_BAUD, MOST_BAUD);
            return new SerialLink(endpoint, Path.of(serial.group(1)), baud);
        }
        Matcher net = NET.matcher(endpoint);
        if (!net.matches()) {
            throw wrong(endpoint);
        }
        var place = new Place(endpoint, net.group(2), within(endpoint, net.group(3), 1, 65_535));
        return switch (net.group(1)) {
            case "udpout" -> UdpLink.out(place);
            case "udpin" -> UdpLink.in(place);
            case "tcp" -> new TcpLink(place);
            default -> new TcpServerLink(place);
        };
    }

    private static int within(String endpoint, String digits, int least, int most) {
        int value = Integer.parseInt(digits);
        if (value < least || value > most) {
            throw wrong(endpoint);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String endpoint) {
        return new IllegalArgumentException("endpoint \"" + endpoint
                + "\": expected serial:/dev/NAME:BAUD (1200-4000000), or udpin:, udpout:, tcp: or tcpin:HOST:PORT,"
                + " port 1-65535");
    }
}
