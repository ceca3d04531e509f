package io.pisad.safety;

/** The safety search at length. Run by safety-search.sh. */
public final class SafetySearchRun {
    private static final long LEAST_CLOSINGS_EVERY = 20_000;

    private SafetySearchRun() {}

    /** Number of events (default a million), seed. Exit code 1 when the oracle objects or an interlock stopped nothing. */
    public static void main(String[] args) {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 20261121;
        long startNs = System.nanoTime();
        var search = SafetySearch.of(events, seed);
        System.out.printf("seed %d: %s; %.1f s%n", seed, search, (System.nanoTime() - startNs) * 1e-9);
        System.out.println(search.verdict() == null ? "nothing forbidden, nothing missed" : search.verdict());
        boolean covered = true;
        for (Oracle.Why why : Oracle.Why.values()) {
            covered &= search.closings(why) >= events / LEAST_CLOSINGS_EVERY;
        }
        System.out.println(covered ? "every interlock was needed" : "an interlock was hardly ever needed");
        System.exit(search.verdict() == null && covered ? 0 : 1);
    }
}
