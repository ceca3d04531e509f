package io.pisad.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pisad.model.FenceShape;
import io.pisad.model.FenceShape.Area;
import io.pisad.model.FenceShape.Corner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Areas drawn elsewhere: the fence of a QGroundControl .plan, or the first polygon of a GeoJSON. */
final class AreaFile {
    private static final long MOST_BYTES = 4_000_000;
    private static final int MOST_CORNERS = 500;

    private AreaFile() {}

    /** The outline of an area: the first inclusion polygon of a .plan's fence, or of a GeoJSON. */
    static List<Corner> polygon(Path file) throws IOException {
        JsonNode tree = tree(file);
        if (tree.path("fileType").asText().equals("Plan")) {
            return areas(tree, file).stream()
                    .filter(area -> area.inclusion() && area.corners().size() > 1)
                    .findFirst()
                    .orElseThrow(() -> new WrongUse(file + ": its fence has no inclusion polygon"))
                    .corners();
        }
        JsonNode ring = ring(tree);
        if (ring == null) {
            throw new WrongUse(file + ": neither a QGroundControl .plan nor a GeoJSON with a Polygon");
        }
        List<Corner> corners = new ArrayList<>();
        for (JsonNode pair : ring) {
            corners.add(corner(pair.path(1), pair.path(0), file));
        }
        if (corners.size() > 1 && corners.get(0).equals(corners.get(corners.size() - 1))) {
            corners.remove(corners.size() - 1);
        }
        return few(corners, file);
    }

    /** The fence of a .plan, every inclusion area to be kept. */
    static FenceShape fence(Path file) throws IOException {
        JsonNode tree = tree(file);
        List<Area> areas = areas(tree, file);
        if (areas.isEmpty()) {
            throw new WrongUse(file + ": no fence in it (geoFence.polygons, geoFence.circles)");
        }
        return new FenceShape(0, areas, false, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    private static List<Area> areas(JsonNode plan, Path file) {
        List<Area> areas = new ArrayList<>();
        for (JsonNode polygon : plan.path("geoFence").path("polygons")) {
            List<Corner> corners = new ArrayList<>();
            for (JsonNode pair : polygon.path("polygon")) {
                corners.add(corner(pair.path(0), pair.path(1), file));
            }
            areas.add(new Area(polygon.path("inclusion").asBoolean(true), few(corners, file), Double.NaN));
        }
        for (JsonNode circle : plan.path("geoFence").path("circles")) {
            JsonNode centre = circle.path("circle").path("center");
            double radiusM = circle.path("circle").path("radius").asDouble(Double.NaN);
            if (!(radiusM > 0 && radiusM <= 100_000)) {
                throw new WrongUse(file + ": geoFence circle of radius " + radiusM + ": allowed are 1 to 100000 m");
            }
            areas.add(new Area(
                    circle.path("inclusion").asBoolean(true),
                    List.of(corner(centre.path(0), centre.path(1), file)),
                    radiusM));
        }
        return areas;
    }

    private static List<Corner> few(List<Corner> corners, Path file) {
        if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
            throw new WrongUse(file + ": polygon of " + corners.size() + " corners: allowed are 3 to " + MOST_CORNERS);
        }
        return corners;
    }

    private static Corner corner(JsonNode latitude, JsonNode longitude, Path file) {
        if (!latitude.isNumber()
                || !longitude.isNumber()
                || Math.abs(latitude.asDouble()) > 90
                || Math.abs(longitude.asDouble()) > 180) {
            throw new WrongUse(file + ": corner " + latitude + ", " + longitude
                    + ": expected a latitude of -90 to 90 and a longitude of -180 to 180");
        }
        return new Corner(latitude.asDouble(), longitude.asDouble());
    }

    private static @Nullable JsonNode ring(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "Polygon" -> node.path("coordinates").path(0);
            case "MultiPolygon" -> node.path("coordinates").path(0).path(0);
            case "Feature" -> ring(node.path("geometry"));
            case "FeatureCollection" -> {
                JsonNode found = null;
                for (JsonNode feature : node.path("features")) {
                    found = found == null ? ring(feature) : found;
                }
                yield found;
            }
            default -> null;
        };
    }

    private static JsonNode tree(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WrongUse(file + ": no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new WrongUse(file + ": " + Files.size(file) + " bytes: at most " + MOST_BYTES);
        }
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new WrongUse(file + ":" + e.getLocation().getLineNr() + ": no JSON: " + e.getOriginalMessage());
        }
    }
}
