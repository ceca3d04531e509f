package io.pisad.homing;

import java.util.function.Consumer;

/**
 * Makes cells of flown path from levels: means over seconds, because half seconds may share their fading, and of those
 * over a piece of path. What nothing follows is closed after a while, so that a rare burst counts at once.
 */
final class CellMaker {
    private static final long SECOND_NS = 1_000_000_000L;
    /** Hovering: a cell of so many means is finished although nothing was flown. */
    private static final double MOST_MEANS = 10;

    private static final long OVERDUE_NS = 3 * SECOND_NS;

    private final double lengthM;
    private final Mean second = new Mean();
    private final Mean cell = new Mean();
    private long secondNs = Long.MIN_VALUE;
    private Point first = new Point(0, 0);

    CellMaker(double lengthM) {
        this.lengthM = lengthM;
    }

    void forget() {
        second.clear();
        cell.clear();
    }

    /** Takes a level; in order of time. */
    void take(long atNs, double eastM, double northM, double upM, double levelDb, Consumer<Cell> done) {
        long startNs = Math.floorDiv(atNs, SECOND_NS) * SECOND_NS;
        if (startNs != secondNs) {
            closeSecond(done);
        }
        secondNs = startNs;
        second.add(eastM, northM, upM, levelDb, atNs / 1e9);
    }

    /** Closes what no level has followed for some seconds. */
    void settle(long nowNs, Consumer<Cell> done) {
        if (second.count > 0 && nowNs - secondNs >= OVERDUE_NS) {
            closeSecond(done);
        }
        if (cell.count > 0 && second.count == 0 && nowNs - secondNs >= 2 * OVERDUE_NS) {
            closeCell(done);
        }
    }

    private void closeSecond(Consumer<Cell> done) {
        if (second.count == 0) {
            return;
        }
        var at = new Point(second.eastM, second.northM);
        if (cell.count > 0 && (first.distanceM(at) >= lengthM || cell.count >= MOST_MEANS)) {
            closeCell(done);
        }
        first = cell.count == 0 ? at : first;
        cell.add(second.eastM, second.northM, second.upM, second.levelDb, second.atS);
        second.clear();
    }

    private void closeCell(Consumer<Cell> done) {
        done.accept(new Cell(cell.eastM, cell.northM, cell.upM, cell.levelDb, cell.count, cell.atS));
        cell.clear();
    }

    /** Running means. */
    private static final class Mean {
        private double count;
        private double eastM;
        private double northM;
        private double upM;
        private double levelDb;
        private double atS;

        void add(double e, double n, double up, double level, double s) {
            count++;
            eastM += (e - eastM) / count;
            northM += (n - northM) / count;
            upM += (up - upM) / count;
            levelDb += (level - levelDb) / count;
            atS += (s - atS) / count;
        }

        void clear() {
            count = 0;
            eastM = 0;
            northM = 0;
            upM = 0;
            levelDb = 0;
            atS = 0;
        }
    }
}
