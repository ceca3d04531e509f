package io.pisad.homing;

import org.locationtech.jts.geom.Geometry;

/** One border of a fence: stay inside it, or outside. */
interface Edge {
    /** Distance of the segment from {@code a} to {@code b} to the border; negative when some of it is on the wrong side. */
    double clearanceM(Point a, Point b);

    /** The place nearest to {@code place} that lies so deep on the right side of this border alone. */
    Point inside(Point place, double depthM);

    /** What is left of a shape when only what lies so deep on the right side of this border counts. */
    Geometry keep(Geometry shape, double depthM);
}
