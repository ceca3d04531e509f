package io.pisad.config;

import io.pisad.model.Prior;
import io.pisad.model.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of everything that can be set, in the order of {@code deploy/pisad.toml}. */
final class Keys {
    private static final List<Key<?>> TABLE = new ArrayList<>();
    private static final String PORT =
            "(?!0)(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]" + "|6553[0-5])";
    private static final String BAUD = "(?:1[2-9][0-9]{2}|[2-9][0-9]{3}|[1-9][0-9]{4,5}|[1-3][0-9]{6}|4000000)";

    static final Key<String> SOURCE = key(
            "radio.source",
            new TextKind(
                    "sim|recording:.+|hackrf(:[0-9a-fA-F]{1,32})?",
                    "\"sim\", \"recording:FILE\", \"hackrf\" or \"hackrf:SERIAL\" (1 to 32 hexadecimal digits)"),
            "sim",
            "",
            "where the samples come from");
    static final Key<Double> FREQUENCY_HZ =
            number("radio.frequency_hz", 433.92e6, 1e6, 6e9, "Hz", "centre of the beacon's channel");
    static final Key<Double> BANDWIDTH_HZ =
            number("radio.bandwidth_hz", 25e3, 1e3, 2e6, "Hz", "width of the beacon's channel");
    static final Key<String> BEACON = key(
            "radio.beacon",
            new TextKind("continuous|pulsed|burst|unknown", "\"continuous\", \"pulsed\", \"burst\" or \"unknown\""),
            "unknown",
            "",
            "how the beacon transmits");
    static final Key<Double> READING_PERIOD_S =
            number("radio.reading_period_s", 0.001, 0.0005, 0.1, "s", "length of one signal reading");

    static final Key<Double> SAMPLE_RATE_HZ =
            number("receiver.sample_rate_hz", 8e6, 2e6, 20e6, "Hz", "complex samples per second of the HackRF");
    static final Key<Boolean> AUTOMATIC_GAIN =
            key("receiver.automatic_gain", new SwitchKind(), true, "", "whether the HackRF's gain follows the level");
    static final Key<Integer> LNA_DB = key("receiver.lna_db", new StepKind(0, 40, 8), 16, "dB", "LNA (IF) gain");
    static final Key<Integer> VGA_DB = key("receiver.vga_db", new StepKind(0, 62, 2), 16, "dB", "VGA (baseband) gain");
    static final Key<Boolean> AMP =
            key("receiver.amp", new SwitchKind(), false, "", "radio-frequency amplifier of about 11 dB");
    static final Key<Double> LO_OFFSET_HZ = number(
            "receiver.lo_offset_hz", 0, -8e6, 8e6, "Hz", "tuned so much below the channel; 0 for the usual offset");
    static final Key<String> CALIBRATION = key(
            "receiver.calibration",
            new TextKind("[^\\x00\\n\\r]*", "the path of a file, or empty"),
            "",
            "",
            "calibration of the levels in dBm");

    static final Key<Double> PULSE_WIDTH_S =
            number("pulses.width_s", 0, 0, 1, "s", "length of the beacon's pulses; 0 when not known");
    static final Key<Double> PULSE_PERIOD_S =
            number("pulses.period_s", 0, 0, 120, "s", "from pulse to pulse; 0 when not known");
    static final Key<Double> PULSE_JITTER_S =
            number("pulses.jitter_s", 0, 0, 10, "s", "how much the period varies; 0 when not known");

    static final Key<Double> FLOOR_WINDOW_S =
            number("signal.floor_window_s", 10, 1, 60, "s", "window of the 10th-percentile noise floor");
    static final Key<Double> TRIGGER_DB = number("signal.trigger_db", 12, 3, 40, "dB", "SNR that makes a detection");
    static final Key<Double> DROP_DB = number("signal.drop_db", 6, 0, 37, "dB", "SNR under which the detection ends");
    static final Key<Double> HEARD_DB =
            number("signal.heard_db", 0, 0, 37, "dB", "SNR down to which homing hears the beacon; at most drop_db");
    static final Key<Double> SUSTAIN_S =
            number("signal.sustain_s", 0.3, 0.05, 10, "s", "how long triggering and dropping must last");
    static final Key<Double> LOSS_TIME_S =
            number("signal.loss_time_s", 10, 1, 60, "s", "how long the signal may be away before homing is disabled");

    static final Key<Double> FALSE_ALARMS_PER_HOUR = number(
            "signal.false_alarms_per_hour", 1, 0.001, 1000, "1/h", "candidates that pure noise may show on average");

    static final Key<Double> SPACING_M = number("search.spacing_m", 75, 10, 500, "m", "distance of search legs");
    static final Key<Double> SEARCH_SPEED_MPS = number("search.speed_mps", 7, 1, 15, "m/s", "ground speed of a search");
    static final Key<Double> SEARCH_RADIUS_M =
            number("search.radius_m", 300, 20, 5000, "m", "radius of the search area");
    static final Key<Double> AIRSPEED_MPS =
            number("search.airspeed_mps", 15, 3, 40, "m/s", "greatest airspeed the vehicle holds");
    static final Key<Double> ENDURANCE_S =
            number("search.endurance_s", 0, 0, 36_000, "s", "how long a full battery flies; 0 when not known");

    static final Key<Double> HOMING_SPEED_MPS =
            number("homing.speed_mps", 5, 0.5, 15, "m/s", "ground speed of the approach");
    static final Key<Double> YAW_RATE_DPS = number("homing.yaw_rate_dps", 45, 5, 120, "deg/s", "largest yaw rate");
    static final Key<Double> ACCELERATION_MPS2 =
            number("homing.acceleration_mps2", 2.5, 0.5, 5, "m/s2", "largest change of velocity");
    static final Key<Double> GRADIENT_WINDOW_S =
            number("homing.gradient_window_s", 40, 20, 320, "s", "shortest window of the plane fit that steers");
    static final Key<Double> WEAVE_DEG =
            number("homing.weave_deg", 40, 0, 60, "deg", "amplitude of the weave about the heading");
    static final Key<Double> HOLD_RADIUS_M =
            number("homing.hold_radius_m", 50, 15, 300, "m", "radius of the orbit over the estimate");
    static final Key<Double> ARRIVE_ERROR_M = number(
            "homing.arrive_error_m", 50, 5, 200, "m", "arrival: 95 % semi-major axis of the estimate at most this");
    static final Key<Double> ARRIVE_DISTANCE_M =
            number("homing.arrive_distance_m", 30, 5, 200, "m", "arrival: estimate within this");
    static final Key<Double> NO_PROGRESS_S = number(
            "homing.no_progress_s",
            120,
            10,
            600,
            "s",
            "homing goes back to the loudest place when nothing got better for this long, and ends after as long again");
    static final Key<Double> CEILING_S = number("homing.ceiling_s", 600, 60, 3600, "s", "homing ends after this");
    static final Key<Double> ENABLE_EXPIRY_S =
            number("homing.enable_expiry_s", 600, 60, 3600, "s", "an unused enable expires after this");

    static final Key<String> STRATEGY = key(
            "homing.strategy",
            TextKind.oneOf(Strategy.words()),
            Strategy.BAYES.word(),
            "",
            "how the way to the beacon is found");

    static final Key<Double> PRIOR_POWER_DBM =
            number("prior.power_dbm", Prior.WIDE.powerDbm(), -120, 60, "dBm", "power expected at 1 m from the beacon");
    static final Key<Double> PRIOR_POWER_SD_DB =
            number("prior.power_sd_db", Prior.WIDE.powerSdDb(), 0.5, 60, "dB", "standard deviation of that power");
    static final Key<Double> PRIOR_EXPONENT =
            number("prior.exponent", Prior.WIDE.exponent(), 1, 6, "", "path-loss exponent that is expected");
    static final Key<Double> PRIOR_EXPONENT_SD =
            number("prior.exponent_sd", Prior.WIDE.exponentSd(), 0.02, 2, "", "standard deviation of the exponent");
    static final Key<Double> PRIOR_RANGE_M = number(
            "prior.range_m",
            Prior.WIDE.rangeM(),
            20,
            5000,
            "m",
            "the beacon is as likely nearer as farther when first heard");
    static final Key<Double> PRIOR_RANGE_LIMIT_M = number(
            "prior.range_limit_m",
            Prior.WIDE.rangeLimitM(),
            20,
            5000,
            "m",
            "the beacon is hardly farther than this when first heard");
    static final Key<Boolean> PRIOR_SHADOWING = key(
            "prior.shadowing",
            new SwitchKind(),
            Prior.WIDE.shadowing(),
            "",
            "whether ground or trees may shade the beacon");
    static final Key<Boolean> PRIOR_DIPOLE = key(
            "prior.dipole",
            new SwitchKind(),
            Prior.WIDE.dipole(),
            "",
            "whether the antenna is a vertical dipole or whip, which hears hardly from straight below");
    static final Key<Double> PRIOR_REFLECTION = number(
            "prior.reflection",
            Prior.WIDE.reflection(),
            0,
            1,
            "",
            "probability that the ground reflects like a mirror: water, ice, wet meadows");
    static final Key<Double> PRIOR_WALKING = number(
            "prior.walking",
            Prior.WIDE.walking(),
            0,
            1,
            "",
            "probability that the beacon walks; 0 when it stands still");

    static final Key<Boolean> MOTION =
            key("safety.motion", new SwitchKind(), false, "", "whether pisad run may move its vehicle at all");
    static final Key<Double> BATTERY_MIN_PERCENT =
            number("safety.battery_min_percent", 20, 10, 50, "%", "motion closes under it");
    static final Key<Double> FENCE_RADIUS_M =
            number("safety.fence_radius_m", 500, 20, 5000, "m", "radius of the fence around home");
    static final Key<Double> FENCE_MARGIN_M =
            number("safety.fence_margin_m", 10, 10, 200, "m", "the fence is shrunk by it");
    static final Key<Double> HEIGHT_MIN_M =
            number("safety.height_min_m", 20, 5, 100, "m", "lowest height above home, not above ground");
    static final Key<Double> HEIGHT_MAX_M =
            number("safety.height_max_m", 120, 10, 500, "m", "greatest height above home, not above ground");
    static final Key<Double> HDOP_MAX = number("safety.hdop_max", 2, 0.5, 5, "", "largest HDOP of the position");
    static final Key<Double> GROUND_TIMEOUT_S =
            number("safety.ground_timeout_s", 10, 3, 60, "s", "age of the ground station's last heartbeat that closes");

    static final Key<String> LINK_LOSS_ACTION = key(
            "safety.link_loss_action",
            new TextKind("rtl|loiter|nothing", "\"rtl\", \"loiter\" or \"nothing\""),
            "rtl",
            "",
            "what the vehicle is told when a lost ground station ends our motion");
    static final Key<String> LOW_BATTERY_ACTION = key(
            "safety.low_battery_action",
            new TextKind("rtl|nothing", "\"rtl\" or \"nothing\""),
            "rtl",
            "",
            "what the vehicle is told when a low battery ends our motion");

    private static final String ENDPOINT = "(udpin|udpout|tcp|tcpin):[^\\s:]+:" + PORT + "|serial:/[^\\s:]+:" + BAUD;

    static final Key<List<String>> ENDPOINTS = key(
            "link.endpoints",
            new ListKind<>(
                    new TextKind(
                            ENDPOINT,
                            "\"serial:/dev/NAME:BAUD\" (1200-4000000) or \"udpin:HOST:PORT\" or udpout:, tcp:, tcpin:"),
                    0,
                    8),
            List.of("udpout:127.0.0.1:14550"),
            "",
            "where MAVLink is spoken; an empty list speaks nowhere");
    static final Key<Integer> SYSTEM_ID =
            key("link.system_id", new WholeKind(0, 255), 0, "", "our MAVLink system id; 0 takes the autopilot's");
    static final Key<List<Integer>> GROUND_SYSTEM_IDS = key(
            "link.ground_system_ids",
            new ListKind<>(new WholeKind(1, 255), 1, 16),
            List.of(255),
            "",
            "MAVLink system ids whose orders count");
    static final Key<Double> TELEMETRY_HZ =
            number("link.telemetry_hz", 2, 0.1, 10, "Hz", "rate of the named values for the ground");

    static final Key<String> SIGNING_KEY = key(
            "link.signing_key",
            new TextKind("[^\\x00\\n\\r]*", "the path of a file, or empty"),
            "",
            "",
            "MAVLink 2 signing key; with one, only signed orders count");
    static final Key<String> AUTOPILOT = key(
            "link.autopilot",
            new TextKind("(" + ENDPOINT + ")?", "one of link.endpoints, or empty for the first"),
            "",
            "",
            "the endpoint our autopilot is on: on no other is one believed");
    static final Key<String> EXPORT_DIRECTORY = key(
            "ground.export_directory",
            new TextKind("[^\\x00\\n\\r]*", "the path of a folder, or empty"),
            "",
            "",
            "folder that MAVLink FTP serves, read-only");
    static final Key<Integer> BUDGET_BYTES_PER_S = key(
            "ground.budget_bytes_per_s",
            new WholeKind(0, 10_000_000),
            0,
            "bytes/s",
            "what may be sent on each link; 0 for what it carries");
    static final Key<Boolean> HOMING_BY_PARAMETER = key(
            "ground.homing_by_parameter", new SwitchKind(), false, "", "whether PISAD_HOMING_EN = 1 may enable homing");

    static final Key<String> DIRECTORY = key(
            "history.directory",
            new TextKind("[^\\x00\\n\\r]+", "the path of a folder"),
            "target/missions",
            "",
            "where missions are written");

    /** Every key. */
    static final List<Key<?>> ALL = List.copyOf(TABLE);

    static final List<String> SECTIONS =
            ALL.stream().map(Key::section).distinct().toList();

    private Keys() {}

    static Optional<Key<?>> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    static Optional<Key<?>> ofVariable(String variable) {
        return ALL.stream().filter(key -> key.variable().equals(variable)).findFirst();
    }

    /** A variable's name without its prefix as a key, such as {@code radio.frequency_hz} of RADIO_FREQUENCY_HZ. */
    static String sectioned(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    private static Key<Double> number(String name, double fallback, double min, double max, String unit, String doc) {
        return key(name, new NumberKind(min, max), fallback, unit, doc);
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T fallback, String unit, String doc) {
        var key = new Key<>(name, kind, fallback, unit, doc);
        TABLE.add(key);
        return key;
    }
}
