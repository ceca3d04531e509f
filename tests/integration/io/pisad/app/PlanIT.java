package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR2: {@code pisad plan} writes what ground stations read. */
final class PlanIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Typed plan(String... more) {
        var words = new java.util.ArrayList<>(List.of("plan", "--spacing", "50", "--speed", "6"));
        words.addAll(List.of(more));
        return Typed.run(words.toArray(String[]::new));
    }

    @Test
    void aCircleBecomesThreeFilesThatAgree() throws IOException {
        Path wpl = folder.resolve("a.waypoints");
        Path qgc = folder.resolve("a.plan");
        Path kml = folder.resolve("a.kml");
        Typed typed = plan(
                "--centre=47.4,8.5",
                "--radius=200",
                "--home=47.39,8.5",
                "--json",
                "--out",
                wpl.toString(),
                "--out",
                qgc.toString(),
                "--out",
                kml.toString());
        assertThat(typed.code()).as(typed.err()).isZero();
        JsonNode told = new ObjectMapper().readTree(typed.out());
        int places = told.path("waypoints").asInt();
        List<String> lines = Files.readAllLines(wpl);
        assertThat(lines.get(0)).isEqualTo("QGC WPL 110");
        assertThat(lines).hasSize(3 + places);
        assertThat(lines.get(1).split("\t", -1)).hasSize(12).startsWith("0", "1", "0", "16");
        assertThat(lines.get(2).split("\t", -1)).startsWith("1", "0", "2", "178", "1.00000000", "6.00000000");
        assertThat(lines.get(3).split("\t", -1)).startsWith("2", "0", "3", "16").endsWith("40.000000", "1");
        JsonNode items =
                new ObjectMapper().readTree(qgc.toFile()).path("mission").path("items");
        assertThat(items).hasSize(1 + places);
        assertThat(items.get(1).path("params").get(4).asDouble())
                .isEqualTo(
                        Double.parseDouble(lines.get(3).split("\t", -1)[8]), org.assertj.core.data.Offset.offset(1e-7));
        assertThat(Files.readString(kml).lines().filter(line -> line.endsWith(",40.0")))
                .hasSize(places);
        assertThat(told.path("covered_share").asDouble()).isEqualTo(1);
        assertThat(told.path("length_m").asDouble()).isBetween(2500.0, 1.25 * Math.PI * 200 * 200 / 50);
    }

    @Test
    void aPolygonIsCutByAFence() throws IOException {
        Path area = Files.writeString(folder.resolve("area.geojson"), """
                {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[8.500,47.400],[8.510,47.400],
                [8.510,47.406],[8.500,47.406],[8.500,47.400]]]}}""");
        Path fence = Files.writeString(folder.resolve("fence.plan"), """
                {"fileType":"Plan","geoFence":{"version":2,"circles":[],"polygons":[{"inclusion":true,"version":1,
                "polygon":[[47.399,8.499],[47.399,8.505],[47.407,8.505],[47.407,8.499]]}]}}""");
        Typed typed = plan("--area", area.toString(), "--fence", fence.toString(), "--json");
        assertThat(typed.code()).as(typed.err()).isZero();
        JsonNode told = new ObjectMapper().readTree(typed.out());
        assertThat(told.path("covered_share").asDouble()).isBetween(0.45, 0.5);
        for (JsonNode place : told.path("places")) {
            assertThat(place.get(1).asDouble()).isLessThan(8.505 - 14 / 75_500.0);
        }
        Typed drawn = plan("--area", fence.toString());
        assertThat(drawn.code()).as(drawn.err()).isZero();
        assertThat(drawn.out()).startsWith("lawnmower over 40.").contains("search.endurance_s not known");
    }

    @Test
    void wrongUseIsNamedWithTheAllowedRange() throws IOException {
        assertThat(plan().err()).contains("give either --centre LAT,LON (with --radius) or --area FILE");
        assertThat(plan("--centre=91,8").err()).contains("--centre 91,8: expected LAT,LON in degrees");
        assertThat(plan("--centre=47,8", "--spacing=9").code()).isEqualTo(2);
        assertThat(Typed.run("plan", "--centre=47,8", "--spacing=9").err())
                .contains("spacing 9.0: allowed are 10 to 500 m");
        assertThat(Typed.run("plan", "--centre=47,8", "--speed=16").err())
                .contains("speed 16.0: allowed are 1 to 15 m/s");
        assertThat(Typed.run("plan", "--centre=47,8", "--radius=9999", "--spacing=10")
                        .err())
                .contains("search: over 1500 waypoints");
        assertThat(plan("--centre=47,8", "--radius=20000").err()).contains("radius 20000.0: allowed are 10 to 10000 m");
        assertThat(plan("--centre=47,8", "--height=500").err()).contains("--height 500.0: allowed are 20 to 120 m");
        assertThat(plan("--centre=47,8", "--out", "x.gpx").err()).contains("--out x.gpx: expected an ending");
        Path there = Files.writeString(folder.resolve("there.kml"), "x");
        assertThat(plan("--centre=47,8", "--out", there.toString()).err()).contains("exists: --force replaces it");
        assertThat(Files.readString(there)).isEqualTo("x");
        Path broken = Files.writeString(folder.resolve("b.geojson"), "{\n\"type\":");
        assertThat(plan("--area", broken.toString()).err()).contains("b.geojson:2: no JSON");
        assertThat(plan("--centre=47,8", "--upload=nowhere").err())
                .contains("--upload: endpoint \"nowhere\": expected");
        assertThat(plan("--centre=47,8", "--area", there.toString()).code()).isEqualTo(2);
    }
}
