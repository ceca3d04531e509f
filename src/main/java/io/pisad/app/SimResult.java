package io.pisad.app;

import io.pisad.model.LocalFrame;
import io.pisad.model.Row;
import io.pisad.model.State;
import io.pisad.report.TruePlace;
import io.pisad.sim.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a simulated mission, with what only the simulator knows.
 *
 * @param last the state in which the flight ended, before the daemon was closed
 */
record SimResult(
        SimFlight.Plan plan,
        Pisad pisad,
        State last,
        Truth truth,
        double simS,
        double wallS,
        long ticks,
        long startNs,
        Path mission,
        List<TruePlace> beacon) {

    /** {@code held}, {@code taken over}, or how far it came within the time limit. */
    String outcome() {
        if (last == State.HOLDING) {
            return "holding";
        }
        return plan.takeOverAfterS().isPresent() && last == State.IDLE ? "taken over" : "time limit in " + last;
    }

    /** The state that it is in now. */
    static State last(Pisad pisad) {
        List<Row.Transition> transitions = pisad.log.transitions();
        return transitions.isEmpty()
                ? State.IDLE
                : transitions.get(transitions.size() - 1).to();
    }

    /** Whether the flight did what it was meant to. */
    boolean good() {
        return outcome().equals("holding") || outcome().equals("taken over");
    }

    /** First time the state was entered, NaN if never. */
    double firstS(State state) {
        for (Row.Transition transition : pisad.log.transitions()) {
            if (transition.to() == state) {
                return (transition.atNs() - startNs) * 1e-9;
            }
        }
        return Double.NaN;
    }

    /** Distance of the last estimate from the beacon, NaN without an estimate. */
    double estimateErrorM() {
        Row.Telemetry telemetry = pisad.log.telemetry();
        if (telemetry == null) {
            return Double.NaN;
        }
        var frame = new LocalFrame(truth.beaconLatitudeDeg(), truth.beaconLongitudeDeg());
        return Math.hypot(frame.eastM(telemetry.estimateLongitudeDeg()), frame.northM(telemetry.estimateLatitudeDeg()));
    }

    /** The object that {@code --json} prints. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("seed", plan.world().seed());
        tree.put("outcome", outcome());
        tree.put("sim_time_s", Json.number(simS, 2));
        tree.put("wall_time_s", Json.number(wallS, 2));
        tree.put("time_to_detect_s", Json.number(firstS(State.DETECTING), 2));
        tree.put("time_to_hold_s", Json.number(firstS(State.HOLDING), 2));
        tree.put("min_distance_m", Json.number(truth.minDistanceM(), 2));
        tree.put("final_distance_m", Json.number(truth.distanceM(), 2));
        tree.put("estimate_error_m", Json.number(estimateErrorM(), 2));
        tree.put("transitions", Transitions.json(pisad.log.transitions(), startNs));
        tree.put("setpoints_total", truth.setpointsTotal());
        tree.put("setpoints_outside_guided", truth.lateSetpoints());
        tree.put("setpoints_in_flight_at_mode_change", truth.setpointsOutsideGuided() - truth.lateSetpoints());
        tree.put(
                "last_setpoint_after_mode_change_ms",
                truth.lastSetpointDelayNs() < 0 ? null : Json.number(truth.lastSetpointDelayNs() * 1e-6, 3));
        tree.put("readings", pisad.listener.readings());
        tree.put("readings_refused", pisad.ring.refusals().readings());
        tree.put("ticks", ticks);
        tree.put("tick_ms", Times.ms(pisad.ring.tickTimes(), true));
        tree.put("floor_query_ms", Times.ms(pisad.queryTimes().floor(), false));
        tree.put("gradient_query_ms", Times.ms(pisad.queryTimes().gradient(), false));
        tree.put("stream_hash", pisad.log.hash());
        tree.put("history", mission.toString());
        return tree;
    }

    /** The summary for a person. */
    String text() {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                "%s after %.1f s (%.1f s of wall time), seed %d",
                outcome(), simS, wallS, plan.world().seed()));
        for (Row.Transition transition : pisad.log.transitions()) {
            lines.add(Transitions.line(transition, startNs));
        }
        lines.add(String.format(
                "beacon: closest %.1f m, at the end %.1f m, estimate off by %s",
                truth.minDistanceM(), truth.distanceM(), Text.number(estimateErrorM(), "%.1f m")));
        lines.add(String.format(
                "vehicle: %d set-points, %d of them outside GUIDED and armed",
                truth.setpointsTotal(), truth.lateSetpoints()));
        lines.add(String.format(
                "daemon: %d readings (%d refused), %d ticks, tick p50/p99/max %s ms, floor query %s ms, gradient"
                        + " query %s ms",
                pisad.listener.readings(),
                pisad.ring.refusals().readings(),
                ticks,
                values(Times.ms(pisad.ring.tickTimes(), true)),
                values(Times.ms(pisad.queryTimes().floor(), false)),
                values(Times.ms(pisad.queryTimes().gradient(), false))));
        lines.add("stream hash: " + pisad.log.hash());
        lines.add("record: " + mission);
        return String.join(System.lineSeparator(), lines);
    }

    private static String values(Map<String, @Nullable Double> times) {
        var texts = new ArrayList<String>();
        times.values().forEach(value -> texts.add(value == null ? "no data" : String.valueOf(value)));
        return String.join("/", texts);
    }
}
