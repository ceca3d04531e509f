package io.pisad.report;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** How much of the ground a picture shows. */
final class MapBounds {
    private static final double MARGIN = 0.08;

    private MapBounds() {}

    /** What must be seen: all places, and of the fence what lies about them. */
    static Rectangle2D of(MissionTrack track, List<double[]> beacon, List<MissionTrack.Second> shown) {
        Rectangle2D box = new Rectangle2D.Double();
        boolean begun = false;
        for (MissionTrack.Second second : track.seconds()) {
            if (second.placed()) {
                if (!begun) {
                    box = new Rectangle2D.Double(second.eastM(), second.northM(), 0, 0);
                    begun = true;
                }
                box.add(second.eastM(), second.northM());
            }
        }
        for (double[] place : beacon) {
            box.add(place[0], place[1]);
        }
        if (!shown.isEmpty()) {
            MissionTrack.Second last = shown.get(shown.size() - 1);
            box.add(last.estimateEastM(), last.estimateNorthM());
        }
        if (track.homeKnown()) {
            box.add(0, 0);
        }
        double margin = Math.max(20, MARGIN * Math.max(box.getWidth(), box.getHeight()));
        return new Rectangle2D.Double(
                box.getX() - margin, box.getY() - margin, box.getWidth() + 2 * margin, box.getHeight() + 2 * margin);
    }
}
