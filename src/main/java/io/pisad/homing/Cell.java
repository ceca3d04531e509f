package io.pisad.homing;

/**
 * A piece of flown path with what was heard on it.
 *
 * @param eastM mean place
 * @param northM mean place
 * @param upM mean height
 * @param levelDb mean level, less the noise
 * @param means how many seconds' means that is of
 * @param atS their mean time
 */
record Cell(double eastM, double northM, double upM, double levelDb, double means, double atS) {}
