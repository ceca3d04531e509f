package io.pisad.homing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Prints scenario A: {@code ScenarioA [runs] [first seed] [seconds]}; one line a cell. */
final class ScenarioA {
    private ScenarioA() {}

    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 40;
        long first = args.length > 1 ? Long.parseLong(args[1]) : 1001;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 600;
        System.out.println("range sigma | 50 m: 180 s  600 s  median | held  median | est err p50/p90  in ellipse");
        for (double rangeM : new double[] {100, 200, 500}) {
            for (double sigmaDb : new double[] {1, 2, 4}) {
                List<Flight> flights = LongStream.range(first, first + runs)
                        .parallel()
                        .mapToObj(seed -> new Flight(TestSettings.usual(), seed, rangeM, sigmaDb).fly(seconds))
                        .toList();
                cell(rangeM, sigmaDb, flights);
                for (int i = 0; i < runs; i++) {
                    Flight f = flights.get(i);
                    if (Double.isNaN(f.within50S) || Double.isNaN(f.heldS)) {
                        System.out.printf("   seed %d nearest %.0f %s%n", first + i, f.nearestM, f.path);
                    }
                }
            }
        }
    }

    private static void cell(double rangeM, double sigmaDb, List<Flight> flights) {
        var within = sorted(flights.stream().map(f -> f.within50S).toList());
        var held = sorted(flights.stream().map(f -> f.heldS).toList());
        var errors = sorted(flights.stream().map(f -> f.estimateErrorM).toList());
        long honest =
                flights.stream().filter(f -> f.estimateErrorM <= f.shownErrorM).count();
        System.out.printf(
                "%5.0f %5.0f | %10d %6d %6.0f s | %4d %6.0f s | %5.1f /%6.1f  %d of %d%n",
                rangeM,
                sigmaDb,
                within.stream().filter(s -> s <= 180).count(),
                within.size(),
                middle(within, 0.5),
                held.size(),
                middle(held, 0.5),
                middle(errors, 0.5),
                middle(errors, 0.9),
                honest,
                flights.size());
    }

    private static List<Double> sorted(List<Double> values) {
        List<Double> known = new ArrayList<>(values);
        known.removeIf(v -> v.isNaN());
        known.sort(null);
        return known;
    }

    private static double middle(List<Double> values, double share) {
        return values.isEmpty() ? Double.NaN : values.get((int) (share * (values.size() - 1)));
    }
}
