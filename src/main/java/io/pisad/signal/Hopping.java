package io.pisad.signal;

/**
 * Tells a hopping signal from a beacon: it visits the guard bins as often as the channel.
 *
 * <p>Every guard group is searched for pulses just as the channel is. As many of them, not 6 dB weaker than the one in
 * question, in the last minute as in the
 * channel, in more than one group, mean that the channel's are visits too. What is in the guard bins at the same time as a burst in the channel (and not
 * 10 dB stronger) is its skirt or its other tone and does not count: who hops is in one place at a time; the first visit of all cannot be told from a pulse.
 */
final class Hopping {
    private static final double MEMORY_S = 60;
    private static final int SEVERAL = 3;
    private static final double COMPARABLE = 0.25;
    private static final double[] WIDTHS_S = {0.005, 0.02, 0.08, 0.32};

    private final GuardGroups groups;
    private final PowerHistory[] histories;
    private final PulseBank[] banks;
    private final Bursts guards = new Bursts();
    private final Bursts channel = new Bursts();
    private final long memory;
    private final int slack;
    private long past;

    Hopping(GuardGroups groups, double periodS, int[] bases, double alarmsPerReading, int hang) {
        this.groups = groups;
        memory = (long) (MEMORY_S / periodS);
        slack = hang;
        int[] widths = java.util.Arrays.stream(WIDTHS_S)
                .mapToInt(w -> (int) Math.max(2, Math.round(w / periodS)))
                .distinct()
                .toArray();
        histories = new PowerHistory[groups.count()];
        banks = new PulseBank[groups.count()];
        for (int g = 0; g < banks.length; g++) {
            histories[g] = new PowerHistory(bases[bases.length - 1] + widths[widths.length - 1] + 2);
            banks[g] = new PulseBank(histories[g], widths, bases, groups.shape(g), alarmsPerReading, hang);
        }
    }

    /** Starts afresh after a gap; what was heard before it is kept. */
    void reset() {
        past += histories.length == 0 ? 0 : histories[0].count();
        for (int g = 0; g < banks.length; g++) {
            histories[g].reset();
            banks[g].reset();
        }
    }

    /** Takes the guard groups of a reading. */
    void advance() {
        for (int g = 0; g < banks.length; g++) {
            histories[g].add(groups.power(g), groups.mean());
            if (banks[g].advance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)) {
                add(guards, banks[g], g);
            }
        }
    }

    /** Takes a burst of the channel. */
    void heard(PulseBank bank) {
        add(channel, bank, 0);
    }

    private void add(Bursts bursts, PulseBank bank, int group) {
        bursts.add(past + bank.start(), past + bank.start() + bank.width(), bank.ratio() - 1, group);
    }

    /** Whether a level of that strength is made of a hopping signal's many visits. */
    boolean visited(double snr) {
        return channel.since(past + histories[0].count() - memory, snr * COMPARABLE) >= SEVERAL && hopping(snr);
    }

    /** Whether a burst of the channel of that strength (signal over noise) is a hopping signal's. */
    boolean hopping(double snr) {
        return guards.asManyAs(channel, past + histories[0].count() - memory, slack, snr * COMPARABLE);
    }
}
