package io.pisad.sim;

import io.pisad.model.IqSource;
import io.pisad.model.LocalFrame;
import io.pisad.model.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The world: one beacon, one multirotor with a router, one scripted operator, one radio.
 *
 * <p>A monitor: one thread steps it, any thread may call it. Whatever the pattern of the steps, it moves in steps of 10
 * ms from its start, so the same calls at the same times give the same bytes and samples.
 */
public final class World {
    /** The world's own step in nanoseconds. */
    public static final long STEP_NS = 10_000_000;

    private final SimSettings settings;
    private final long startNs;
    private final LocalFrame frame;
    private final @Nullable Air air;
    private double beaconNorthM;
    private double beaconEastM;
    private final Router router = new Router();
    private final FrameReader payloadReader = new FrameReader();
    private final FrameReader groundReader = new FrameReader();
    private final Vehicle vehicle;
    private final SimRadio radio;
    private final @Nullable ScriptedOperator operator;
    private long nowNs;
    private long steps;
    private double minDistanceM;

    /**
     * Makes a world that hovers at its start.
     *
     * @param startNs monotonic time of the start, of the clock that steps it
     * @param startUnixMicros UTC of the start, for SYSTEM_TIME
     */
    public World(SimSettings settings, long startNs, long startUnixMicros) {
        this.settings = settings;
        this.startNs = startNs;
        nowNs = startNs;
        frame = new LocalFrame(settings.homeLatitudeDeg(), settings.homeLongitudeDeg());
        double drawnDeg = 360 * new Draws(settings.seed(), 1).uniform(0);
        double bearing = StrictMath.toRadians(Double.isNaN(settings.bearingDeg()) ? drawnDeg : settings.bearingDeg());
        beaconNorthM = settings.rangeM() * StrictMath.cos(bearing);
        beaconEastM = settings.rangeM() * StrictMath.sin(bearing);
        Scenario scenario = settings.scenario();
        air = scenario == null
                ? null
                : new Air(
                        scenario,
                        settings.frequencyHz(),
                        new ShadowField.Spectrum(
                                scenario.channel().decorrelationM(),
                                scenario.channel().gridM()),
                        new StartPlace(beaconEastM, beaconNorthM),
                        settings.seed());
        Airframe body = new Airframe(settings);
        Autopilot autopilot = new Autopilot(body);
        VehicleMessages messages =
                new VehicleMessages(frame, body, autopilot, Ailments.of(settings), startNs, startUnixMicros);
        vehicle = new Vehicle(
                body, autopilot, messages, new Streams(startNs), new Delivery(settings, router::tell), router);
        router.vehicle(vehicle);
        radio = new SimRadio(settings);
        minDistanceM = settings.rangeM();
        operator = settings.operatorSystemId() == 0 ? null : scripted();
    }

    private ScriptedOperator scripted() {
        ScriptedOperator scripted = new ScriptedOperator(
                settings.operatorSystemId(),
                settings.rangeM(),
                startNs,
                sent -> router.route(sent, Router.Port.OPERATOR, nowNs));
        router.operator(scripted);
        return scripted;
    }

    /** What kind of world it is. */
    public SimSettings settings() {
        return settings;
    }

    /** Moves everything on to {@code untilNs}; an earlier time changes nothing. */
    public synchronized void step(long untilNs) {
        while (startNs + (steps + 1) * STEP_NS <= untilNs) {
            steps++;
            nowNs = Math.max(nowNs, startNs + steps * STEP_NS);
            move(startNs + steps * STEP_NS);
        }
        nowNs = Math.max(nowNs, untilNs);
        radio.wake();
    }

    private void move(long atNs) {
        Airframe body = vehicle.body;
        double north = body.northM - beaconNorthM;
        double east = body.eastM - beaconEastM;
        double up = body.upM;
        vehicle.step(atNs);
        double northMoved = body.northM - beaconNorthM - north;
        double eastMoved = body.eastM - beaconEastM - east;
        double upMoved = body.upM - up;
        if (air == null) {
            level(north, east, up, northMoved, eastMoved, upMoved);
        } else {
            level(air, atNs - startNs);
        }
        minDistanceM = Math.min(minDistanceM, distanceM());
        if (operator != null) {
            operator.step(atNs);
        }
    }

    /** The air of a scenario over the last 10 ms. */
    private void level(Air of, long forNs) {
        Airframe body = vehicle.body;
        of.beacon.step(forNs * 1e-9, STEP_NS * 1e-9);
        beaconNorthM = of.beacon.northM;
        beaconEastM = of.beacon.eastM;
        double dbm = of.signalDbm(body, body.upM, of.sample(forNs));
        double otherMw = of.interferer.signalMw(body.eastM, body.northM, body.upM);
        for (long fromNs = forNs - STEP_NS; fromNs < forNs; fromNs += 1_000_000) {
            double mw = otherMw * of.interferer.share(fromNs, fromNs + 1_000_000);
            radio.publish(dbm, of.on(fromNs), 10 * StrictMath.log10(mw));
        }
    }

    private void level(double north, double east, double up, double northMoved, double eastMoved, double upMoved) {
        for (int ms = 0; ms < 10; ms++) {
            double share = (ms + 0.5) / 10;
            double n = north + share * northMoved;
            double e = east + share * eastMoved;
            double u = up + share * upMoved;
            radio.publish(Math.sqrt(n * n + e * e + u * u));
        }
    }

    /** Takes what the router sent towards the payload since the last call; one frame each. */
    public synchronized List<byte[]> toPayload() {
        return router.take(Router.Port.PAYLOAD);
    }

    /** Takes what the router sent towards external ground stations since the last call; one frame each. */
    public synchronized List<byte[]> toGround() {
        return router.take(Router.Port.GROUND);
    }

    /** Hands over a datagram of whole frames from the payload; it arrives at the time of the last step. */
    public synchronized void fromPayload(byte[] data, int length) {
        for (Frame received : payloadReader.read(data, length)) {
            router.route(received, Router.Port.PAYLOAD, nowNs);
        }
    }

    /** Hands over a datagram of whole frames from an external ground station. */
    public synchronized void fromGround(byte[] data, int length) {
        for (Frame received : groundReader.read(data, length)) {
            router.route(received, Router.Port.GROUND, nowNs);
        }
    }

    /** Level of the beacon at the antenna while it transmits, dBm; at the start the level there. */
    public synchronized double beaconDbm() {
        return radio.levelDbm();
    }

    /** The radio for lock step: a read gives what the steps so far allow and never blocks. */
    public IqSource radio() {
        return new RadioPort(radio, false);
    }

    /** The same radio for real time: a read waits for the next step. */
    public IqSource liveRadio() {
        return new RadioPort(radio, true);
    }

    /** The pilot flips the mode switch; a heartbeat shows it at once. */
    public synchronized void pilotMode(long customMode) {
        vehicle.become(customMode, vehicle.autopilot.armed(), nowNs);
    }

    /** The pilot arms or disarms, in the air too (and it falls). */
    public synchronized void pilotArm(boolean armed) {
        vehicle.become(vehicle.autopilot.mode(), armed, nowNs);
    }

    /** The vehicle has another fence from now on, and says nothing of it before it is asked. */
    public synchronized void vehicleFence(VehicleFence fence) {
        vehicle.fence.become(fence);
        vehicle.messages.fenced = fence.parameters().getOrDefault("FENCE_ENABLE", 0f) != 0;
    }

    /** The pilot's switch enables or disables the fence; the parameter stays as it is. */
    public synchronized void fenceSwitch(boolean on) {
        vehicle.messages.fenced = on;
    }

    /** The operator enables homing at every detection (as the script does), or disables it at once and for good. */
    public synchronized void operatorHomingEnable(boolean enable) {
        scriptedOperator().homing(enable, nowNs);
    }

    /** The operator sends the emergency stop. */
    public synchronized void operatorEmergencyStop() {
        scriptedOperator().emergency(1, nowNs);
    }

    /** The operator resets the emergency stop. */
    public synchronized void operatorReset() {
        scriptedOperator().emergency(2, nowNs);
    }

    /** The operator starts (again) or stops the search. */
    public synchronized void operatorSearch(boolean start) {
        scriptedOperator().search(start ? 1 : 0, nowNs);
    }

    /** The ground link is lost (nothing is sent, no heartbeat) or comes back. */
    public synchronized void operatorSilent(boolean silent) {
        scriptedOperator().silent(silent, nowNs);
    }

    /** What the operator heard from the payload, oldest first; the newest 10,000. */
    public synchronized List<Heard> heard() {
        return operator == null ? List.of() : operator.heard();
    }

    /** Frames with a wrong checksum, from either side. */
    public synchronized long framesRefused() {
        return payloadReader.refused() + groundReader.refused();
    }

    /** How things really are. */
    public synchronized Truth truth() {
        SetpointTally tally = vehicle.autopilot.setpoints;
        return new Truth(
                nowNs,
                vehicle.messages.latitudeDeg(),
                vehicle.messages.longitudeDeg(),
                vehicle.body.upM,
                vehicle.body.yawDeg,
                vehicle.body.speedMps(),
                distanceM(),
                minDistanceM,
                vehicle.autopilot.mode(),
                vehicle.autopilot.armed(),
                vehicle.messages.batteryPercent(nowNs),
                tally.total,
                tally.outside,
                tally.late,
                tally.lastDelayNs,
                operator == null ? -1 : operator.state(),
                operator == null ? OperatorPhase.NONE : operator.phase(),
                frame.latitudeDeg(beaconNorthM),
                frame.longitudeDeg(beaconEastM));
    }

    private double distanceM() {
        double north = vehicle.body.northM - beaconNorthM;
        double east = vehicle.body.eastM - beaconEastM;
        return Math.sqrt(north * north + east * east);
    }

    private ScriptedOperator scriptedOperator() {
        if (operator == null) {
            throw new IllegalStateException("this world has no scripted operator (operatorSystemId is 0)");
        }
        return operator;
    }
}
