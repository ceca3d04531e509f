package io.pisad.mavlink;

/** Serial lines within and over their speed, at length. Run by mavlink-loss.sh. */
public final class MavlinkLoss {
    private MavlinkLoss() {}

    /** Messages at 921600 and at 57600 baud. Exit code 1 when anything is lost that must not be. */
    public static void main(String[] args) throws Exception {
        long fast = args.length > 0 ? Long.parseLong(args[0]) : 100_000;
        long slow = args.length > 1 ? Long.parseLong(args[1]) : 10_000;
        boolean good = run(921_600, fast, 0.6);
        good &= run(57_600, slow, 0.6);
        good &= run(921_600, fast, 2);
        good &= run(57_600, slow, 2);
        System.exit(good ? 0 : 1);
    }

    private static boolean run(int baud, long messages, double share) throws Exception {
        LossRun.Result r = new LossRun(baud).run(messages, share);
        System.out.printf(
                "%d baud at %.0f %%, %.0f s: messages %d of %d, set-points %d of %d, heartbeats %d of %d arrived;"
                        + " dropped and counted %d, refused %d, lost on the line %d, CRC %d%n",
                baud,
                100 * share,
                r.seconds(),
                r.arrived(),
                r.offered(),
                r.motionsArrived(),
                r.motions(),
                r.heartbeatsArrived(),
                r.heartbeats(),
                r.dropped(),
                r.refused(),
                r.lostOnLine(),
                r.badCrc());
        boolean urgent = r.motionsArrived() == r.motions() && r.heartbeatsArrived() == r.heartbeats();
        boolean counted = r.arrived() + r.dropped() == r.offered() && r.refused() + r.lostOnLine() + r.badCrc() == 0;
        return urgent && counted && (share > 1 || r.arrived() == messages);
    }
}
