package io.pisad.mavlink;

import io.pisad.mavlink.Wire.Lane;

/**
 * How many bytes a link may carry, saved up for at most a tenth of a second.
 *
 * <p>Set-points, acknowledgements and heartbeats always go, and what they use is missing for the rest; lists and files get
 * 40 % at most. Sender's thread only.
 */
final class Budget {
    private static final double SAVED_S = 0.1;
    private static final double BULK_SHARE = 0.4;
    private static final int LONGEST_FRAME = 293;
    private static final int USUAL_BYTES_PER_S = 125_000;
    /** Of what a serial line can carry: clocks differ. */
    private static final double SERIAL_SHARE = 0.95;

    private final double bytesPerS;
    private double saved;
    private double savedForBulk;
    private boolean bulk;
    private long lastNs = Long.MIN_VALUE;

    private Budget(double bytesPerS) {
        this.bytesPerS = bytesPerS;
        saved = most(bytesPerS);
        savedForBulk = most(BULK_SHARE * bytesPerS);
    }

    static Budget unlimited() {
        return new Budget(Double.POSITIVE_INFINITY);
    }

    /**
     * The budget of an endpoint.
     *
     * @param name as the configuration writes it
     * @param bytesPerS as the configuration says; 0: of a serial line what its baud rate carries, else 125,000
     */
    static Budget of(String name, int bytesPerS) {
        if (bytesPerS > 0) {
            return new Budget(bytesPerS);
        }
        String last = name.substring(name.lastIndexOf(':') + 1);
        return name.startsWith("serial:") && last.matches("[0-9]{1,8}")
                ? new Budget(SERIAL_SHARE * Integer.parseInt(last) / 10)
                : new Budget(USUAL_BYTES_PER_S);
    }

    double bytesPerS() {
        return bytesPerS;
    }

    void refill(long nowNs) {
        double passedS = lastNs == Long.MIN_VALUE ? 0 : Math.max(0, (nowNs - lastNs) / 1e9);
        lastNs = nowNs;
        saved = Math.min(most(bytesPerS), saved + (passedS > 0 ? passedS * bytesPerS : 0));
        savedForBulk = Math.min(
                most(BULK_SHARE * bytesPerS), savedForBulk + (passedS > 0 ? passedS * BULK_SHARE * bytesPerS : 0));
    }

    boolean allows(Lane lane) {
        return switch (lane) {
            case ACK, HEARTBEAT -> true;
            case TEXT, REQUEST, ANSWER, TELEMETRY -> saved > 0;
            case BULK -> saved > 0 && savedForBulk > 0;
        };
    }

    /** The next frame spent is of this lane. */
    void taken(Lane lane) {
        bulk = lane == Lane.BULK;
    }

    void spend(int bytes) {
        saved -= bytes;
        if (bulk) {
            savedForBulk -= bytes;
            bulk = false;
        }
    }

    private static double most(double rate) {
        return Math.max(LONGEST_FRAME, rate * SAVED_S);
    }
}
