package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration refuses, and how it says so. */
final class RefusalsTest {
    /** TOML lines with semicolons for line ends, and the one line each is answered with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[radio];frequency_hz = 5 | x.toml:2: radio.frequency_hz: 5 is out of range (allowed: 1000000 to 6000000000 Hz)",
                "[radio];frequency_hz = nan | x.toml:2: radio.frequency_hz: NaN is out of range (allowed: 1000000 to 6000000000 Hz)",
                "[radio];frequency_hz = inf | x.toml:2: radio.frequency_hz: Infinity is out of range (allowed: 1000000 to 6000000000 Hz)",
                "[radio];;frequency_hz = '433e6' | x.toml:3: radio.frequency_hz: must be a number (allowed: 1000000 to 6000000000 Hz)",
                "[signal];trigger_db = true | x.toml:2: signal.trigger_db: must be a number (allowed: 3 to 40 dB)",
                "[signal];trigger_db = [12] | x.toml:2: signal.trigger_db: must be a number (allowed: 3 to 40 dB)",
                "[signal.trigger_db];x = 1 | x.toml:1: signal.trigger_db: must be a number (allowed: 3 to 40 dB)",
                "[receiver];lna_db = 12 | x.toml:2: receiver.lna_db: 12 is between two steps (allowed: 0 to 40 in steps of 8 dB)",
                "[receiver];amp = 1 | x.toml:2: receiver.amp: must be true or false (allowed: true or false)",
                "[link];system_id = 1.5 | x.toml:2: link.system_id: must be a whole number (allowed: 0 to 255)",
                "[link];system_id = 4294967297 | x.toml:2: link.system_id: 4294967297 is out of range (allowed: 0 to 255)",
                "[link];ground_system_ids = 255 | x.toml:2: link.ground_system_ids: must be a list in square brackets (allowed: 1 to 16 items, each 1 to 255)",
                "[link];ground_system_ids = [] | x.toml:2: link.ground_system_ids: has 0 items (allowed: 1 to 16 items, each 1 to 255)",
                "[link];ground_system_ids = [0] | x.toml:2: link.ground_system_ids: 0 is out of range (allowed: 1 to 16 items, each 1 to 255)",
                "[link];ground_system_ids = [9, 9] | x.toml:2: link.ground_system_ids: names an item twice (allowed: 1 to 16 items, each 1 to 255)",
                "[radio];source = 'hackrf:xyz' | x.toml:2: radio.source: \"hackrf:xyz\" is not allowed (allowed: \"sim\", \"recording:FILE\", \"hackrf\" or \"hackrf:SERIAL\" (1 to 32 hexadecimal digits))",
                "[radio];source = 'recording:' | x.toml:2: radio.source: \"recording:\" is not allowed (allowed: \"sim\", \"recording:FILE\", \"hackrf\" or \"hackrf:SERIAL\" (1 to 32 hexadecimal digits))",
                "[radio];source = 7 | x.toml:2: radio.source: must be a text in quotes (allowed: \"sim\", \"recording:FILE\", \"hackrf\" or \"hackrf:SERIAL\" (1 to 32 hexadecimal digits))",
                "[radio];frequenzy_hz = 433e6 | x.toml:2: radio.frequenzy_hz: unknown key (did you mean radio.frequency_hz?)",
                "[radio];freq = 433e6 | x.toml:2: radio.freq: unknown key (did you mean radio.frequency_hz?)",
                "[raido];frequency_hz = 433e6 | x.toml:1: raido: unknown key (sections: radio, receiver, pulses, signal, search, homing, prior, safety, link, ground, history)",
                "frequency_hz = 433e6 | x.toml:1: frequency_hz: unknown key (did you mean radio.frequency_hz?)",
                "[safety];motion = 1 | x.toml:2: safety.motion: must be true or false (allowed: true or false)",
                "[radio];beacon = \"Pulsed\\nburst\" | x.toml:2: radio.beacon: \"Pulsed\\nburst\" is not allowed (allowed: \"continuous\", \"pulsed\", \"burst\" or \"unknown\")",
            })
    void eachBadLineIsNamedWithPlaceKeyAndRange(String toml, String line) {
        assertThatThrownBy(() ->
                        new Layers().toml("x.toml", toml.replace(';', '\n')).config())
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused -> assertThat(refused.problems()).containsExactly(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[signal];trigger_db = 8;drop_db = 6 | x.toml:3: signal.drop_db: 6 contradicts signal.trigger_db = 8 from x.toml:2 (allowed: at most 5 dB)",
                "[signal];trigger_db = 8 | default: signal.drop_db: 6 contradicts signal.trigger_db = 8 from x.toml:2 (allowed: at most 5 dB)",
                "[signal];heard_db = 6.5 | x.toml:2: signal.heard_db: 6.5 contradicts signal.drop_db = 6 from default (allowed: at most 6 dB)",
                "[receiver];sample_rate_hz = 2e6;lo_offset_hz = -900e3 | x.toml:3: receiver.lo_offset_hz: -900000 contradicts receiver.sample_rate_hz = 2000000 from x.toml:2 (allowed: at most 800000 either way, Hz)",
                "[pulses];width_s = 0.9;period_s = 0.9 | x.toml:3: pulses.period_s: 0.9 contradicts pulses.width_s = 0.9 from x.toml:2 (allowed: more than 0.9 s)",
                "[safety];height_min_m = 100;height_max_m = 100 | x.toml:3: safety.height_max_m: 100 contradicts safety.height_min_m = 100 from x.toml:2 (allowed: more than 100 m)",
                "[safety];fence_radius_m = 30;fence_margin_m = 40 | x.toml:2: safety.fence_radius_m: 30 contradicts safety.fence_margin_m = 40 from x.toml:3 (allowed: more than 40 m)",
                "[homing];ceiling_s = 100 | x.toml:2: homing.ceiling_s: 100 contradicts homing.no_progress_s = 120 from default (allowed: more than 120 s)",
                "[prior];power_sd_db = 3 | x.toml:2: prior.power_sd_db: 3 contradicts receiver.calibration = \"\" from default (allowed: at least 20 without a calibration, dB)",
                "[link];system_id = 255 | x.toml:2: link.system_id: 255 contradicts link.ground_system_ids = [255] from default (allowed: an id that gives no orders)",
                "[link];autopilot = 'tcp:a:1' | x.toml:2: link.autopilot: \"tcp:a:1\" contradicts link.endpoints = [\"udpout:127.0.0.1:14550\"] from default (allowed: one of them, or empty for the first)",
            })
    void contradictionsNameBothPlaces(String toml, String line) {
        assertThatThrownBy(() ->
                        new Layers().toml("x.toml", toml.replace(';', '\n')).config())
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused -> assertThat(refused.problems()).containsExactly(line));
    }

    @ParameterizedTest
    @CsvSource({
        "'udpout:127.0.0.1:0'",
        "'udpout:h:65536'",
        "'udpout::14550'",
        "'udp:h:1'",
        "'udpin:0.0.0.0'",
        "''",
        "'tcp:h'",
        "'tcpin:h:99999'",
        "'serial:/dev/ttyAMA0'",
        "'serial:ttyAMA0:57600'",
        "'serial:/dev/ttyAMA0:1199'",
        "'serial:/dev/ttyAMA0:4000001'",
        "'serial:/dev/ttyAMA0:057600'"
    })
    void endpointsWithoutSchemeHostOrPortAreRefused(String endpoint) {
        assertThatThrownBy(() -> new Layers()
                        .toml("x.toml", "link.endpoints = [\"" + endpoint + "\"]")
                        .config())
                .hasMessage("x.toml:1: link.endpoints: \"" + endpoint + "\" is not allowed"
                        + " (allowed: 0 to 8 items, each \"serial:/dev/NAME:BAUD\" (1200-4000000)"
                        + " or \"udpin:HOST:PORT\" or udpout:, tcp:, tcpin:)");
    }

    @Test
    void everyKindOfEndpointIsTaken() throws ConfigException {
        var endpoints = List.of(
                "serial:/dev/ttyAMA0:921600",
                "serial:/dev/serial/by-id/usb-3D_Robotics-if00:1200",
                "udpin:0.0.0.0:14550",
                "udpout:ground.local:65535",
                "tcp:127.0.0.1:5760",
                "tcpin:0.0.0.0:5790");
        assertThat(new Layers()
                        .environment(Map.of("PISAD_LINK_ENDPOINTS", String.join(",", endpoints)))
                        .config()
                        .settings()
                        .link()
                        .endpoints())
                .isEqualTo(endpoints);
    }

    @Test
    void everyProblemOfEveryLayerIsTold() {
        assertThatThrownBy(() -> new Layers()
                        .toml("a.toml", "[radio]\nfrequency_hz = 1\nsorce = 'sim'\n")
                        .toml("b.toml", "[link]\ntelemetry_hz = 11\n")
                        .environment(
                                Map.of("PISAD_HOMING_SPEED_MPS", "fast", "PISAD_HOMING_SPED_MPS", "1", "PATH", "x"))
                        .commandLine(Map.of("search.spacing", "75"))
                        .config())
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused -> assertThat(refused.problems())
                                .isEqualTo(List.of(
                                        "a.toml:2: radio.frequency_hz: 1 is out of range (allowed: 1000000 to 6000000000 Hz)",
                                        "a.toml:3: radio.sorce: unknown key (did you mean radio.source?)",
                                        "b.toml:2: link.telemetry_hz: 11 is out of range (allowed: 0.1 to 10 Hz)",
                                        "environment PISAD_HOMING_SPED_MPS: homing.sped_mps: unknown key"
                                                + " (did you mean homing.speed_mps?)",
                                        "environment PISAD_HOMING_SPEED_MPS: homing.speed_mps: \"fast\" is not a number"
                                                + " (allowed: 0.5 to 15 m/s)",
                                        "command line: search.spacing: unknown key (did you mean search.spacing_m?)")));
    }

    @Test
    void brokenTomlIsToldWithItsLineAndNothingElseOfThatFile() {
        assertThatThrownBy(() -> new Layers()
                        .toml("x.toml", "[signal]\ntrigger_db = 8\ndrop_db = = 7\nno_such = 1\n")
                        .config())
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .startsWith("x.toml:3: not TOML: "));
    }

    @Test
    void aKeySetTwiceInOneFileIsRefused() {
        assertThatThrownBy(() -> new Layers()
                        .toml("x.toml", "[signal]\ntrigger_db = 12\ntrigger_db = 13\n")
                        .config())
                .hasMessageStartingWith("x.toml:3: not TOML: ");
    }
}
