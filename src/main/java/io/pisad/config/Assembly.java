package io.pisad.config;

import io.pisad.model.BeaconKind;
import io.pisad.model.FailsafeAction;
import io.pisad.model.Prior;
import io.pisad.model.Settings;
import io.pisad.model.Strategy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Puts checked values into the words of the model. */
final class Assembly {
    private Assembly() {}

    static Settings settings(Values values) {
        return new Settings(
                radio(values),
                receiver(values),
                new Settings.Pulses(
                        known(values.of(Keys.PULSE_WIDTH_S)),
                        known(values.of(Keys.PULSE_PERIOD_S)),
                        known(values.of(Keys.PULSE_JITTER_S))),
                new Settings.Signal(
                        values.of(Keys.FLOOR_WINDOW_S),
                        values.of(Keys.TRIGGER_DB),
                        values.of(Keys.DROP_DB),
                        values.of(Keys.HEARD_DB),
                        values.of(Keys.SUSTAIN_S),
                        values.of(Keys.LOSS_TIME_S),
                        values.of(Keys.FALSE_ALARMS_PER_HOUR)),
                new Settings.Search(
                        values.of(Keys.SPACING_M),
                        values.of(Keys.SEARCH_SPEED_MPS),
                        values.of(Keys.SEARCH_RADIUS_M),
                        values.of(Keys.AIRSPEED_MPS),
                        known(values.of(Keys.ENDURANCE_S))),
                homing(values),
                new Prior(
                        values.of(Keys.PRIOR_POWER_DBM),
                        values.of(Keys.PRIOR_POWER_SD_DB),
                        values.of(Keys.PRIOR_EXPONENT),
                        values.of(Keys.PRIOR_EXPONENT_SD),
                        values.of(Keys.PRIOR_RANGE_M),
                        values.of(Keys.PRIOR_RANGE_LIMIT_M),
                        values.of(Keys.PRIOR_SHADOWING),
                        values.of(Keys.PRIOR_DIPOLE),
                        values.of(Keys.PRIOR_REFLECTION),
                        values.of(Keys.PRIOR_WALKING)),
                safety(values),
                new Settings.Link(
                        values.of(Keys.ENDPOINTS),
                        values.of(Keys.SYSTEM_ID),
                        values.of(Keys.GROUND_SYSTEM_IDS),
                        values.of(Keys.TELEMETRY_HZ),
                        path(values.of(Keys.SIGNING_KEY)),
                        values.of(Keys.AUTOPILOT)),
                new Settings.Ground(
                        path(values.of(Keys.EXPORT_DIRECTORY)),
                        values.of(Keys.BUDGET_BYTES_PER_S),
                        values.of(Keys.HOMING_BY_PARAMETER)),
                new Settings.History(Path.of(values.of(Keys.DIRECTORY))));
    }

    private static Settings.Radio radio(Values values) {
        return new Settings.Radio(
                values.of(Keys.SOURCE),
                values.of(Keys.FREQUENCY_HZ),
                values.of(Keys.BANDWIDTH_HZ),
                BeaconKind.valueOf(values.of(Keys.BEACON).toUpperCase(Locale.ROOT)),
                values.of(Keys.READING_PERIOD_S));
    }

    private static Settings.Receiver receiver(Values values) {
        return new Settings.Receiver(
                values.of(Keys.SAMPLE_RATE_HZ),
                values.of(Keys.AUTOMATIC_GAIN),
                values.of(Keys.LNA_DB),
                values.of(Keys.VGA_DB),
                values.of(Keys.AMP),
                known(values.of(Keys.LO_OFFSET_HZ)),
                path(values.of(Keys.CALIBRATION)));
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    /** In the file 0 stands for what is not known. */
    private static double known(double value) {
        return value == 0 ? Double.NaN : value;
    }

    private static Settings.Homing homing(Values values) {
        return new Settings.Homing(
                values.of(Keys.HOMING_SPEED_MPS),
                values.of(Keys.YAW_RATE_DPS),
                values.of(Keys.ACCELERATION_MPS2),
                values.of(Keys.GRADIENT_WINDOW_S),
                values.of(Keys.WEAVE_DEG),
                values.of(Keys.HOLD_RADIUS_M),
                values.of(Keys.ARRIVE_ERROR_M),
                values.of(Keys.ARRIVE_DISTANCE_M),
                values.of(Keys.NO_PROGRESS_S),
                values.of(Keys.CEILING_S),
                values.of(Keys.ENABLE_EXPIRY_S),
                Strategy.valueOf(values.of(Keys.STRATEGY).toUpperCase(Locale.ROOT)));
    }

    private static Settings.Safety safety(Values values) {
        return new Settings.Safety(
                values.of(Keys.MOTION),
                values.of(Keys.BATTERY_MIN_PERCENT),
                values.of(Keys.FENCE_RADIUS_M),
                values.of(Keys.FENCE_MARGIN_M),
                values.of(Keys.HEIGHT_MIN_M),
                values.of(Keys.HEIGHT_MAX_M),
                values.of(Keys.HDOP_MAX),
                values.of(Keys.GROUND_TIMEOUT_S),
                action(values.of(Keys.LINK_LOSS_ACTION)),
                action(values.of(Keys.LOW_BATTERY_ACTION)));
    }

    private static FailsafeAction action(String word) {
        return FailsafeAction.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
