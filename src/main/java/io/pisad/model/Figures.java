package io.pisad.model;

/**
 * What the ground sees at a tick; NaN means "no data" and is not sent (H1).
 *
 * @param atNs the tick
 * @param announced the state as announced: a transition is shown only when it is recorded, or 200 ms later
 * @param rssiDbm channel level
 * @param noiseFloorDbm corrected 10th percentile
 * @param snrDb over the floor, at least -20
 * @param confidencePercent of the detection, 0-100
 * @param bearingDeg from the vehicle to the estimate, true
 * @param distanceM from the vehicle to the estimate
 * @param errorM semi-major axis of the estimate's 95 % ellipse
 * @param frequencyMhz the channel's centre
 * @param radioLost whether no samples arrive
 * @param calibrated whether the dBm values are calibrated
 * @param homingEnabled whether homing motion is permitted at present
 * @param searchPercent how much of the search path is flown, 0-100
 * @param searchLeftS seconds to its end in the present wind
 */
public record Figures(
        long atNs,
        State announced,
        double rssiDbm,
        double noiseFloorDbm,
        double snrDb,
        double confidencePercent,
        double bearingDeg,
        double distanceM,
        double errorM,
        double frequencyMhz,
        boolean radioLost,
        boolean calibrated,
        boolean homingEnabled,
        double searchPercent,
        double searchLeftS) {
    /** Without a search path. */
    public Figures(
            long atNs,
            State announced,
            double rssiDbm,
            double noiseFloorDbm,
            double snrDb,
            double confidencePercent,
            double bearingDeg,
            double distanceM,
            double errorM,
            double frequencyMhz,
            boolean radioLost,
            boolean calibrated,
            boolean homingEnabled) {
        this(
                atNs,
                announced,
                rssiDbm,
                noiseFloorDbm,
                snrDb,
                confidencePercent,
                bearingDeg,
                distanceM,
                errorM,
                frequencyMhz,
                radioLost,
                calibrated,
                homingEnabled,
                Double.NaN,
                Double.NaN);
    }

    /** The same with how far a search is. */
    public Figures withSearch(double percent, double leftS) {
        return new Figures(
                atNs,
                announced,
                rssiDbm,
                noiseFloorDbm,
                snrDb,
                confidencePercent,
                bearingDeg,
                distanceM,
                errorM,
                frequencyMhz,
                radioLost,
                calibrated,
                homingEnabled,
                percent,
                leftS);
    }
}
