package io.pisad.mavlink;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Host and port of an endpoint.
 *
 * @param name the endpoint as the configuration writes it
 */
record Place(String name, String host, int port) {
    /** The address, looked up now. */
    InetSocketAddress address() throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("endpoint " + name + ": unknown host " + host);
        }
        return address;
    }

    /** What could not be done, naming the endpoint. */
    IOException cannot(String what, IOException why) {
        String reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return new IOException("endpoint " + name + ": cannot " + what + ": " + reason, why);
    }
}
