package io.pisad.app;

import io.pisad.homing.SearchPlanner;
import io.pisad.model.FenceShape;
import io.pisad.model.FenceShape.Corner;
import io.pisad.model.MissionItem;
import io.pisad.model.PlannedSearch;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad plan}: a search as a mission for the autopilot, in files or uploaded. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plans a search over a circle or a polygon, clipped to a fence, and writes it for ground stations.",
            "With --upload it goes to the autopilot's mission. It never arms and never starts anything."
        })
final class PlanCommand implements Callable<Integer> {
    @Option(
            names = "--pattern",
            defaultValue = "lawnmower",
            paramLabel = "PATTERN",
            description = "lawnmower, expanding_square, spiral or sector (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private SearchPattern pattern;

    @Option(names = "--centre", paramLabel = "LAT,LON", description = "Centre of a circle, degrees.")
    private @Nullable String centre;

    @Option(names = "--radius", paramLabel = "M", description = "Its radius, 10 to 10000 (default: search.radius_m).")
    private @Nullable Double radiusM;

    @Option(
            names = "--area",
            paramLabel = "FILE",
            description = "Instead of a circle: the polygon of a GeoJSON, or the fence of a .plan.")
    private @Nullable Path area;

    @Option(names = "--fence", paramLabel = "FILE", description = "Stay inside the fence of this .plan.")
    private @Nullable Path fence;

    @Option(
            names = "--home",
            paramLabel = "LAT,LON",
            description = "Where the vehicle starts (default: the first place of the path).")
    private @Nullable String home;

    @Option(names = "--spacing", paramLabel = "M", description = "Between legs, 10 to 500 (default: search.spacing_m).")
    private @Nullable Double spacingM;

    @Option(names = "--speed", paramLabel = "MPS", description = "1 to 15 (default: search.speed_mps).")
    private @Nullable Double speedMps;

    @Option(
            names = "--height",
            paramLabel = "M",
            defaultValue = "40",
            description = "Above home, within safety.height_min_m to height_max_m (default: ${DEFAULT-VALUE}).")
    private double heightM;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Written by its ending: .waypoints (QGC WPL 110), .plan, .kml; may be given several times.")
    private List<Path> files = List.of();

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Option(
            names = "--upload",
            paramLabel = "ENDPOINT",
            description = "Give it to the autopilot on this endpoint, such as udpout:HOST:PORT; replaces its mission.")
    private @Nullable String upload;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = data.settings();
        double low = settings.safety().heightMinM();
        double high = settings.safety().heightMaxM();
        if (!(heightM >= low && heightM <= high)) {
            throw new WrongUse(
                    String.format(Locale.ROOT, "--height %s: allowed are %.0f to %.0f m", heightM, low, high));
        }
        PlannedSearch search = planned(settings);
        Corner start = home == null ? search.places().get(0) : corner("--home", home);
        var planFiles = new PlanFiles(search, start, heightM);
        for (Path file : files) {
            if (planFiles.of(file.toString()) == null) {
                throw new WrongUse("--out " + file + ": expected an ending .waypoints, .wpl, .txt, .plan or .kml");
            }
            if (Files.exists(file) && !force) {
                throw new WrongUse("--out " + file + " exists: --force replaces it");
            }
        }
        for (Path file : files) {
            WholeFile.write(file, String.valueOf(planFiles.of(file.toString())));
        }
        int uploaded = 0;
        if (upload != null) {
            uploaded = PlanUpload.send(
                    upload, settings, MissionItem.home(start, 0), planFiles.mission(), !json && Terminal.watched());
        }
        report(search, uploaded);
        return 0;
    }

    private PlannedSearch planned(Settings settings) throws IOException {
        if ((centre == null) == (area == null)) {
            throw new WrongUse("give either --centre LAT,LON (with --radius) or --area FILE");
        }
        Corner middle = centre == null ? null : corner("--centre", centre);
        List<Corner> polygon = area == null ? List.of() : AreaFile.polygon(area);
        FenceShape shape = fence == null ? null : AreaFile.fence(fence);
        var request = new SearchRequest(
                pattern,
                spacingM == null ? settings.search().spacingM() : spacingM,
                speedMps == null ? settings.search().speedMps() : speedMps,
                middle == null ? Double.NaN : middle.latitudeDeg(),
                middle == null ? Double.NaN : middle.longitudeDeg(),
                radiusM == null ? settings.search().radiusM() : radiusM);
        try {
            return SearchPlanner.plan(request, polygon, shape, home == null ? null : corner("--home", home), settings);
        } catch (SearchPlanner.NoPlan e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private static Corner corner(String option, String text) {
        String[] parts = text.split(",", -1);
        try {
            var corner = new Corner(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            if (parts.length == 2 && Math.abs(corner.latitudeDeg()) <= 90 && Math.abs(corner.longitudeDeg()) <= 180) {
                return corner;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // said below
        }
        throw new WrongUse(option + " " + text + ": expected LAT,LON in degrees, -90 to 90 and -180 to 180");
    }

    private void report(PlannedSearch search, int uploaded) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pattern", search.pattern().name().toLowerCase(Locale.ROOT));
            row.put("spacing_m", search.spacingM());
            row.put("speed_mps", search.speedMps());
            row.put("height_m", heightM);
            row.put("area_m2", Json.number(search.areaM2(), 0));
            row.put("covered_share", Json.number(search.share(), 4));
            row.put("length_m", Json.number(search.lengthM(), 1));
            row.put("transit_m", Json.number(search.transitM(), 1));
            row.put("seconds", Json.number(search.seconds(), 0));
            row.put("battery_percent", Json.number(search.batteryPercent(), 0));
            row.put("waypoints", search.places().size());
            row.put("files", files.stream().map(Path::toString).toList());
            row.put("uploaded_items", uploaded);
            row.put(
                    "places",
                    search.places().stream()
                            .map(c -> List.of(c.latitudeDeg(), c.longitudeDeg()))
                            .toList());
            out.println(Json.text(row));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s over %.1f ha, %.1f %% of it covered: %.2f km and %.2f km between parts, %d places, %.0f min%s%n",
                search.pattern().name().toLowerCase(Locale.ROOT),
                search.areaM2() / 1e4,
                100 * search.share(),
                search.lengthM() / 1000,
                search.transitM() / 1000,
                search.places().size(),
                search.seconds() / 60,
                Double.isNaN(search.batteryPercent())
                        ? " in still air (search.endurance_s not known)"
                        : String.format(Locale.ROOT, " in still air, %.0f %% of a battery", search.batteryPercent()));
        files.forEach(file -> out.println("written: " + file));
        if (uploaded > 0) {
            out.println("uploaded: " + uploaded + " items; nothing was armed or started");
        }
    }
}
