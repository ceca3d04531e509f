package io.pisad.app;

/** What happens on SIGTERM and SIGINT. */
final class Shutdown {
    private Shutdown() {}

    private static final long PATIENCE_MS = 2_800;
    private static final int ASKED_TO_STOP = 143;

    /**
     * Closes the daemon in the order of its data before the process ends; the exit code stays 143 (or 130). A part that
     * hangs does not keep the process alive for longer than 2.8 s.
     */
    static void closeOnSignal(Pisad pisad) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            var closing = new Thread(pisad::close, "pisad-close");
                            closing.setDaemon(true);
                            closing.start();
                            try {
                                closing.join(PATIENCE_MS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            if (closing.isAlive()) {
                                Runtime.getRuntime().halt(ASKED_TO_STOP);
                            }
                        },
                        "pisad-shutdown"));
    }
}
