package io.pisad.mavlink;

/** The fuzz at length: valid frames among garbage, without a key, with one, and all signed. Run by mavlink-fuzz.sh. */
public final class MavlinkFuzz {
    private MavlinkFuzz() {}

    /** Number of valid frames (default a million), seed. Exit code 1 under 99.99 %. */
    public static void main(String[] args) {
        long frames = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 20261121;
        boolean good = true;
        for (int kind = 0; kind < 3; kind++) {
            var fuzz = new Fuzz(seed, kind > 0, kind == 2);
            long startNs = System.nanoTime();
            fuzz.chunk();
            long before = heap();
            while (fuzz.valid() < frames) {
                fuzz.chunk();
            }
            fuzz.end();
            long after = heap();
            System.out.printf(
                    "seed %d, %s: %s, %.1f s, heap %+d kB%n",
                    seed,
                    kind == 0 ? "no key" : kind == 1 ? "key, valid frames unsigned" : "key, valid frames signed",
                    fuzz,
                    (System.nanoTime() - startNs) * 1e-9,
                    (after - before) / 1024);
            good &= fuzz.share() >= 0.9999 && after - before < 1_000_000;
        }
        System.exit(good ? 0 : 1);
    }

    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
