package io.pisad.signal;

/** The envelope on one time scale, with what is known of the readings under the pulse that is under way. */
final class PulseScale {
    private final PulseFinder finder;
    private final int averaged;
    private final int envelopeStep;

    private double sum;
    private int count;
    private double readingReference;
    private long readingClipped;
    private double upReference;
    private long upReadings;
    private long clipped;

    /**
     * @param averaged steps of the envelope that make one of the finder's
     * @param envelopeStep samples from one step of the envelope to the next
     */
    PulseScale(PulseFinder finder, int averaged, int envelopeStep) {
        this.finder = finder;
        this.averaged = averaged;
        this.envelopeStep = envelopeStep;
    }

    PulseFinder finder() {
        return finder;
    }

    /** Starts afresh; an open pulse is dropped. */
    void reset() {
        finder.reset();
        sum = 0;
        count = 0;
    }

    /** Tells what the next steps are compared with, and the noise reference and clipped samples of their reading. */
    void begin(double base, double reference, long clippedSamples) {
        finder.base(base);
        readingReference = reference;
        readingClipped = clippedSamples;
        upReference += reference;
        upReadings++;
        clipped += clippedSamples;
    }

    /** Takes a step of the envelope; true if a pulse has ended. */
    boolean step(float power) {
        sum += power;
        if (++count < averaged) {
            return false;
        }
        float mean = (float) (sum / averaged);
        sum = 0;
        count = 0;
        return finder.step(mean);
    }

    /** Ends the reading: what was known is forgotten unless a pulse is under way. */
    void end() {
        if (!finder.up()) {
            upReference = readingReference;
            upReadings = 1;
            clipped = readingClipped;
        }
    }

    /** Ends an open pulse at the end of the stream; true if there was one. */
    boolean finish() {
        return finder.finish();
    }

    /** Mean noise reference under the pulse. */
    double reference() {
        return upReference / upReadings;
    }

    /** Clipped samples of the pulse's readings. */
    long clipped() {
        return clipped;
    }

    /** Samples from the middle of the envelope's first step to the rising edge. */
    double startSample() {
        return finder.startStep() * averaged * envelopeStep + middle();
    }

    /** Likewise, to the falling edge. */
    double endSample() {
        return finder.endStep() * averaged * envelopeStep + middle();
    }

    private double middle() {
        return (averaged - 1) / 2.0 * envelopeStep;
    }
}
