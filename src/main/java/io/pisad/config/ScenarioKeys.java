package io.pisad.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of everything that a scenario can set, in the order of {@code tests/data/scenarios/defaults.toml}. */
final class ScenarioKeys {
    private static final List<Key<?>> TABLE = new ArrayList<>();

    static final Key<String> PATH_LOSS = key(
            "channel.path_loss",
            TextKind.oneOf(List.of("log-distance", "two-ray")),
            "log-distance",
            "",
            "how the level falls with distance");
    static final Key<Double> EXPONENT =
            number("channel.exponent", 2, 1, 6, "", "n of log-distance: P0 - 10 n log10(d)");
    static final Key<Double> DBM_AT_1M = number("channel.dbm_at_1m", -40, -120, 60, "dBm", "received power at 1 m");
    static final Key<Double> FLOOR_DBM =
            number("channel.floor_dbm", -105, -180, 0, "dBm", "noise power in the channel, added to the signal's");
    static final Key<Double> NOISE_DB =
            number("channel.noise_db", 1, 0, 20, "dB", "standard deviation of white noise of the level");
    static final Key<Double> NOISE_PERIOD_S =
            number("channel.noise_period_s", 0.5, 0.05, 10, "s", "how long one value of that noise lasts");
    static final Key<Double> SHADOWING_DB =
            number("channel.shadowing_db", 0, 0, 20, "dB", "standard deviation of the shadowing over the ground");
    static final Key<Double> DECORRELATION_M =
            number("channel.decorrelation_m", 25, 5, 200, "m", "distance at which its correlation is 1/e");
    static final Key<Double> GRID_M = number("channel.grid_m", 10, 2, 50, "m", "distance of its nodes");
    static final Key<Double> RICIAN_K =
            number("channel.rician_k", 0, 0, 1000, "", "steady over scattered power of the fading; 0 for no fading");

    static final Key<String> KIND = key(
            "beacon.kind",
            TextKind.oneOf(List.of("continuous", "pulsed", "burst")),
            "continuous",
            "",
            "how the beacon transmits");
    static final Key<Double> BEACON_HEIGHT_M =
            number("beacon.height_m", 1.5, 0.1, 100, "m", "above ground, for two rays only");
    static final Key<Double> WIDTH_S = number("beacon.width_s", 0.03, 0.001, 1, "s", "length of a pulse");
    static final Key<Double> PERIOD_S = number("beacon.period_s", 1, 0.1, 120, "s", "from pulse to pulse");
    static final Key<Double> MISSED_SHARE =
            number("beacon.missed_share", 0, 0, 0.95, "", "share of the pulses that are not heard");
    static final Key<Double> PULSE_LEAST_DB = number(
            "beacon.pulse_least_db", 3, -20, 40, "dB", "SNR under which a pulse is not found: 3 from 10 ms, else 6");
    static final Key<Double> BEACON_SPEED_MPS = number("beacon.speed_mps", 0, 0, 2, "m/s", "over ground");
    static final Key<Double> TURN_S =
            number("beacon.turn_s", 20, 1, 600, "s", "mean time from one random course to the next");

    static final Key<Double> RANGE_MIN_M = number("start.range_min_m", 400, 5, 3000, "m", "least distance");
    static final Key<Double> RANGE_MAX_M = number("start.range_max_m", 400, 5, 3000, "m", "greatest distance");
    static final Key<Double> BEARING_MIN_DEG =
            number("start.bearing_min_deg", 0, 0, 360, "deg", "least bearing to the beacon");
    static final Key<Double> BEARING_MAX_DEG =
            number("start.bearing_max_deg", 360, 0, 360, "deg", "greatest bearing to the beacon");
    static final Key<Double> BOX_M = number(
            "start.box_m", 0, 0, 4000, "m", "side of a square with vehicle and beacon anywhere in it; 0 for none");

    static final Key<Double> HEIGHT_M = number("vehicle.height_m", 30, 0, 120, "m", "above the beacon");
    static final Key<Double> SPEED_MPS = number("vehicle.speed_mps", 5, 0.5, 15, "m/s", "of the approach");
    static final Key<Double> WIND_MPS = number("vehicle.wind_mps", 0, 0, 14, "m/s", "mean wind, gusts 15 % of it");
    static final Key<Double> POSITION_NOISE_M =
            number("vehicle.position_noise_m", 0, 0, 20, "m", "standard deviation of its position, east and north");
    static final Key<Double> POSITION_NOISE_S =
            number("vehicle.position_noise_s", 10, 0.1, 600, "s", "time in which that error changes");
    static final Key<Double> DELAY_S = number("vehicle.delay_s", 0, 0, 0.45, "s", "how late its telemetry is");
    static final Key<Double> DROPPED_SHARE =
            number("vehicle.dropped_share", 0, 0, 0.9, "", "share of the readings that are lost");
    static final Key<Double> DROP_S = number("vehicle.drop_s", 0.05, 0.05, 10, "s", "length of one loss");
    static final Key<Double> FENCE_RADIUS_M =
            number("vehicle.fence_radius_m", 5000, 50, 5000, "m", "fence around the start");

    static final Key<String> ANTENNA = key(
            "antenna.pattern",
            TextKind.oneOf(List.of("isotropic", "dipole")),
            "isotropic",
            "",
            "how the vehicle hears; the half-wave dipole stands along the body's vertical axis and leans with it");
    static final Key<Double> BODY_SHADOW_DB =
            number("antenna.body_shadow_db", 0, 0, 30, "dB", "loss by the body from straight behind, none from ahead");

    static final Key<String> INTERFERER = key(
            "interferer.kind",
            TextKind.oneOf(List.of("none", "continuous", "pulsed", "hopping")),
            "none",
            "",
            "how somebody else transmits in the beacon's channel");
    static final Key<Double> INTERFERER_DBM_AT_1M =
            number("interferer.dbm_at_1m", -60, -120, 60, "dBm", "its received power at 1 m");
    static final Key<Double> INTERFERER_RANGE_M =
            number("interferer.range_m", 200, 5, 3000, "m", "its distance from the start; the bearing is random");
    static final Key<Double> INTERFERER_WIDTH_S =
            number("interferer.width_s", 0.05, 0.001, 10, "s", "length of its pulse, or its time on one channel");
    static final Key<Double> INTERFERER_PERIOD_S =
            number("interferer.period_s", 0.7, 0.01, 120, "s", "from pulse to pulse");
    static final Key<Double> INTERFERER_CHANNELS =
            number("interferer.channels", 10, 1, 1000, "", "that it hops over, one of them the beacon's");

    static final Key<Double> LOST_SHARE =
            number("supply.lost_share", 0, 0, 0.9, "", "share of the telemetry that never arrives");
    static final Key<Double> BATTERY_PERCENT =
            number("supply.battery_percent", 80, 0, 100, "%", "battery at the start");
    static final Key<Double> DRAIN_PERCENT_PER_MIN =
            number("supply.drain_percent_per_min", 0, 0, 100, "%", "how much the battery falls in a minute");

    static final Key<Double> PRIOR_POWER_DBM = copy(Keys.PRIOR_POWER_DBM);
    static final Key<Double> PRIOR_POWER_SD_DB = copy(Keys.PRIOR_POWER_SD_DB);
    static final Key<Double> PRIOR_EXPONENT = copy(Keys.PRIOR_EXPONENT);
    static final Key<Double> PRIOR_EXPONENT_SD = copy(Keys.PRIOR_EXPONENT_SD);
    static final Key<Double> PRIOR_RANGE_M = copy(Keys.PRIOR_RANGE_M);
    static final Key<Double> PRIOR_RANGE_LIMIT_M = copy(Keys.PRIOR_RANGE_LIMIT_M);
    static final Key<Boolean> PRIOR_SHADOWING = copy(Keys.PRIOR_SHADOWING);
    static final Key<Double> PRIOR_REFLECTION = copy(Keys.PRIOR_REFLECTION);
    static final Key<Double> PRIOR_WALKING = copy(Keys.PRIOR_WALKING);

    static final Key<Double> WITHIN_M =
            number("goal.within_m", 20, 0, 500, "m", "success: this near at least once; 0 for no such condition");
    static final Key<Double> SD_M =
            number("goal.sd_m", 0, 0, 500, "m", "success: deviation of the estimate at most this; 0 for no such");
    static final Key<Double> TIME_LIMIT_S = number("goal.time_limit_s", 600, 10, 3600, "s", "for success");
    static final Key<Double> SETTLE_S =
            number("goal.settle_s", 30, 0, 600, "s", "from success to the comparison of the estimate with the truth");
    static final Key<Double> MEASURE_S =
            number("goal.measure_s", 0, 0, 3600, "s", "compare at this time instead; 0 for after success");

    /** Every key. */
    static final List<Key<?>> ALL = List.copyOf(TABLE);

    static final List<String> SECTIONS =
            ALL.stream().map(Key::section).distinct().toList();

    private ScenarioKeys() {}

    static Optional<Key<?>> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static Key<Double> number(String name, double fallback, double min, double max, String unit, String doc) {
        return key(name, new NumberKind(min, max), fallback, unit, doc);
    }

    private static <T> Key<T> copy(Key<T> key) {
        TABLE.add(key);
        return key;
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T fallback, String unit, String doc) {
        var key = new Key<>(name, kind, fallback, unit, doc);
        TABLE.add(key);
        return key;
    }
}
