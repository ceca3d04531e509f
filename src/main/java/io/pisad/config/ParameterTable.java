package io.pisad.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which MAVLink parameter is which key: the table of the parameters in the order in which they are listed. */
final class ParameterTable {
    /** The parameter that is no key: a preset laid under the other parameters. */
    static final String PROFILE = "PISAD_RF_PROFILE";

    /** An earlier name, in Hz. */
    private static final String FREQUENCY_HZ = "PISAD_RF_FREQ";

    /** The words of PISAD_GCS_ACT's numbers. */
    private static final List<String> ACTIONS = List.of("nothing", "loiter", "rtl");

    /** When a new value counts. */
    enum Effect {
        AT_ONCE,
        /** At once, but set only while disarmed. */
        DISARMED,
        NEXT_START
    }

    /**
     * One parameter.
     *
     * @param unit the key's value is the parameter's times this
     */
    record Entry(String name, Key<?> key, int unit, Effect effect) {
        /** The key's value as the parameter shows it. */
        float shown(Object value) {
            if (value instanceof Boolean on) {
                return on ? 1 : 0;
            }
            if (value instanceof String word) {
                return ACTIONS.indexOf(word);
            }
            return (float) (((Number) value).doubleValue() / unit);
        }

        /** A parameter's value as the key's text: the decimal number the sender meant, not the float's last bits. */
        String text(float value) {
            if (!Float.isFinite(value)) {
                return Float.toString(value);
            }
            var exact = new BigDecimal(Float.toString(value)).multiply(BigDecimal.valueOf(unit));
            String plain =
                    exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
            if (key.kind() instanceof SwitchKind) {
                return plain.equals("1") ? "true" : plain.equals("0") ? "false" : plain;
            }
            if (key.equals(Keys.LINK_LOSS_ACTION)) {
                return plain.matches("[012]") ? ACTIONS.get(Integer.parseInt(plain)) : plain;
            }
            return plain;
        }

        /** Which values there are. */
        String allowed() {
            if (key.equals(Keys.LINK_LOSS_ACTION)) {
                return "0 nothing, 1 LOITER, 2 RTL";
            }
            if (key.kind() instanceof SwitchKind) {
                return "0 or 1";
            }
            return unit != 1 && key.kind() instanceof NumberKind range
                    ? String.format(Locale.ROOT, "%.0f to %.0f kHz", range.min() / unit, range.max() / unit)
                    : key.allowed();
        }
    }

    static final List<Entry> ALL = List.of(
            new Entry("PISAD_RF_KHZ", Keys.FREQUENCY_HZ, 1000, Effect.NEXT_START),
            new Entry("PISAD_RF_BW", Keys.BANDWIDTH_HZ, 1, Effect.NEXT_START),
            new Entry("PISAD_RF_LNA", Keys.LNA_DB, 1, Effect.NEXT_START),
            new Entry("PISAD_RF_VGA", Keys.VGA_DB, 1, Effect.NEXT_START),
            new Entry("PISAD_RF_AMP", Keys.AMP, 1, Effect.NEXT_START),
            new Entry("PISAD_RF_AGC", Keys.AUTOMATIC_GAIN, 1, Effect.NEXT_START),
            new Entry("PISAD_SNR_TRIG", Keys.TRIGGER_DB, 1, Effect.AT_ONCE),
            new Entry("PISAD_SNR_DROP", Keys.DROP_DB, 1, Effect.AT_ONCE),
            new Entry("PISAD_SPEED", Keys.HOMING_SPEED_MPS, 1, Effect.AT_ONCE),
            new Entry("PISAD_YAWRATE", Keys.YAW_RATE_DPS, 1, Effect.AT_ONCE),
            new Entry("PISAD_LOSS_TIME", Keys.LOSS_TIME_S, 1, Effect.AT_ONCE),
            new Entry("PISAD_HOLD_RAD", Keys.HOLD_RADIUS_M, 1, Effect.AT_ONCE),
            new Entry("PISAD_BATT_MIN", Keys.BATTERY_MIN_PERCENT, 1, Effect.DISARMED),
            new Entry("PISAD_FENCE_RAD", Keys.FENCE_RADIUS_M, 1, Effect.DISARMED),
            new Entry("PISAD_ALT_MIN", Keys.HEIGHT_MIN_M, 1, Effect.DISARMED),
            new Entry("PISAD_ALT_MAX", Keys.HEIGHT_MAX_M, 1, Effect.DISARMED),
            new Entry("PISAD_SRCH_SPACE", Keys.SPACING_M, 1, Effect.AT_ONCE),
            new Entry("PISAD_SRCH_SPEED", Keys.SEARCH_SPEED_MPS, 1, Effect.AT_ONCE),
            new Entry("PISAD_GCS_TIME", Keys.GROUND_TIMEOUT_S, 1, Effect.DISARMED),
            new Entry("PISAD_GCS_ACT", Keys.LINK_LOSS_ACTION, 1, Effect.DISARMED),
            new Entry("PISAD_TLM_RATE", Keys.TELEMETRY_HZ, 1, Effect.AT_ONCE));

    private static final Entry HZ = new Entry(FREQUENCY_HZ, Keys.FREQUENCY_HZ, 1, Effect.NEXT_START);

    private ParameterTable() {}

    /** An entry by its name or by an earlier one. */
    static Optional<Entry> named(String name) {
        return name.equals(FREQUENCY_HZ)
                ? Optional.of(HZ)
                : ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The name under which a parameter is kept. */
    static String kept(String name) {
        return name.equals(FREQUENCY_HZ) ? ALL.get(0).name() : name;
    }
}
