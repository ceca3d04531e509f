package io.pisad.app;

import io.pisad.model.Candidate;
import io.pisad.model.Decider;
import io.pisad.model.Event;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.ProofOfLife;
import io.pisad.model.Pulse;
import io.pisad.model.Quality;
import io.pisad.model.Row;
import io.pisad.model.Setpoint;
import io.pisad.model.SignalPicture;
import io.pisad.model.SignalReading;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the decision from outside: hashes what goes in and what comes out, and keeps what the summary shows.
 *
 * <p>Sits around the decider on {@code pisad-homing}; its lists are bounded and may be read by other threads.
 */
final class MissionLog {
    /** A recording full of interference must not eat the memory. */
    private static final int MOST = 100_000;

    /** A pulse and how far it stood over the floor in force. */
    record HeardPulse(Pulse pulse, double snrDb) {}

    /** What was measured while the converter clipped; times of the first and last such reading, -1 if there was none. */
    record Saturation(long readings, long firstNs, long lastNs, long pulses) {}

    private final double triggerDb;
    private final Canonical hash = new Canonical();
    private final List<Row.Transition> transitions = new ArrayList<>();
    private final List<Row.Detection> detections = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<HeardPulse> pulses = new ArrayList<>();
    private final List<HeardPulse> weakPulses = new ArrayList<>();
    private long saturatedReadings;
    private long saturatedPulses;
    private long saturatedFromNs = -1;
    private long saturatedToNs = -1;
    private @Nullable SignalPicture picture;
    private VehicleState.@Nullable Position position;
    private @Nullable Figures figures;
    private Row.@Nullable Telemetry telemetry;
    private volatile long decided;
    private double floorDbfs = Double.NaN;
    private double peakSnrDb = Double.NaN;

    MissionLog(double triggerDb) {
        this.triggerDb = triggerDb;
    }

    /** The decider with this log around it. */
    Decider around(Decider decider) {
        return (event, given) -> {
            before(event, given);
            decider.onEvent(event, given);
        };
    }

    /** The outbox with this log in front of it. */
    Outbox before(Outbox outbox) {
        return new Outbox() {
            @Override
            public void move(Setpoint setpoint) {
                hashed(setpoint);
                outbox.move(setpoint);
            }

            @Override
            public void alive(ProofOfLife proof) {
                hashed(proof);
                outbox.alive(proof);
            }

            @Override
            public void failsafe(FailsafeOrder order) {
                hashed(order);
                outbox.failsafe(order);
            }

            @Override
            public void reply(OrderReply reply) {
                hashed(reply);
                outbox.reply(reply);
            }

            @Override
            public void tell(Notice notice) {
                hashed(notice);
                outbox.tell(notice);
            }

            @Override
            public void show(Figures shown) {
                shown(shown);
                outbox.show(shown);
            }

            @Override
            public void record(Row row) {
                row(row);
                outbox.record(row);
            }
        };
    }

    private synchronized void before(Event event, @Nullable SignalPicture given) {
        hash.add(event);
        if (given != null) {
            picture = given;
            if (!Double.isNaN(given.noiseFloorDbfs())) {
                floorDbfs = given.noiseFloorDbfs();
            }
            peak(Math.min(given.snrDb(), given.referenceSnrDb()));
        } else if (event instanceof Pulse pulse) {
            double floor = Double.isNaN(floorDbfs) ? pulse.referenceDbfs() : Math.max(floorDbfs, pulse.referenceDbfs());
            double noise = Math.pow(10, floor / 10);
            double snrDb = 10 * Math.log10((Math.pow(10, pulse.meanDbfs() / 10) - noise) / noise);
            peak(snrDb);
            saturatedPulses += pulse.clipped() ? 1 : 0;
            List<HeardPulse> list = snrDb >= triggerDb ? pulses : weakPulses;
            if (list.size() < MOST) {
                list.add(new HeardPulse(pulse, snrDb));
            }
        } else if (event instanceof SignalReading reading && reading.quality() == Quality.CLIPPED) {
            saturatedFromNs = saturatedReadings == 0 ? reading.atNs() : saturatedFromNs;
            saturatedToNs = reading.atNs();
            saturatedReadings++;
        } else if (event instanceof VehicleState vehicle && vehicle.position() != null) {
            position = vehicle.position();
        } else if (event instanceof Candidate candidate && candidates.size() < MOST) {
            candidates.add(candidate);
        }
    }

    private void peak(double snrDb) {
        if (!Double.isNaN(snrDb) && !(snrDb <= peakSnrDb)) {
            peakSnrDb = snrDb;
        }
    }

    private synchronized void hashed(Record decision) {
        hash.add(decision);
    }

    private synchronized void shown(Figures shown) {
        hash.add(shown);
        figures = shown;
        decided++;
    }

    private synchronized void row(Row row) {
        hash.add(row);
        if (row instanceof Row.Transition transition && transitions.size() < MOST) {
            transitions.add(transition);
        } else if (row instanceof Row.Detection detection
                && detection.level() == Row.Detection.Level.DETECTION
                && detections.size() < MOST) {
            detections.add(detection);
        } else if (row instanceof Row.Telemetry latest) {
            telemetry = latest;
        }
    }

    /** Ticks decided so far. */
    long decided() {
        return decided;
    }

    synchronized String hash() {
        return hash.hex();
    }

    synchronized List<Row.Transition> transitions() {
        return List.copyOf(transitions);
    }

    synchronized List<Row.Detection> detections() {
        return List.copyOf(detections);
    }

    synchronized List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    /** Pulses at the trigger level or over it. */
    synchronized List<HeardPulse> pulses() {
        return List.copyOf(pulses);
    }

    /** Pulses found under the trigger level: no detection follows from them. */
    synchronized List<HeardPulse> weakPulses() {
        return List.copyOf(weakPulses);
    }

    synchronized Saturation saturation() {
        return new Saturation(saturatedReadings, saturatedFromNs, saturatedToNs, saturatedPulses);
    }

    /** Where the vehicle last said to be, null before it did. */
    synchronized VehicleState.@Nullable Position position() {
        return position;
    }

    /** The newest picture, null before the first tick. */
    synchronized @Nullable SignalPicture picture() {
        return picture;
    }

    /** The newest figures, null before the first tick. */
    synchronized @Nullable Figures figures() {
        return figures;
    }

    /** The newest telemetry row, null before the first. */
    synchronized Row.@Nullable Telemetry telemetry() {
        return telemetry;
    }

    /** The newest noise floor in dBFS, NaN when there never was one. */
    synchronized double floorDbfs() {
        return floorDbfs;
    }

    /** The highest SNR seen, NaN when there never was one. */
    synchronized double peakSnrDb() {
        return peakSnrDb;
    }
}
