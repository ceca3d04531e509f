package io.pisad.app;

import io.pisad.history.MissionHeader;
import io.pisad.model.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The first row of a mission: what flew, with which settings. */
final class Headers {
    private Headers() {}

    static MissionHeader of(
            String kind, Settings settings, OptionalLong seed, long startNs, Instant startUtc, String utcSource) {
        return new MissionHeader(
                kind,
                Main.Version.text(),
                settingsText(settings),
                seed,
                startNs,
                startUtc,
                utcSource,
                !kind.equals("run"));
    }

    private static String settingsText(Settings settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("radio", settings.radio());
        tree.put("signal", settings.signal());
        tree.put("search", settings.search());
        tree.put("homing", settings.homing());
        tree.put("safety", settings.safety());
        tree.put("link", settings.link());
        return Json.text(tree);
    }
}
