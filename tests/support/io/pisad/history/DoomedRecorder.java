package io.pisad.history;

import io.pisad.model.Recorded;
import java.nio.file.Path;

/** A process that records without end and prints the id of every row that history called durable, to be killed. */
public final class DoomedRecorder {
    private DoomedRecorder() {}

    /** Takes the folder of the missions. */
    public static void main(String[] arguments) throws Exception {
        MissionHistory history =
                new MissionHistory(Path.of(arguments[0]), () -> Rows.header(true), System::nanoTime, event -> {
                    if (event instanceof Recorded recorded) {
                        System.out.println(recorded.rowId());
                    }
                    return true;
                });
        Thread thread = new Thread(history, "pisad-history");
        thread.setDaemon(true);
        thread.start();
        for (long id = 0; ; id++) {
            history.record(id % 4 == 0 ? Rows.transition(id) : id % 4 == 1 ? Rows.detection(id) : Rows.telemetry(id));
            while (!history.settled()) {
                Thread.onSpinWait();
            }
        }
    }
}
