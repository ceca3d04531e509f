package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Opens endpoints written as in the configuration: {@code udpout:HOST:PORT} and {@code udpin:HOST:PORT}. */
public final class Endpoints {
    private Endpoints() {}

    /**
     * Opens an endpoint. Closing it ends a read that is waiting.
     *
     * @param endpoint {@code udpout:HOST:PORT} talks to one peer and hears only it; {@code udpin:HOST:PORT} listens on
     *     that address and answers every peer heard in the last 30 s
     * @throws IllegalArgumentException if it is not written so, naming what is expected
     * @throws IOException if the host is unknown or the port taken, naming the endpoint
     */
    public static ByteLink open(String endpoint) throws IOException {
        int kindEnd = endpoint.indexOf(':');
        int hostEnd = endpoint.lastIndexOf(':');
        if (kindEnd < 1 || hostEnd <= kindEnd + 1) {
            throw wrong(endpoint);
        }
        String host = endpoint.substring(kindEnd + 1, hostEnd);
        InetSocketAddress address = new InetSocketAddress(host, port(endpoint, hostEnd));
        if (address.isUnresolved()) {
            throw new IOException("endpoint " + endpoint + ": unknown host " + host);
        }
        return switch (endpoint.substring(0, kindEnd)) {
            case "udpout" -> UdpLink.out(endpoint, address);
            case "udpin" -> UdpLink.in(endpoint, address);
            default -> throw wrong(endpoint);
        };
    }

    private static int port(String endpoint, int hostEnd) {
        try {
            int port = Integer.parseInt(endpoint.substring(hostEnd + 1));
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // answered below, with the allowed range
        }
        throw wrong(endpoint);
    }

    private static IllegalArgumentException wrong(String endpoint) {
        return new IllegalArgumentException(
                "endpoint \"" + endpoint + "\": expected udpout:HOST:PORT or udpin:HOST:PORT, port 1-65535");
    }
}
