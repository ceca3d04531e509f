package io.pisad.app;

import io.pisad.history.MissionHeader;
import io.pisad.model.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The first row of a mission: what flew, with which settings. */
final class Headers {
    private Headers() {}

    /** Where a beacon of our own making is, at the start. */
    record Place(double latitudeDeg, double longitudeDeg) {}

    static MissionHeader of(
            String kind, Settings settings, OptionalLong seed, long startNs, Instant startUtc, String utcSource) {
        return of(kind, settings, Optional.empty(), seed, startNs, startUtc, utcSource);
    }

    /** The same with a beacon of our own making. */
    static MissionHeader of(
            String kind,
            Settings settings,
            Optional<Place> beacon,
            OptionalLong seed,
            long startNs,
            Instant startUtc,
            String utcSource) {
        return new MissionHeader(
                kind,
                Main.Version.text(),
                settingsText(settings, beacon),
                seed,
                startNs,
                startUtc,
                utcSource,
                !kind.equals("run") && !kind.equals("rehearsal"));
    }

    private static String settingsText(Settings settings, Optional<Place> beacon) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("radio", settings.radio());
        tree.put("receiver", receiver(settings.receiver()));
        tree.put("pulses", settings.pulses());
        tree.put("signal", settings.signal());
        tree.put("search", settings.search());
        tree.put("homing", settings.homing());
        tree.put("prior", settings.prior());
        tree.put("safety", settings.safety());
        tree.put("link", link(settings.link()));
        beacon.ifPresent(place -> tree.put("trueBeacon", place));
        return Json.text(tree);
    }

    private static Map<String, Object> receiver(Settings.Receiver receiver) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sampleRateHz", receiver.sampleRateHz());
        tree.put("automaticGain", receiver.automaticGain());
        tree.put("gain", receiver.gain());
        tree.put("loOffsetHz", receiver.loOffsetHz());
        tree.put("calibration", receiver.calibration().map(Path::toString).orElse(""));
        return tree;
    }

    private static Map<String, Object> link(Settings.Link link) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("endpoints", link.endpoints());
        tree.put("autopilot", link.autopilot());
        tree.put("systemId", link.systemId());
        tree.put("groundSystemIds", link.groundSystemIds());
        tree.put("telemetryHz", link.telemetryHz());
        tree.put("signed", link.signingKey().isPresent());
        return tree;
    }
}
