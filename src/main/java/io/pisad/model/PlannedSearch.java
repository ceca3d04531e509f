package io.pisad.model;

import java.util.List;

/**
 * A search as places to fly over, for files and other autopilots; nothing in it flies by itself.
 *
 * @param pattern how it is flown
 * @param spacingM every place of the area is within half of it of the path
 * @param speedMps ground speed
 * @param places in order
 * @param lengthM along the pattern
 * @param transitM between its parts, around concave corners and fenced cuts
 * @param areaM2 what was ordered
 * @param share how much of that the path covers, 0 to 1; the rest is outside the fence
 * @param seconds in still air, from the home position if there is one, corners included
 * @param batteryPercent with the configured endurance and the way home; NaN when that is not known
 */
public record PlannedSearch(
        SearchPattern pattern,
        double spacingM,
        double speedMps,
        List<FenceShape.Corner> places,
        double lengthM,
        double transitM,
        double areaM2,
        double share,
        double seconds,
        double batteryPercent) {
    /** Keeps its own copy of the list. */
    public PlannedSearch {
        places = List.copyOf(places);
    }
}
