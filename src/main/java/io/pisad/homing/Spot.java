package io.pisad.homing;

/**
 * A square of ground and the share of the belief that the beacon is in it.
 *
 * @param law by which it is heard
 * @param eastM its centre
 * @param northM its centre
 * @param halfM half its side
 * @param mass 0-1
 * @param flownOver whether the track led over it and the beacon does not walk
 */
record Spot(Law law, double eastM, double northM, double halfM, double mass, boolean flownOver) {
    Point centre() {
        return new Point(eastM, northM);
    }

    boolean holds(double east, double north) {
        return east >= eastM - halfM && east < eastM + halfM && north >= northM - halfM && north < northM + halfM;
    }

    Spot times(double share) {
        return new Spot(law, eastM, northM, halfM, share * mass, flownOver);
    }
}
