package io.pisad.app;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What many runs say together; NaN is "no data".
 *
 * @param success share of the runs
 * @param low lower end of its 95 % interval (Wilson, J. Am. Stat. Assoc. 22, 1927)
 * @param high upper end
 * @param medianS time to success of the runs that had it
 * @param meanErrorM of the estimate, of the runs with success
 * @param coverage share of the estimates of all runs whose 95 % ellipse holds the beacon
 * @param refused runs in which HOMING gave up by itself before success
 */
record RunFigures(
        int runs,
        double success,
        double low,
        double high,
        double medianS,
        double meanErrorM,
        double coverage,
        long refused) {
    private static final double Z = 1.959964;

    static RunFigures of(List<AcquiredRun.Outcome> outcomes) {
        int n = outcomes.size();
        var good = outcomes.stream().filter(AcquiredRun.Outcome::success).toList();
        double p = good.size() / (double) n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        var estimated = outcomes.stream().filter(o -> !Double.isNaN(o.errorM())).toList();
        return new RunFigures(
                n,
                p,
                Math.max(0, middle - half),
                Math.min(1, middle + half),
                median(known(good, AcquiredRun.Outcome::successS)),
                Arrays.stream(known(good, AcquiredRun.Outcome::errorM))
                        .average()
                        .orElse(Double.NaN),
                estimated.stream()
                        .mapToDouble(o -> o.covered() ? 1 : 0)
                        .average()
                        .orElse(Double.NaN),
                outcomes.stream().filter(o -> !o.gaveUp().isEmpty()).count());
    }

    private static double[] known(List<AcquiredRun.Outcome> outcomes, ToDoubleFunction<AcquiredRun.Outcome> figure) {
        return outcomes.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    Map<String, Object> json(String scenario, String strategy, long seed) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scenario", scenario);
        tree.put("strategy", strategy);
        tree.put("seed", seed);
        tree.put("runs", runs);
        tree.put("success", success);
        tree.put("ci95", List.of(Math.rint(low * 1e4) / 1e4, Math.rint(high * 1e4) / 1e4));
        tree.put("median_s", Json.number(medianS, 1));
        tree.put("mean_error_m", Json.number(meanErrorM, 2));
        tree.put("ellipse_coverage", Json.number(coverage, 4));
        tree.put("refused", refused);
        return tree;
    }

    String text(String scenario, String strategy) {
        return String.format(
                "%s, %s: %.0f of %d succeeded (%.3f, 95 %% %.3f to %.3f), median %s, mean error %s, ellipse holds %s, "
                        + "gave up %d",
                scenario,
                strategy,
                success * runs,
                runs,
                success,
                low,
                high,
                Text.number(medianS, "%.0f s"),
                Text.number(meanErrorM, "%.1f m"),
                Text.number(100 * coverage, "%.0f %%"),
                refused);
    }
}
