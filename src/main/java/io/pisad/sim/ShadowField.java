package io.pisad.sim;

/**
 * Shadowing over the ground: a Gaussian field with the correlation exp(-d/decorrelation) (Gudmundson, Electronics Letters
 * 27, 1991), exact on the nodes of a grid and linear between them.
 *
 * <p>Circulant embedding (Dietrich, Newsam, SIAM J. Sci. Comput. 18, 1997): the field repeats itself after {@link #SIDE}
 * nodes, and there the covariance matrix is diagonal in Fourier space. What a kink at half the side makes negative is
 * cut off (nothing while the side is over 12 decorrelation distances) and the variance kept.
 */
final class ShadowField {
    static final int SIDE = 256;
    private static final Fourier FOURIER = new Fourier(SIDE);

    private final double gridM;
    private final double[] nodes;

    /** The square root of the spectrum of one correlation, which all seeds share. */
    static final class Spectrum {
        private final double gridM;
        private final double[] root = new double[SIDE * SIDE];

        Spectrum(double decorrelationM, double gridM) {
            this.gridM = gridM;
            double[] power = new double[SIDE * SIDE];
            for (int i = 0; i < power.length; i++) {
                double x = Math.min(i % SIDE, SIDE - i % SIDE) * gridM;
                double y = Math.min(i / SIDE, SIDE - i / SIDE) * gridM;
                power[i] = StrictMath.exp(-Math.sqrt(x * x + y * y) / decorrelationM);
            }
            FOURIER.square(power, new double[SIDE * SIDE]);
            double sum = 0;
            for (double value : power) {
                sum += Math.max(0, value);
            }
            for (int i = 0; i < power.length; i++) {
                root[i] = Math.sqrt(Math.max(0, power[i]) / sum);
            }
        }
    }

    ShadowField(Spectrum spectrum, double sigmaDb, Draws draws) {
        gridM = spectrum.gridM;
        nodes = new double[SIDE * SIDE];
        double[] im = new double[SIDE * SIDE];
        for (int i = 0; i < nodes.length; i++) {
            double weight = sigmaDb * spectrum.root[i];
            nodes[i] = weight * draws.normal(2L * i);
            im[i] = weight * draws.normal(2L * i + 1);
        }
        FOURIER.square(nodes, im); // the real part alone is a field of that covariance, the imaginary one another
    }

    /** At a place, in dB. */
    double atDb(double eastM, double northM) {
        double x = eastM / gridM;
        double y = northM / gridM;
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double right = x - column;
        double up = y - row;
        return (1 - up) * ((1 - right) * node(column, row) + right * node(column + 1, row))
                + up * ((1 - right) * node(column, row + 1) + right * node(column + 1, row + 1));
    }

    private double node(long column, long row) {
        return nodes[(int) (Math.floorMod(row, (long) SIDE) * SIDE + Math.floorMod(column, (long) SIDE))];
    }
}
