package io.pisad.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Histograms of nanoseconds as the milliseconds that are shown. */
final class Times {
    private Times() {}

    /** p50, p99 and, if wanted, max in milliseconds; null when nothing was measured. */
    static Map<String, @Nullable Double> ms(Histogram ns, boolean max) {
        Map<String, @Nullable Double> shown = new LinkedHashMap<>();
        shown.put("p50", percentile(ns, 50));
        shown.put("p99", percentile(ns, 99));
        if (max) {
            shown.put("max", percentile(ns, 100));
        }
        return shown;
    }

    private static @Nullable Double percentile(Histogram ns, double percent) {
        return ns.getTotalCount() == 0 ? null : Json.number(ns.getValueAtPercentile(percent) * 1e-6, 3);
    }
}
