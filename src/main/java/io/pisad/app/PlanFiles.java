package io.pisad.app;

import io.pisad.model.FenceShape.Corner;
import io.pisad.model.MissionItem;
import io.pisad.model.PlannedSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A planned search as files that ground stations read. */
final class PlanFiles {
    private final PlannedSearch search;
    private final Corner home;
    private final double heightM;

    /**
     * Prepares the files.
     *
     * @param home item 0 of QGC WPL 110 and the planned home of a .plan
     * @param heightM of every place above home
     */
    PlanFiles(PlannedSearch search, Corner home, double heightM) {
        this.search = search;
        this.home = home;
        this.heightM = heightM;
    }

    /** The mission after the home position: the speed, then every place. No take-off, no arming, no landing. */
    List<MissionItem> mission() {
        List<MissionItem> items = new ArrayList<>();
        items.add(MissionItem.speed(search.speedMps()));
        search.places().forEach(place -> items.add(MissionItem.waypoint(place, heightM)));
        return items;
    }

    /** The content for a file by its ending, or null for an ending that is none of ours. */
    @Nullable
    String of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".waypoints") || lower.endsWith(".wpl") || lower.endsWith(".txt")) {
            return waypoints();
        }
        if (lower.endsWith(".plan")) {
            return plan();
        }
        return lower.endsWith(".kml") ? kml() : null;
    }

    /** QGC WPL 110: tab separated, home as item 0. */
    String waypoints() {
        var text = new StringBuilder("QGC WPL 110\n");
        List<MissionItem> items = new ArrayList<>(List.of(MissionItem.home(home, 0)));
        items.addAll(mission());
        for (int i = 0; i < items.size(); i++) {
            MissionItem m = items.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "%d\t%d\t%d\t%d\t%.8f\t%.8f\t%.8f\t%.8f\t%.8f\t%.8f\t%.6f\t1%n",
                    i,
                    i == 0 ? 1 : 0,
                    m.frame(),
                    m.command(),
                    m.p1(),
                    m.p2(),
                    m.p3(),
                    0.0,
                    m.latitudeDeg(),
                    m.longitudeDeg(),
                    m.altitudeM()));
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** QGroundControl's own format. */
    String plan() {
        List<Object> items = new ArrayList<>();
        for (MissionItem m : mission()) {
            boolean place = m.command() == MissionItem.WAYPOINT;
            Map<String, Object> item = new LinkedHashMap<>();
            if (place) {
                item.put("AMSLAltAboveTerrain", null);
                item.put("Altitude", heightM);
                item.put("AltitudeMode", 1);
            }
            item.put("autoContinue", true);
            item.put("command", m.command());
            item.put("doJumpId", items.size() + 1);
            item.put("frame", m.frame());
            item.put(
                    "params",
                    place
                            ? Arrays.asList(0, 0, 0, null, m.latitudeDeg(), m.longitudeDeg(), heightM)
                            : List.of(m.p1(), m.p2(), m.p3(), 0, 0, 0, 0));
            item.put("type", "SimpleItem");
            items.add(item);
        }
        Map<String, Object> mission = new LinkedHashMap<>();
        mission.put("cruiseSpeed", search.speedMps());
        mission.put("firmwareType", 3);
        mission.put("globalPlanAltitudeMode", 1);
        mission.put("hoverSpeed", search.speedMps());
        mission.put("items", items);
        mission.put("plannedHomePosition", List.of(home.latitudeDeg(), home.longitudeDeg(), 0));
        mission.put("vehicleType", 2);
        mission.put("version", 2);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("fileType", "Plan");
        file.put("geoFence", Map.of("circles", List.of(), "polygons", List.of(), "version", 2));
        file.put("groundStation", "QGroundControl");
        file.put("mission", mission);
        file.put("rallyPoints", Map.of("points", List.of(), "version", 2));
        file.put("version", 1);
        return Json.text(file) + "\n";
    }

    /** A line to look at. */
    String kml() {
        var text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <kml xmlns="http://www.opengis.net/kml/2.2">
                <Document>
                <name>PISAD search</name>
                <Placemark>
                """);
        text.append(String.format(
                Locale.ROOT,
                "<name>%s, %.0f m apart, %.1f m/s, %.0f m high</name>%n",
                search.pattern().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                search.spacingM(),
                search.speedMps(),
                heightM));
        text.append("<LineString>\n<altitudeMode>relativeToGround</altitudeMode>\n<coordinates>\n");
        for (Corner place : search.places()) {
            text.append(
                    String.format(Locale.ROOT, "%.8f,%.8f,%.1f%n", place.longitudeDeg(), place.latitudeDeg(), heightM));
        }
        text.append("</coordinates>\n</LineString>\n</Placemark>\n</Document>\n</kml>\n");
        return text.toString().replace("\r\n", "\n");
    }
}
