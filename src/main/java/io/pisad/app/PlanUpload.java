package io.pisad.app;

import io.pisad.mavlink.Endpoints;
import io.pisad.mavlink.MissionUpload;
import io.pisad.mavlink.SigningStore;
import io.pisad.model.ByteLink;
import io.pisad.model.MissionItem;
import io.pisad.model.Settings;
import java.io.IOException;
import java.util.List;

/** Runs an upload over an endpoint of its own: the daemon's ports have one owner. */
final class PlanUpload {
    private static final long STEP_MS = 20;

    private PlanUpload() {}

    /** Gives the mission to the autopilot; returns how many items it took. */
    static int send(String endpoint, Settings settings, MissionItem home, List<MissionItem> mission, boolean watched)
            throws IOException, InterruptedException {
        var key = settings.link().signingKey();
        var signing = key.isEmpty()
                ? null
                : SigningStore.open(key.get(), settings.history().directory()).signing();
        try (ByteLink link = open(endpoint)) {
            var upload = new MissionUpload(link, signing, home, mission, System.nanoTime());
            var reader = new Thread(() -> read(link, upload), "pisad-upload");
            reader.setDaemon(true);
            reader.start();
            while (!upload.done() && upload.failure() == null) {
                upload.step(System.nanoTime());
                if (watched && upload.count() > 0) {
                    System.err.print("\ruploading " + upload.asked() + " of " + upload.count());
                }
                Thread.sleep(STEP_MS);
            }
            if (watched) {
                System.err.println();
            }
            String failure = upload.failure();
            if (failure != null) {
                throw new IOException(failure);
            }
            return upload.count();
        }
    }

    private static ByteLink open(String endpoint) throws IOException {
        try {
            return Endpoints.open(endpoint);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--upload: " + Main.oneLine(e));
        }
    }

    private static void read(ByteLink link, MissionUpload upload) {
        var buffer = new byte[2048];
        while (true) {
            try {
                int length = link.read(buffer);
                if (length < 0) {
                    return;
                }
                upload.feed(buffer, length, System.nanoTime());
            } catch (IOException down) {
                try {
                    Thread.sleep(STEP_MS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }
}
