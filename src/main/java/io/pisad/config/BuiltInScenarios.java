package io.pisad.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios that have a name, as TOML over the defaults.
 *
 * <p>A: white noise, within 50 m. B: 400 m, within 20 m, white noise or correlated shadowing with 1 dB of white noise;
 * with another exponent the power is such that the level at 400 m stays. C: BirdsEye, told the power, the exponent, about
 * how far the beacon is and that nothing shades it, as BirdsEye's filter is. D: one emitter of LAVAPilot's
 * anywhere in its square, as the vehicle, strong enough to be heard over all of it.
 */
final class BuiltInScenarios {
    static final String NAMES =
            "A-<range m>-<sigma dB>, B-white-<sigma>, B-corr-<sigma>, B-n<exponent>-corr-<sigma>, C-<sigma>, D";

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final Pattern A = Pattern.compile("A-" + NUMBER + "-" + NUMBER);
    private static final Pattern B_WHITE = Pattern.compile("B-white-" + NUMBER);
    private static final Pattern B_CORR = Pattern.compile("B(?:-n" + NUMBER + ")?-corr-" + NUMBER);
    private static final Pattern C = Pattern.compile("C-" + NUMBER);

    private static final String D = """
            [channel]
            path_loss = "two-ray"
            dbm_at_1m = -10
            noise_db = 8.86
            [start]
            box_m = 1000
            [vehicle]
            speed_mps = 10
            [goal]
            within_m = 0
            sd_m = 15
            settle_s = 0
            [prior]
            walking = 0
            """;

    private BuiltInScenarios() {}

    /** The TOML of a name, null when it is none. */
    static @Nullable String text(String name) {
        Matcher a = A.matcher(name);
        if (a.matches()) {
            return channel("noise_db", a.group(2)) + range(a.group(1), a.group(1)) + "[goal]\nwithin_m = 50\n";
        }
        Matcher white = B_WHITE.matcher(name);
        if (white.matches()) {
            return channel("noise_db", white.group(1));
        }
        Matcher corr = B_CORR.matcher(name);
        if (corr.matches()) {
            return channel("shadowing_db", corr.group(2)) + (corr.group(1) == null ? "" : exponent(corr.group(1)));
        }
        Matcher c = C.matcher(name);
        if (c.matches()) {
            double measureS = Double.parseDouble(c.group(1)) < 7.5 ? 74 : 70;
            return channel("noise_db", c.group(1)) + "noise_period_s = 1\n" + range("50", "100")
                    + "[beacon]\nspeed_mps = 0.1\n[vehicle]\nheight_m = 0\nspeed_mps = 3\n"
                    + "[goal]\nwithin_m = 0\nsd_m = 35\ntime_limit_s = 400\nsettle_s = 0\nmeasure_s = "
                    + measureS
                    + "\n[prior]\npower_dbm = -40\npower_sd_db = 1\nexponent = 2\nexponent_sd = 0.05\nrange_m = 75\nrange_limit_m = 110\nshadowing = false\nreflection = 0\nwalking = 0\n";
        }
        return name.equals("D") ? D : null;
    }

    private static String channel(String key, String value) {
        return "[channel]\n" + key + " = " + value + "\n";
    }

    private static String range(String min, String max) {
        return "[start]\nrange_min_m = " + min + "\nrange_max_m = " + max + "\n";
    }

    /** The level at 400 m stays within half a dB: -14 dBm at 1 m with an exponent of 3. */
    private static String exponent(String n) {
        double dbm = -40 + 10 * (Double.parseDouble(n) - 2) * StrictMath.log10(400);
        return "exponent = " + n + "\ndbm_at_1m = " + Math.round(dbm) + "\n";
    }
}
