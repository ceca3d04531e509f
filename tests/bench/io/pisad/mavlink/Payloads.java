package io.pisad.mavlink;

import java.nio.file.Files;

/** Random payloads at length, whoever sends them. Run by mavlink-payloads.sh. */
public final class Payloads {
    private Payloads() {}

    /** Number of payloads of each kind of sender (default a million), seed. Exit code 1 on motion, a leak or a growing heap. */
    public static void main(String[] args) throws Exception {
        long wanted = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 20261121;
        boolean good = true;
        for (PayloadFuzz.Who who : PayloadFuzz.Who.values()) {
            var fuzz = new PayloadFuzz(seed, who, Files.createTempDirectory("payloads"));
            long startNs = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                fuzz.chunk();
            }
            long before = MavlinkFuzz.heap();
            while (fuzz.fed() < wanted) {
                fuzz.chunk();
            }
            long grown = MavlinkFuzz.heap() - before;
            long wrongs = fuzz.wrongs();
            boolean alive = fuzz.movesWhenPermitted();
            System.out.printf(
                    "seed %d, %s: %d payloads, %d frames answered, motion or leaks %d, moves when permitted: %s, %.1f s,"
                            + " heap %+d kB%n",
                    seed,
                    who,
                    fuzz.fed(),
                    fuzz.answers(),
                    wrongs,
                    alive,
                    (System.nanoTime() - startNs) * 1e-9,
                    grown / 1024);
            good &= wrongs == 0 && alive && grown < 2_000_000;
        }
        System.exit(good ? 0 : 1);
    }
}
