package io.pisad.model;

import java.util.List;

/**
 * The autopilot's own fence as it was read from it: drawn areas and simple limits, as far as they are in force.
 *
 * @param atNs monotonic time at which the autopilot last confirmed all of it
 * @param areas what was drawn, in the order of the autopilot
 * @param anyInclusion whether one inclusion area is enough (PX4, and ArduPilot by option); otherwise all of them hold
 * @param radiusM greatest distance from home, NaN for no such limit
 * @param heightMinM lowest height in its frame, NaN for no such limit
 * @param heightMaxM greatest height in its frame, NaN for no such limit
 * @param marginM the autopilot's own margin, 0 for none
 * @param minFrame what the lowest height is counted from
 * @param maxFrame what the greatest height is counted from
 * @param surrounds whether something in it that is known to be in force limits how far the vehicle may go
 */
public record FenceShape(
        long atNs,
        List<Area> areas,
        boolean anyInclusion,
        double radiusM,
        double heightMinM,
        double heightMaxM,
        double marginM,
        HeightFrame minFrame,
        HeightFrame maxFrame,
        boolean surrounds) {
    /** What a height is counted from. */
    public enum HeightFrame {
        HOME,
        /** Mean sea level. */
        SEA,
        /** The autopilot's origin or the terrain: what height above home that is, is not known. */
        OTHER
    }

    /** With heights above home, all of it known to be in force. */
    public FenceShape(
            long atNs,
            List<Area> areas,
            boolean anyInclusion,
            double radiusM,
            double heightMinM,
            double heightMaxM,
            double marginM) {
        this(
                atNs,
                areas,
                anyInclusion,
                radiusM,
                heightMinM,
                heightMaxM,
                marginM,
                HeightFrame.HOME,
                HeightFrame.HOME,
                !Double.isNaN(radiusM) || includes(areas));
    }

    /** Keeps its own copy of the list. */
    public FenceShape {
        areas = List.copyOf(areas);
    }

    /** A read fence without a limit. */
    public static FenceShape open(long atNs) {
        return new FenceShape(atNs, List.of(), false, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** The same, confirmed at another time. */
    public FenceShape at(long newAtNs) {
        return new FenceShape(
                newAtNs, areas, anyInclusion, radiusM, heightMinM, heightMaxM, marginM, minFrame, maxFrame, surrounds);
    }

    /** Whether one of them is to stay inside of. */
    public static boolean includes(List<Area> areas) {
        return areas.stream().anyMatch(Area::inclusion);
    }

    /**
     * A polygon, or a circle if there is one corner only.
     *
     * @param inclusion whether the vehicle must stay inside, otherwise outside
     * @param corners in order, the first is not repeated; of a circle its centre
     * @param radiusM of a circle, NaN for a polygon
     */
    public record Area(boolean inclusion, List<Corner> corners, double radiusM) {
        /** Keeps its own copy of the list. */
        public Area {
            corners = List.copyOf(corners);
        }
    }

    /** A place, WGS 84. */
    public record Corner(double latitudeDeg, double longitudeDeg) {}
}
