package io.pisad.homing;

import io.pisad.model.AutopilotKind;
import io.pisad.model.Event;
import io.pisad.model.FenceShape;
import io.pisad.model.LocalFrame;
import io.pisad.model.Notice;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply;
import io.pisad.model.Pulse;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.Recorded;
import io.pisad.model.Row;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.State;
import io.pisad.model.Tick;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision with everything around it in a tester's hands: vehicle, signal, operator, record. All is well at the
 * start: GUIDED, armed, 30 m over home, a ground station, a full battery, no signal; rows are recorded at once.
 */
final class Cockpit {
    static final LocalFrame FRAME = new LocalFrame(47.4, 8.5);
    static final double FLOOR_DBM = -100;

    final Valve valve = new Valve();
    final Collected out = new Collected();
    final Homing homing;
    long nowNs = 1_000_000_000L;

    AutopilotKind autopilot = AutopilotKind.ARDUPILOT;
    long mode = VehicleState.Heartbeat.ARDUCOPTER_GUIDED;
    boolean armed = true;
    double eastM;
    double northM;
    double heightM = 30;
    double eastMps;
    double northMps;
    int fixType = 3;
    double hdop = 0.9;
    double batteryPercent = 80;
    boolean homeKnown = true;
    double windEastMps = Double.NaN;

    @Nullable
    FenceShape fence;

    @Nullable
    Long rivalNs;

    boolean heartbeats = true;
    boolean positions = true;
    boolean batteries = true;
    boolean groundStation = true;
    double snrDb = -20;
    double referenceSnrDb = Double.NaN;
    double levelDbm = Double.NaN;
    boolean recording = true;
    boolean usable = true;
    double clippedShare;

    /** Where the track says the beacon is, null for no track. */
    @Nullable
    Point beacon;

    private long tick;
    private long heartbeatNs = nowNs;
    private long positionNs = nowNs;
    private long batteryNs = nowNs;
    private long groundNs = Long.MIN_VALUE;
    private int answered;

    Cockpit() {
        this(TestSettings.usual());
    }

    Cockpit(Settings settings) {
        homing = new Homing(settings, 433.92e6, false, valve, out);
        homing.onEvent(new RadioChange(0, RadioState.LISTENING, 0, 0, "test"), null);
        send(vehicle());
    }

    /** Feeds an event that is no tick, and then what the record answers. */
    Cockpit send(Event event) {
        homing.onEvent(event, null);
        answer();
        return this;
    }

    /** One vehicle state and one tick, 50 ms later. */
    Cockpit tick() {
        nowNs += Tick.PERIOD_NS;
        send(vehicle());
        homing.onEvent(new Tick(nowNs, tick), picture());
        tick++;
        answer();
        return this;
    }

    Cockpit seconds(double seconds) {
        for (long end = nowNs + Math.round(seconds * 1e9); nowNs < end; ) {
            tick();
        }
        return this;
    }

    Cockpit order(OperatorOrder.Action action) {
        return order(action, null, valve.epoch());
    }

    Cockpit order(OperatorOrder.Action action, @Nullable SearchRequest request, long epoch) {
        return send(new OperatorOrder(nowNs, action, request, new OperatorOrder.Sender(0, 255, 190, 31010), epoch));
    }

    Cockpit listen() {
        return order(OperatorOrder.Action.SEARCH_START, SearchRequest.listenOnly(), valve.epoch());
    }

    Cockpit search() {
        return search(SearchPattern.EXPANDING_SQUARE);
    }

    Cockpit search(SearchPattern pattern) {
        var request = new SearchRequest(pattern, 50, 5, Double.NaN, Double.NaN, 100);
        return order(OperatorOrder.Action.SEARCH_START, request, valve.epoch());
    }

    Cockpit enable() {
        return order(OperatorOrder.Action.HOMING_ENABLE);
    }

    /** Brings it to a state by the ordinary way. */
    Cockpit reach(State wanted) {
        switch (wanted) {
            case IDLE -> tick();
            case SEARCHING -> listen().tick();
            case DETECTING -> reach(State.SEARCHING).hear(20).seconds(0.5);
            case HOMING -> reach(State.DETECTING).enable().tick();
            case HOLDING -> {
                beacon = new Point(0, 0);
                reach(State.HOMING).seconds(2);
            }
            case EMERGENCY -> order(OperatorOrder.Action.EMERGENCY_STOP).tick();
        }
        if (state() != wanted) {
            throw new AssertionError("reached " + state() + " instead of " + wanted);
        }
        return this;
    }

    Cockpit hear(double overDb) {
        snrDb = overDb;
        return this;
    }

    /** A pulse of 30 ms that ends now. */
    Cockpit pulse(double overDb) {
        return send(aPulse(overDb));
    }

    Pulse aPulse(double overDb) {
        double level = FLOOR_DBM + 10 * StrictMath.log10(1 + StrictMath.pow(10, overDb / 10));
        return new Pulse(nowNs, nowNs - 30_000_000L, 0, 30_000_000L, level, level, FLOOR_DBM, 0, false);
    }

    Cockpit radio(RadioState state) {
        return send(new RadioChange(nowNs, state, 0, 0, ""));
    }

    State state() {
        List<Row.Transition> rows = out.of(Row.Transition.class);
        return rows.isEmpty() ? State.IDLE : rows.get(rows.size() - 1).to();
    }

    String reason() {
        return out.last(Row.Transition.class).reason();
    }

    OrderReply reply() {
        return out.last(OrderReply.class);
    }

    boolean told(Notice.Severity severity, String part) {
        return out.of(Notice.class).stream()
                .anyMatch(n -> n.severity() == severity && n.text().contains(part));
    }

    /** Set-points since the last call. */
    int moves() {
        int count = out.of(Setpoint.class).size() - movesSeen;
        movesSeen += count;
        return count;
    }

    private int movesSeen;

    /** Says that every durable row so far is on disk. */
    void answer() {
        while (recording && answered < out.rows.size()) {
            Row row = out.rows.get(answered++);
            if (row.durable()) {
                homing.onEvent(new Recorded(nowNs, row.id()), null);
            }
        }
    }

    /** Over the ground; NaN while nothing measures it. */
    double clearanceM = Double.NaN;

    long clearanceNs;

    VehicleState vehicle() {
        heartbeatNs = heartbeats ? nowNs : heartbeatNs;
        positionNs = positions ? nowNs : positionNs;
        batteryNs = batteries ? nowNs : batteryNs;
        groundNs = groundStation ? nowNs : groundNs;
        return new VehicleState(
                nowNs,
                1,
                new VehicleState.Heartbeat(heartbeatNs, autopilot, mode, armed),
                new VehicleState.Position(
                        positionNs,
                        FRAME.latitudeDeg(northM),
                        FRAME.longitudeDeg(eastM),
                        500,
                        heightM,
                        northMps,
                        eastMps,
                        0),
                null,
                new VehicleState.Attitude(nowNs, 0, 0, 90),
                new VehicleState.Gps(nowNs, fixType, hdop),
                Double.isNaN(batteryPercent) ? null : new VehicleState.Battery(batteryNs, batteryPercent),
                homeKnown ? new VehicleState.Home(nowNs, 47.4, 8.5, 470) : null,
                groundNs == Long.MIN_VALUE ? null : new VehicleState.GroundStation(groundNs, 255),
                null,
                Double.isNaN(windEastMps) ? null : new VehicleState.Wind(nowNs, 0, windEastMps),
                fence,
                rivalNs,
                Double.isNaN(clearanceM) ? null : new VehicleState.Clearance(clearanceNs, clearanceM));
    }

    SignalPicture picture() {
        double reference = Double.isNaN(referenceSnrDb) ? snrDb : referenceSnrDb;
        double level = Double.isNaN(levelDbm) ? FLOOR_DBM + snrDb : levelDbm;
        boolean track = tick % Tick.RATE_HZ == 0;
        return new SignalPicture(
                nowNs,
                10_000,
                FLOOR_DBM,
                FLOOR_DBM,
                level,
                snrDb,
                reference,
                0,
                0,
                level,
                1,
                clippedShare,
                usable,
                0,
                FRAME,
                List.of(),
                null,
                track && beacon != null ? Tracks.spiral(beacon, new Point(eastM, northM), 0.05) : null);
    }
}
