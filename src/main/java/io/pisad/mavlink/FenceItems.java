package io.pisad.mavlink;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.pisad.model.FenceShape.Area;
import io.pisad.model.FenceShape.Corner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the flat list of a fence's mission items to its areas. */
final class FenceItems {
    private static final int RETURN_POINT = 5000;
    private static final int POLYGON_IN = 5001;
    private static final int POLYGON_OUT = 5002;
    private static final int CIRCLE_IN = 5003;
    private static final int CIRCLE_OUT = 5004;

    private FenceItems() {}

    /** The areas in order; null if the list makes no sense, and then the fence is unreadable. */
    static @Nullable List<Area> areas(List<MissionItemInt> items) {
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < items.size(); ) {
            MissionItemInt first = items.get(i);
            int command = first.command().value();
            int count = 1;
            if (command == POLYGON_IN || command == POLYGON_OUT) {
                count = (int) first.param1();
                if (count < 3 || i + count > items.size()) {
                    return null;
                }
                List<Corner> corners = new ArrayList<>();
                for (MissionItemInt item : items.subList(i, i + count)) {
                    if (item.command().value() != command || item.param1() != first.param1()) {
                        return null;
                    }
                    corners.add(corner(item));
                }
                areas.add(new Area(command == POLYGON_IN, corners, Double.NaN));
            } else if ((command == CIRCLE_IN || command == CIRCLE_OUT) && first.param1() > 0) {
                areas.add(new Area(command == CIRCLE_IN, List.of(corner(first)), first.param1()));
            } else if (command != RETURN_POINT) {
                return null;
            }
            i += count;
        }
        return areas;
    }

    private static Corner corner(MissionItemInt item) {
        return new Corner(item.x() / 1e7, item.y() / 1e7);
    }
}
