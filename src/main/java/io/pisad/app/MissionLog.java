package io.pisad.app;

import io.pisad.model.Decider;
import io.pisad.model.Event;
import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.Pulse;
import io.pisad.model.Row;
import io.pisad.model.Setpoint;
import io.pisad.model.SignalPicture;
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

    private final double triggerDb;
    private final Canonical hash = new Canonical();
    private final List<Row.Transition> transitions = new ArrayList<>();
    private final List<Row.Detection> detections = new ArrayList<>();
    private final List<HeardPulse> pulses = new ArrayList<>();
    private @Nullable SignalPicture picture;
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
            if (snrDb >= triggerDb && pulses.size() < MOST) {
                pulses.add(new HeardPulse(pulse, snrDb));
            }
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
        } else if (row instanceof Row.Detection detection && detections.size() < MOST) {
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

    synchronized List<HeardPulse> pulses() {
        return List.copyOf(pulses);
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
