package io.pisad.homing;

/** The track in cells of flown path; grows to a fixed most. */
final class Cells {
    private final Cell[] cells;
    final double[] eastM;
    final double[] northM;
    final double[] upM;
    final double[] levelDb;
    final double[] weight;
    final double[] atS;
    int count;

    Cells(int most) {
        cells = new Cell[most];
        eastM = new double[most];
        northM = new double[most];
        upM = new double[most];
        levelDb = new double[most];
        weight = new double[most];
        atS = new double[most];
    }

    boolean full() {
        return count == eastM.length;
    }

    /** Appends a finished cell. */
    void add(Cell cell) {
        cells[count] = cell;
        eastM[count] = cell.eastM();
        northM[count] = cell.northM();
        upM[count] = cell.upM();
        levelDb[count] = cell.levelDb();
        weight[count] = cell.means();
        atS[count] = cell.atS();
        count++;
    }

    Cell at(int i) {
        return cells[i];
    }

    /** Horizontal distance of a place from one of them. */
    double apartM(int i, double east, double north) {
        double e = east - eastM[i];
        double n = north - northM[i];
        return Math.sqrt(e * e + n * n);
    }

    /** By a law of distance, from a place on the ground. */
    double lossDb(Law law, int i, double east, double north) {
        return law.lossDb(east - eastM[i], north - northM[i], upM[i]);
    }

    /** Whether a place lies that near to one of them from {@code first} on. */
    boolean near(Point place, double withinM, int first) {
        for (int i = first; i < count; i++) {
            double e = eastM[i] - place.eastM();
            double n = northM[i] - place.northM();
            if (e * e + n * n < withinM * withinM) {
                return true;
            }
        }
        return false;
    }
}
