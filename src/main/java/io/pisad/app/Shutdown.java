package io.pisad.app;

/** What happens on SIGTERM and SIGINT. */
final class Shutdown {
    private Shutdown() {}

    /** Closes the daemon in the order of its data before the process ends; the exit code stays 143 (or 130). */
    static void closeOnSignal(Pisad pisad) {
        Runtime.getRuntime().addShutdownHook(new Thread(pisad::close, "pisad-shutdown"));
    }
}
