package io.pisad.homing;

/**
 * A place where the squared residuals are least nearby.
 *
 * @param point the place
 * @param cost weighted sum of squared residuals, P0 at its best
 * @param variance of one half-second mean, from the residuals, inflated by their correlation
 * @param independent number of independent residuals
 * @param jee curvature J'WJ, P0 profiled out
 * @param jen likewise
 * @param jnn likewise
 */
record Minimum(Point point, double cost, double variance, double independent, double jee, double jen, double jnn) {
    private static final double DB_PER_LN = 10 / StrictMath.log(10);
    private static final int STEPS = 12;
    /** The ground that one minimum may stand for. */
    private static final double MOST_AREA_M2 = 500.0 * 500.0;

    /** Damped Gauss-Newton (Levenberg) from a start. */
    static Minimum near(Point start, Samples s) {
        Sums at = new Sums(start, s);
        double damping = 1e-3;
        for (int step = 0; step < STEPS; step++) {
            double a = at.jee * (1 + damping);
            double c = at.jnn * (1 + damping);
            double det = a * c - at.jen * at.jen;
            if (!(det > 0)) {
                break;
            }
            double e = (c * at.ge - at.jen * at.gn) / det;
            double n = (a * at.gn - at.jen * at.ge) / det;
            double limit = Math.min(1, (20 + at.nearestM) / Math.sqrt(e * e + n * n));
            var next = new Sums(new Point(at.point.eastM() + limit * e, at.point.northM() + limit * n), s);
            if (next.cost <= at.cost) {
                boolean done = at.cost - next.cost < 1e-6 * at.cost;
                at = next;
                damping = Math.max(1e-6, damping / 5);
                if (done) {
                    break;
                }
            } else {
                damping *= 10;
            }
        }
        return at.minimum();
    }

    static double costAt(Point point, Samples s) {
        double sum = 0;
        double squares = 0;
        double weights = 0;
        for (int i = 0; i < s.count; i++) {
            double e = point.eastM() - s.eastM[i];
            double n = point.northM() - s.northM[i];
            double r = s.levelDb[i] + 10 * StrictMath.log10(e * e + n * n + s.upM[i] * s.upM[i] + 1);
            weights += s.weight[i];
            sum += s.weight[i] * r;
            squares += s.weight[i] * r * r;
        }
        return squares - sum * sum / weights;
    }

    private boolean resolved() {
        double det = jee * jnn - jen * jen;
        return det > 1e-12 * jee * jnn && variance > 0;
    }

    /**
     * Logarithm of the posterior mass about this minimum: likelihood with unknown variance times the ellipse's area.
     *
     * @param independents number of independent residuals, the same for all minima that are compared
     */
    double logMass(double independents) {
        return StrictMath.log(areaM2()) - independents / 2 * StrictMath.log(cost);
    }

    /** Product of the ellipse's two standard deviations. */
    double areaM2() {
        return Math.min(variance / Math.sqrt(Math.max(jee * jnn - jen * jen, 0)), MOST_AREA_M2);
    }

    /** Largest standard deviation of the position. */
    double sdM() {
        Estimate e = estimate(0, 0, Heading.UNKNOWN);
        return e.errorM() / Math.sqrt(5.991);
    }

    Estimate estimate(double mirrorM, double elsewhereM, Heading towards) {
        double det = jee * jnn - jen * jen;
        double k = resolved() ? variance / det : Double.POSITIVE_INFINITY;
        return new Estimate(
                point, k * jnn, -k * jen, k * jee, Math.sqrt(variance), mirrorM, elsewhereM, towards, Double.NaN);
    }

    /** Cost, gradient and curvature at one place, in one pass. */
    private static final class Sums {
        final Point point;
        final double cost;
        final double variance;
        final double independent;
        final double jee;
        final double jen;
        final double jnn;
        final double ge;
        final double gn;
        final double nearestM;

        Sums(Point point, Samples s) {
            this.point = point;
            double w = 0;
            double wr = 0;
            double we = 0;
            double wn = 0;
            double ee = 0;
            double en = 0;
            double nn = 0;
            double er = 0;
            double nr = 0;
            double rr = 0;
            double nearest = Double.POSITIVE_INFINITY;
            double[] residual = new double[s.count];
            for (int i = 0; i < s.count; i++) {
                double e = point.eastM() - s.eastM[i];
                double n = point.northM() - s.northM[i];
                double d2 = e * e + n * n + s.upM[i] * s.upM[i] + 1;
                nearest = Math.min(nearest, d2);
                double r = s.levelDb[i] + DB_PER_LN * StrictMath.log(d2);
                residual[i] = r;
                double je = -2 * DB_PER_LN * e / d2;
                double jn = -2 * DB_PER_LN * n / d2;
                double wi = s.weight[i];
                w += wi;
                wr += wi * r;
                we += wi * je;
                wn += wi * jn;
                ee += wi * je * je;
                en += wi * je * jn;
                nn += wi * jn * jn;
                er += wi * je * r;
                nr += wi * jn * r;
                rr += wi * r * r;
            }
            double mean = wr / w;
            cost = rr - mean * wr;
            jee = ee - we * we / w;
            jen = en - we * wn / w;
            jnn = nn - wn * wn / w;
            ge = er - we * mean;
            gn = nr - wn * mean;
            nearestM = Math.sqrt(nearest);
            double inflation = inflation(residual, mean, s);
            variance = cost / (s.count - 3) * inflation;
            independent = s.count / inflation;
        }

        /** (1 + rho) / (1 - rho) for the correlation rho from cell to cell, at least 1. */
        private static double inflation(double[] residual, double mean, Samples s) {
            double square = 0;
            double next = 0;
            for (int i = 0; i < residual.length; i++) {
                double r = residual[i] - mean;
                square += s.weight[i] * r * r;
                if (i > 0) {
                    next += Math.sqrt(s.weight[i] * s.weight[i - 1]) * r * (residual[i - 1] - mean);
                }
            }
            double rho = square > 0 ? Math.max(0, Math.min(0.9, next / square)) : 0;
            return (1 + rho) / (1 - rho);
        }

        Minimum minimum() {
            return new Minimum(point, cost, variance, independent, jee, jen, jnn);
        }
    }
}
