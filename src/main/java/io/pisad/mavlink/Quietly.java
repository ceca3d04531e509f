package io.pisad.mavlink;

import java.io.Closeable;
import java.io.IOException;

/** Closes what is given up anyway; that it cannot be closed changes nothing. */
final class Quietly {
    private Quietly() {}

    static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            // it is given up
        }
    }
}
