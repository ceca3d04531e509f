package io.pisad.homing;

import org.locationtech.jts.geom.Geometry;

/**
 * A circle to stay in, or out of.
 *
 * @param inclusion whether to stay in
 */
record CircleEdge(Point centre, double radiusM, boolean inclusion) implements Edge {
    @Override
    public double clearanceM(Point a, Point b) {
        return inclusion
                ? radiusM - Math.max(centre.distanceM(a), centre.distanceM(b))
                : centre.distanceM(nearestTo(centre, a, b)) - radiusM;
    }

    @Override
    public Point inside(Point place, double depthM) {
        double fromCentreM = inclusion ? Math.max(0, radiusM - depthM) : radiusM + depthM;
        return centre.after(Velocity.towards(centre.bearingDeg(place), fromCentreM), 1);
    }

    @Override
    public Geometry keep(Geometry shape, double depthM) {
        return inclusion
                ? Flat.common(shape, Flat.circle(centre, radiusM - depthM, false))
                : Flat.without(shape, Flat.circle(centre, radiusM + depthM, true));
    }

    /** The place of the segment from {@code a} to {@code b} that is nearest to {@code place}. */
    static Point nearestTo(Point place, Point a, Point b) {
        double east = b.eastM() - a.eastM();
        double north = b.northM() - a.northM();
        double square = east * east + north * north;
        double along = (place.eastM() - a.eastM()) * east + (place.northM() - a.northM()) * north;
        double share = square > 0 ? Math.max(0, Math.min(1, along / square)) : 0;
        return new Point(a.eastM() + share * east, a.northM() + share * north);
    }
}
