package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.FailsafeAction;
import io.pisad.model.Prior;
import io.pisad.model.Settings;
import io.pisad.model.Strategy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which layer wins, and what the defaults are. */
final class LayersTest {
    private static final Settings.Receiver RECEIVER =
            new Settings.Receiver(8e6, true, 16, 16, false, Double.NaN, Optional.empty());

    @Test
    void defaultsAreTheDocumentedOnes() throws ConfigException {
        var settings = new Layers().config().settings();

        assertThat(settings)
                .isEqualTo(new Settings(
                        new Settings.Radio("sim", 433.92e6, 25e3, BeaconKind.UNKNOWN, 0.001),
                        RECEIVER,
                        Settings.Pulses.UNKNOWN,
                        new Settings.Signal(10, 12, 6, 0, 0.3, 10, 1),
                        new Settings.Search(75, 7, 300),
                        new Settings.Homing(5, 45, 2.5, 40, 40, 50, 50, 30, 120, 600, 600, Strategy.BAYES),
                        Prior.WIDE,
                        new Settings.Safety(false, 20, 500, 10, 20, 120, 2, 10, FailsafeAction.RTL, FailsafeAction.RTL),
                        new Settings.Link(List.of("udpout:127.0.0.1:14550"), 0, List.of(255), 2),
                        Settings.Ground.PLAIN,
                        new Settings.History(Path.of("target/missions"))));
    }

    @Test
    void everyDefaultPassesItsOwnCheck() throws Exception {
        for (var key : Keys.ALL) {
            var config = new Layers()
                    .toml("x.toml", key.name() + " = " + key.defaultText())
                    .config();
            assertThat(config.origins())
                    .as(key.name())
                    .contains(new Origin(key.name(), key.defaultText(), "x.toml:1"))
                    .filteredOn(origin -> origin.from().equals("default"))
                    .hasSize(Keys.ALL.size() - 1);
        }
    }

    @Test
    void laterLayersWinAndEachValueNamesItsPlace() throws ConfigException {
        var layers = new Layers()
                .toml("pisad.toml", "[search]\nspacing_m = 60\nspeed_mps = 6\nradius_m = 200\n[homing]\nspeed_mps = 4")
                .toml("conf.d/10.toml", "search.speed_mps = 5\nsearch.radius_m = 210\nhoming.speed_mps = 3")
                .environment(Map.of("PISAD_SEARCH_RADIUS_M", "220", "PISAD_HOMING_SPEED_MPS", "2"))
                .commandLine(Map.of("homing.speed_mps", "1"));
        var config = layers.config();

        assertThat(config.settings().search()).isEqualTo(new Settings.Search(60, 5, 220));
        assertThat(config.settings().homing().speedMps()).isEqualTo(1);
        assertThat(config.origins())
                .contains(
                        new Origin("search.spacing_m", "60", "pisad.toml:2"),
                        new Origin("search.speed_mps", "5", "conf.d/10.toml:1"),
                        new Origin("search.radius_m", "220", "environment PISAD_SEARCH_RADIUS_M"),
                        new Origin("homing.speed_mps", "1", "command line"),
                        new Origin("signal.drop_db", "6", "default"));
    }

    @Test
    void textsOfTheEnvironmentBecomeListsAndNumbers() throws ConfigException {
        var link = new Layers()
                .environment(Map.of(
                        "PISAD_LINK_ENDPOINTS", "udpin:0.0.0.0:14555, udpout:gcs.local:14550",
                        "PISAD_LINK_GROUND_SYSTEM_IDS", "255,254",
                        "PISAD_LINK_TELEMETRY_HZ", "1e-1"))
                .config()
                .settings()
                .link();

        assertThat(link)
                .isEqualTo(new Settings.Link(
                        List.of("udpin:0.0.0.0:14555", "udpout:gcs.local:14550"), 0, List.of(255, 254), 0.1));
    }

    @Test
    void anEmptyEndpointListSpeaksNowhere() throws ConfigException {
        assertThat(new Layers()
                        .environment(Map.of("PISAD_LINK_ENDPOINTS", ""))
                        .config()
                        .settings()
                        .link()
                        .endpoints())
                .isEmpty();
    }

    @Test
    void safetyMotionPermitsMotion() throws ConfigException {
        assertThat(new Layers()
                        .environment(Map.of("PISAD_SAFETY_MOTION", "true"))
                        .config()
                        .settings()
                        .safety()
                        .motion())
                .isTrue();
    }

    /** FR14: the defaults permit no motion; a command may. */
    @Test
    void motionIsNotPermittedByDefault() throws ConfigException {
        var config = new Layers().config();
        var expected = config.settings().safety();

        assertThat(expected.motion()).isFalse();
        assertThat(config.withMotion().safety())
                .usingRecursiveComparison()
                .ignoringFields("motion")
                .isEqualTo(expected);
        assertThat(config.withMotion().safety().motion()).isTrue();
    }

    @Test
    void everySettingOfTheModelIsAKey() {
        var names = Arrays.stream(Settings.class.getRecordComponents())
                .flatMap(section -> Arrays.stream(section.getType().getRecordComponents())
                        .map(component -> section.getName() + "." + snake(component)))
                .toList();

        assertThat(Keys.ALL).extracting(Key::name).containsExactlyElementsOf(names);
    }

    private static String snake(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
