package io.pisad.model;

import org.jspecify.annotations.Nullable;

/**
 * One row of the mission's record. Values that are NaN or null are stored as NULL ("no data").
 *
 * <p>Ids rise within a run and are the idempotent key of the row.
 */
public sealed interface Row {
    /** Unique within the mission, rising. */
    long id();

    /** Monotonic time of the event the row describes. */
    long atNs();

    /** Whether the row is a transaction of its own, on disk before {@link Recorded} answers, and never dropped. */
    boolean durable();

    /** Whether the row begins a mission when there is none yet; otherwise it is passed over then. */
    default boolean begins() {
        return durable();
    }

    /** A state change: {@code state_history}. */
    record Transition(long id, long atNs, State from, State to, String reason, int operatorSystemId) implements Row {
        @Override
        public boolean durable() {
            return true;
        }
    }

    /** An operator's order and what came of it: {@code operator_orders}. */
    record Order(
            long id,
            long atNs,
            OperatorOrder.Action action,
            OperatorOrder.Sender sender,
            OrderReply.Result result,
            String reason,
            @Nullable SearchRequest search)
            implements Row {
        @Override
        public boolean durable() {
            return true;
        }
    }

    /** What was told to the vehicle, and the valve's opening and closing: {@code commands}. */
    record Command(
            long id,
            long atNs,
            Kind kind,
            long epoch,
            double northMps,
            double eastMps,
            double downMps,
            double yawRateDps,
            String reason)
            implements Row {
        /** What kind of command. */
        public enum Kind {
            VALVE_OPENED,
            VALVE_CLOSED,
            SETPOINT,
            /** RTL or LOITER was commanded. */
            FAILSAFE,
            /** No more of it: the heartbeat showed another mode, or why else. */
            FAILSAFE_ENDED
        }

        @Override
        public boolean durable() {
            return kind != Kind.SETPOINT;
        }
    }

    /** A detection or a candidate: {@code detections}. Position is the vehicle's, NaN when unknown. */
    record Detection(
            long id,
            long atNs,
            Level level,
            BeaconKind kind,
            double frequencyHz,
            double snrDb,
            double rssiDbm,
            double noiseFloorDbm,
            double confidencePercent,
            double latitudeDeg,
            double longitudeDeg,
            double heightM)
            implements Row {
        /** How sure it is. */
        public enum Level {
            /** More than noise. */
            CANDIDATE,
            /** Drives the states. */
            DETECTION
        }

        @Override
        public boolean durable() {
            return level == Level.DETECTION;
        }
    }

    /** A run of samples from the radio ({@link RadioReport}): {@code sdr_blocks}. Never dropped when samples were lost. */
    record SdrBlock(
            long id,
            long atNs,
            long firstSample,
            long receivedSamples,
            long lostSamples,
            long clippedSamples,
            @Nullable Gain gain,
            double temperatureC)
            implements Row {
        @Override
        public boolean durable() {
            return lostSamples > 0;
        }

        @Override
        public boolean begins() {
            return false;
        }
    }

    /** Vehicle and signal once a second: {@code telemetry}. */
    record Telemetry(
            long id,
            long atNs,
            State state,
            double latitudeDeg,
            double longitudeDeg,
            double heightM,
            double northMps,
            double eastMps,
            double downMps,
            double yawDeg,
            double batteryPercent,
            double rssiDbm,
            double noiseFloorDbm,
            double snrDb,
            double estimateLatitudeDeg,
            double estimateLongitudeDeg,
            double estimateErrorM,
            double estimateVarEastM2,
            double estimateCovM2,
            double estimateVarNorthM2,
            double homeLatitudeDeg,
            double homeLongitudeDeg)
            implements Row {
        @Override
        public boolean durable() {
            return false;
        }
    }
}
