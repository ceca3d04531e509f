package io.pisad.app;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What is shown to a person who watches; nothing of it when standard error is not a terminal. */
final class Terminal {
    private Terminal() {}

    /** Whether standard error is a terminal, as the launcher found ({@code -Dpisad.terminal=true}). */
    static boolean watched() {
        return Boolean.getBoolean("pisad.terminal");
    }

    /** A progress bar on standard error, if somebody watches. */
    static Optional<ProgressBar> bar(String task, long total, boolean wanted) {
        return wanted && watched()
                ? Optional.of(new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(250)
                        .build())
                : Optional.empty();
    }

    /** Overwrites the present line. */
    static void line(PrintStream err, String text) {
        err.print("\r" + text + "\u001b[K");
        err.flush();
    }
}
