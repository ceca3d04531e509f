package io.pisad.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the queries say at a tick. NaN means "no data".
 *
 * @param atNs the tick
 * @param readings usable readings in the floor's window
 * @param noiseFloorDbm 10th percentile of the noise reference over the window, corrected for its bias to the mean noise
 *     power in the channel
 * @param referenceDbm the simultaneous noise reference, averaged over the last tick period
 * @param rssiDbm EWMA of linear channel power, time constant 150 ms, reset at gain steps
 * @param snrDb 10 log10((P - Nf)/Nf) of that level over the floor, at least -20
 * @param referenceSnrDb the same over the simultaneous reference
 * @param slopeDbPerS temporal gradient over the last 2 s
 * @param slopeR2 its coefficient of determination
 * @param meanDbm mean level of the last 2 s
 * @param spreadDb standard deviation of the last 2 s
 * @param clippedShare share of clipped readings in the last tick period, 0-1
 * @param levelUsable whether the level of the last tick period may be used for guidance (not clipped, not silent)
 * @param dbmOffsetDb what to add to dBFS to get dBm, of the newest reading
 * @param frame origin of east and north below: the first position heard; null before
 * @param planes the newest plane fits, shortest window first; empty before there is track
 * @param pulses the newest pulse pattern, null before one was seen
 * @param track the track so far in half-second means; present once a second, otherwise null
 */
public record SignalPicture(
        long atNs,
        long readings,
        double noiseFloorDbm,
        double referenceDbm,
        double rssiDbm,
        double snrDb,
        double referenceSnrDb,
        double slopeDbPerS,
        double slopeR2,
        double meanDbm,
        double spreadDb,
        double clippedShare,
        boolean levelUsable,
        double dbmOffsetDb,
        @Nullable LocalFrame frame,
        List<PlaneFit> planes,
        @Nullable PulsePattern pulses,
        @Nullable Track track) {

    /** The floor in dBFS, as the recording's own scale. */
    public double noiseFloorDbfs() {
        return noiseFloorDbm - dbmOffsetDb;
    }

    /**
     * Least-squares plane of level over east and north.
     *
     * @param windowS length of the window
     * @param atNs newest point used
     * @param points points used
     * @param eastDbPerM slope east; NaN when the track is (nearly) a line
     * @param northDbPerM slope north; NaN likewise
     * @param r2 coefficient of determination
     * @param eastSd standard error of the slope east, dB/m, from the residuals and the points
     * @param northSd standard error of the slope north
     */
    public record PlaneFit(
            double windowS,
            long atNs,
            long points,
            double eastDbPerM,
            double northDbPerM,
            double r2,
            double eastSd,
            double northSd) {}

    /**
     * Regularity of the pulses of the last 30 s.
     *
     * @param count pulses
     * @param periodS median distance from start to start, NaN with fewer than two
     * @param jitterS standard deviation of the distances, NaN with fewer than three
     * @param widthS median width
     * @param meanDbm mean of the pulses' levels
     */
    public record PulsePattern(long count, double periodS, double jitterS, double widthS, double meanDbm) {}

    /**
     * Levels along the flown track, oldest first; four arrays of one length. Read-only by contract.
     *
     * @param atNs time of each half-second mean
     * @param eastM east of the frame's origin
     * @param northM north of the frame's origin
     * @param upM height above home
     * @param rssiDbm mean level
     */
    @SuppressWarnings("ArrayRecordComponent") // at 1 Hz, handed over once and never changed
    public record Track(long[] atNs, double[] eastM, double[] northM, double[] upM, double[] rssiDbm) {
        /** Number of points. */
        public int length() {
            return atNs.length;
        }
    }
}
