package io.pisad.sim;

/**
 * Complex white Gaussian noise drawn once and read at random places.
 *
 * <p>Each millisecond is the sum of two stretches at independent offsets, which makes 2^36 different ones: with a single
 * table the extremes of its few hundred independent milliseconds would come back for ever.
 */
final class NoiseTable {
    /** Complex samples that may be read on from any offset. */
    static final int STRETCH = 250;

    private static final int SIZE = 1 << 18;

    /** Interleaved I, Q; two of them added have the wanted power. */
    final float[] iq = new float[2 * (SIZE + STRETCH)];

    private final Draws offsets;

    /** A table for noise of mean power {@code rms} squared. */
    NoiseTable(long seed, double rms) {
        Draws drawn = new Draws(seed, 3);
        offsets = new Draws(seed, 4);
        for (int n = 0; n < SIZE; n++) {
            // Box-Muller gives both components at once; rms / sqrt 2 for the two tables, / sqrt 2 for I and Q
            double radius = rms / 2 * StrictMath.sqrt(-2 * StrictMath.log(1 - drawn.uniform(2L * n)));
            double angle = 2 * StrictMath.PI * drawn.uniform(2L * n + 1);
            iq[2 * n] = (float) (radius * StrictMath.cos(angle));
            iq[2 * n + 1] = (float) (radius * StrictMath.sin(angle));
        }
        System.arraycopy(iq, 0, iq, 2 * SIZE, 2 * STRETCH);
    }

    /** Index in {@link #iq} of the first (0) or second (1) stretch of a millisecond. */
    int start(long millisecond, int which) {
        return 2 * (int) (offsets.bits(2 * millisecond + which) >>> 46);
    }
}
