package io.pisad.sim;

/**
 * Random numbers by index: the n-th number of a stream is the same whoever asked for which others before.
 *
 * <p>SplitMix64 (Steele, Lea, Flood 2014) used as a counter; normals by Box-Muller with {@link StrictMath}.
 */
final class Draws {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long key;

    /** Stream {@code stream} of the world's seed. */
    Draws(long seed, int stream) {
        key = mix(mix(seed) + stream * GOLDEN);
    }

    long bits(long index) {
        return mix(key + index * GOLDEN);
    }

    /** Uniform in [0, 1). */
    double uniform(long index) {
        return (bits(index) >>> 11) * 0x1p-53;
    }

    /** Standard normal. */
    double normal(long index) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(2 * index + 1));
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
