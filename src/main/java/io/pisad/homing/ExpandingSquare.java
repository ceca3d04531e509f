package io.pisad.homing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Legs of 1, 1, 2, 2, 3, 3 ... spacings, turning right, first leg north, until the square holds the circle.
 *
 * <pre>
 *   2-----3
 *   |  0  |      0 centre, 1 north of it, then east, south, west ...
 *   ...
 * </pre>
 */
final class ExpandingSquare implements Pattern {
    private static final double REACHED_M = 6;

    private final List<Point> corners;
    private final double speedMps;
    private int next;
    private @Nullable Point left;

    ExpandingSquare(Point centre, double spacingM, double radiusM, double speedMps) {
        this.speedMps = speedMps;
        corners = new ArrayList<>();
        corners.add(centre);
        Point at = centre;
        int legs = 2 * (int) Math.ceil(2 * radiusM / spacingM) + 1;
        for (int leg = 0; leg < legs; leg++) {
            at = at.after(Velocity.towards(90.0 * (leg % 4), (1 + leg / 2) * spacingM), 1);
            corners.add(at);
        }
    }

    @Override
    public @Nullable Velocity steer(Here here) {
        if (left != null && reached(here, left)) {
            left = null;
        }
        while (left == null && next < corners.size() && reached(here, corners.get(next))) {
            next++;
        }
        if (left == null && next == corners.size()) {
            return null;
        }
        Point target = left != null ? left : corners.get(next);
        double distanceM = here.point().distanceM(target);
        return Velocity.towards(here.point().bearingDeg(target), Math.min(speedMps, Math.max(1, 0.4 * distanceM)));
    }

    @Override
    public void leave(Point at) {
        left = left == null ? at : left;
    }

    @Override
    public boolean fits(Here here, Fence fence) {
        return corners.stream().allMatch(corner -> fence.holds(here, corner, fence.stoppingM(speedMps)));
    }

    private static boolean reached(Here here, Point target) {
        return here.point().distanceM(target) < REACHED_M;
    }
}
