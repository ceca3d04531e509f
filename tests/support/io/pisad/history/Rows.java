package io.pisad.history;

import io.pisad.model.BeaconKind;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OperatorOrder.Sender;
import io.pisad.model.OrderReply.Result;
import io.pisad.model.Row;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.State;
import java.time.Instant;
import java.util.OptionalLong;

/** Rows and headers for tests; row number n happens n seconds after the start. */
public final class Rows {
    /** Where the monotonic clock of the tests begins. */
    public static final long START_NS = 5_000_000_000L;

    private Rows() {}

    /** A header of a simulated mission. */
    public static MissionHeader header(boolean beginNow) {
        return new MissionHeader(
                "sim",
                "0.1-test",
                "{\"radio\": {\"source\": \"sim\"}}",
                OptionalLong.of(42),
                START_NS,
                Instant.parse("2026-11-20T10:11:12Z"),
                "system",
                beginNow);
    }

    /** A search order. */
    public static Row.Order order(long id) {
        return new Row.Order(
                id,
                at(id),
                Action.SEARCH_START,
                new Sender(0, 255, 190, 31_010),
                Result.ACCEPTED,
                "it's \"quoted\", with a comma",
                new SearchRequest(SearchPattern.SPIRAL, 60, 8, Double.NaN, Double.NaN, 500));
    }

    /** A transition. */
    public static Row.Transition transition(long id) {
        return new Row.Transition(id, at(id), State.IDLE, State.SEARCHING, "order", 255);
    }

    /** A detection at an unknown place. */
    public static Row.Detection detection(long id) {
        return new Row.Detection(
                id,
                at(id),
                Row.Detection.Level.DETECTION,
                BeaconKind.PULSED,
                433.92e6,
                15,
                -90,
                -105,
                80,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    /** A set-point. */
    public static Row.Command setpoint(long id) {
        return new Row.Command(id, at(id), Row.Command.Kind.SETPOINT, 1, 3, 4, 0, Double.NaN, "");
    }

    /** The valve's closing. */
    public static Row.Command valveClosed(long id) {
        return new Row.Command(
                id, at(id), Row.Command.Kind.VALVE_CLOSED, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "MODE");
    }

    /** A second of telemetry without an estimate. */
    public static Row.Telemetry telemetry(long id) {
        double unknown = Double.NaN;
        return new Row.Telemetry(
                id,
                at(id),
                State.SEARCHING,
                47.5,
                8.5,
                40,
                3,
                4,
                0,
                90,
                77,
                -90,
                -105,
                15,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown);
    }

    private static long at(long id) {
        return START_NS + id * 1_000_000_000L;
    }
}
