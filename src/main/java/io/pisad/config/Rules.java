package io.pisad.config;

import static io.pisad.config.NumberKind.plain;

import io.pisad.model.Prior;

/** What single ranges cannot say: values that contradict each other. */
final class Rules {
    private static final double LEAST_HYSTERESIS_DB = 3;

    /** Of the sample rate: the rest is the filter's slope. */
    private static final double MOST_OFFSET = 0.4;

    private final Values values;

    Rules(Values values) {
        this.values = values;
    }

    /** Reports each contradiction at the place of the second key. */
    void check() {
        if (values.certain(Keys.TRIGGER_DB, Keys.DROP_DB)
                && !(values.of(Keys.TRIGGER_DB) - values.of(Keys.DROP_DB) >= LEAST_HYSTERESIS_DB)) {
            contradiction(
                    Keys.TRIGGER_DB,
                    Keys.DROP_DB,
                    "at most " + plain(values.of(Keys.TRIGGER_DB) - LEAST_HYSTERESIS_DB));
        }
        if (values.certain(Keys.DROP_DB, Keys.HEARD_DB) && !(values.of(Keys.HEARD_DB) <= values.of(Keys.DROP_DB))) {
            contradiction(Keys.DROP_DB, Keys.HEARD_DB, "at most " + plain(values.of(Keys.DROP_DB)));
        }
        less(Keys.HEIGHT_MIN_M, Keys.HEIGHT_MAX_M);
        less(Keys.FENCE_MARGIN_M, Keys.FENCE_RADIUS_M);
        less(Keys.SUSTAIN_S, Keys.LOSS_TIME_S);
        less(Keys.NO_PROGRESS_S, Keys.CEILING_S);
        if (values.of(Keys.PULSE_PERIOD_S) > 0) {
            less(Keys.PULSE_WIDTH_S, Keys.PULSE_PERIOD_S);
            less(Keys.PULSE_JITTER_S, Keys.PULSE_PERIOD_S);
        }
        if (values.certain(Keys.SAMPLE_RATE_HZ, Keys.LO_OFFSET_HZ)
                && !(Math.abs(values.of(Keys.LO_OFFSET_HZ)) <= MOST_OFFSET * values.of(Keys.SAMPLE_RATE_HZ))) {
            contradiction(
                    Keys.SAMPLE_RATE_HZ,
                    Keys.LO_OFFSET_HZ,
                    "at most " + plain(MOST_OFFSET * values.of(Keys.SAMPLE_RATE_HZ)) + " either way,");
        }
        if (values.certain(Keys.GROUND_SYSTEM_IDS, Keys.SYSTEM_ID)
                && values.of(Keys.GROUND_SYSTEM_IDS).contains(values.of(Keys.SYSTEM_ID))) {
            contradiction(Keys.GROUND_SYSTEM_IDS, Keys.SYSTEM_ID, "an id that gives no orders");
        }
        if (values.certain(Keys.CALIBRATION, Keys.PRIOR_POWER_SD_DB)
                && values.of(Keys.CALIBRATION).isEmpty()
                && !(values.of(Keys.PRIOR_POWER_SD_DB) >= Prior.LEAST_UNCALIBRATED_DB)) {
            contradiction(
                    Keys.CALIBRATION,
                    Keys.PRIOR_POWER_SD_DB,
                    "at least " + plain(Prior.LEAST_UNCALIBRATED_DB) + " without a calibration,");
        }
        if (values.certain(Keys.ENDPOINTS, Keys.AUTOPILOT)
                && !values.of(Keys.AUTOPILOT).isEmpty()
                && !values.of(Keys.ENDPOINTS).contains(values.of(Keys.AUTOPILOT))) {
            contradiction(Keys.ENDPOINTS, Keys.AUTOPILOT, "one of them, or empty for the first");
        }
    }

    private void less(Key<Double> small, Key<Double> large) {
        if (values.certain(small, large) && !(values.of(small) < values.of(large))) {
            contradiction(small, large, "more than " + plain(values.of(small)));
        }
    }

    private void contradiction(Key<?> first, Key<?> second, String allowed) {
        var other = values.origin(first);
        values.problem(
                values.from(second),
                "%s: %s contradicts %s = %s from %s (allowed: %s)"
                        .formatted(
                                second.name(),
                                values.origin(second).value(),
                                other.key(),
                                other.value(),
                                other.from(),
                                second.unit().isEmpty() ? allowed : allowed + " " + second.unit()));
    }
}
