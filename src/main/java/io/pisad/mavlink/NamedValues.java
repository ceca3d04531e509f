package io.pisad.mavlink;

import io.dronefleet.mavlink.common.NamedValueFloat;
import io.pisad.model.Figures;
import io.pisad.model.Vitals;

/** The figures as NAMED_VALUE_FLOAT on one link; what is not known is not sent (H1). Sender's thread only. */
final class NamedValues {
    static final int MESSAGE_ID = 251;
    private static final long SLOW_NS = 2_000_000_000L;

    private final Wire wire;
    private volatile long defaultNs;
    private final Beat fast;
    private final Beat slow = new Beat(SLOW_NS);
    private volatile long askedNs;
    private long inForceNs;

    NamedValues(Wire wire, double rateHz) {
        this.wire = wire;
        this.defaultNs = (long) (1e9 / rateHz);
        this.inForceNs = defaultNs;
        this.askedNs = defaultNs;
        this.fast = new Beat(defaultNs);
    }

    /** Changes the interval on this link: 0 the configured one, negative none; any thread. */
    void every(long periodNs) {
        askedNs = periodNs == 0 ? defaultNs : periodNs;
    }

    /** Changes the interval where nobody asked for another; any thread. */
    void usually(long periodNs) {
        boolean usual = askedNs == defaultNs;
        defaultNs = periodNs;
        askedNs = usual ? periodNs : askedNs;
    }

    void step(Figures f, Vitals vitals, long bootMs, long nowNs) {
        if (askedNs != inForceNs) {
            inForceNs = askedNs;
            fast.every(inForceNs);
        }
        if (inForceNs < 0) {
            return;
        }
        if (fast.due(nowNs)) {
            send("PISAD_RSSI", f.rssiDbm(), bootMs);
            send("PISAD_NF", f.noiseFloorDbm(), bootMs);
            send("PISAD_SNR", f.snrDb(), bootMs);
            send("PISAD_QUAL", f.confidencePercent(), bootMs);
            send("PISAD_BRG", f.bearingDeg(), bootMs);
            send("PISAD_DIST", f.distanceM(), bootMs);
            send("PISAD_ERR", f.errorM(), bootMs);
            send("PISAD_STAT", f.announced().ordinal(), bootMs);
        }
        if (slow.due(nowNs)) {
            send("PISAD_PROG", f.searchPercent(), bootMs);
            send("PISAD_ETA", f.searchLeftS(), bootMs);
            send("PISAD_FREQ", f.frequencyMhz(), bootMs);
            send("PISAD_HLTH", vitals.healthPercent(), bootMs);
            send("PISAD_LOAD", vitals.loadPercent(), bootMs);
            send("PISAD_DROP", vitals.lostPerMille(), bootMs);
        }
    }

    private void send(String name, double value, long bootMs) {
        if (Double.isFinite(value)) {
            wire.offer(
                    Wire.Lane.TELEMETRY,
                    NamedValueFloat.builder()
                            .timeBootMs(bootMs)
                            .name(name)
                            .value((float) value)
                            .build());
        }
    }
}
