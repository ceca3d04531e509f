package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavModeFlag;
import io.dronefleet.mavlink.minimal.MavType;
import io.pisad.model.Event;
import io.pisad.model.Figures;
import io.pisad.model.OperatorOrder;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.State;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.List;

/** A station on memory links with a clock set by hand: link 0 is the autopilot's (system 1), link 1 the ground's (255). */
final class Bench {
    static final int VEHICLE = 1;
    static final int GROUND = 255;
    static final long GUIDED = 4;
    static final long LOITER = 5;
    static final long MS = 1_000_000L;

    final Valve valve = new Valve();
    final List<Event> events = new ArrayList<>();
    final MemoryLink vehicle = new MemoryLink();
    final MemoryLink ground = new MemoryLink();
    final Station station;
    boolean ringFull;
    long nowNs = 1_000_000_000_000L;
    /** Runs whenever the station reads the clock, before that. */
    Runnable atRead = () -> {};

    private final int[] sequences = new int[256];

    Bench() {
        this(0);
    }

    Bench(int systemId) {
        this(new Settings.Link(List.of(), systemId, List.of(GROUND), 2));
    }

    Bench(Settings.Link settings) {
        station = new Station(settings, List.of(vehicle, ground), valve, this::offer, this::read);
    }

    private long read() {
        atRead.run();
        return nowNs;
    }

    private boolean offer(Event event) {
        return !ringFull && events.add(event);
    }

    /** Lets time pass in passes of 50 ms, as the sender's thread does. */
    void pass(long ms) {
        for (long left = ms; left > 0; left -= 50) {
            nowNs += Math.min(left, 50) * MS;
            station.sender().step(nowNs);
        }
    }

    void feed(int link, int systemId, int componentId, Object message) {
        byte[] frame = Dialect.frame(message, sequences[systemId]++ & 0xff, systemId, componentId);
        station.reader(link).feed(frame, frame.length, nowNs);
    }

    static Heartbeat heartbeat(int autopilot, long mode, boolean armed) {
        return Heartbeat.builder()
                .type(MavType.MAV_TYPE_QUADROTOR)
                .autopilot(Dialect.number(MavAutopilot.class, autopilot))
                .baseMode(Dialect.number(MavModeFlag.class, armed ? 129 : 1))
                .customMode(mode)
                .mavlinkVersion(3)
                .build();
    }

    /** The same with another sequence number than its next. */
    void feed(int link, int systemId, int componentId, Object message, int sequence) {
        byte[] frame = Dialect.frame(message, sequence, systemId, componentId);
        station.reader(link).feed(frame, frame.length, nowNs);
    }

    /** A heartbeat of our ArduCopter. */
    void beat(long mode, boolean armed) {
        feed(0, VEHICLE, 1, heartbeat(3, mode, armed));
    }

    void groundBeat(int systemId) {
        feed(
                1,
                systemId,
                190,
                Heartbeat.builder()
                        .type(MavType.MAV_TYPE_GCS)
                        .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                        .build());
    }

    static CommandLong command(int number, double p1, int confirmation) {
        return CommandLong.builder()
                .targetSystem(VEHICLE)
                .targetComponent(191)
                .command(Dialect.number(MavCmd.class, number))
                .confirmation(confirmation)
                .param1((float) p1)
                .build();
    }

    void order(int number, double p1) {
        feed(1, GROUND, 190, command(number, p1, 0));
    }

    void order(CommandInt command) {
        feed(1, GROUND, 190, command);
    }

    /** Shows figures of now, as a living daemon does at every tick. */
    void figures(State state) {
        station.sender()
                .show(new Figures(
                        nowNs,
                        state,
                        -80.5,
                        -100,
                        19.5,
                        90,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        433.92,
                        false,
                        false,
                        false));
    }

    /** A set-point of 3 m/s north under the present epoch, decided now. */
    Setpoint north() {
        return new Setpoint(nowNs, valve.epoch(), 3, 0, 0, 10);
    }

    /** Guided and armed, valve open. */
    void fly() {
        beat(GUIDED, true);
        valve.open(valve.epoch());
    }

    VehicleState state() {
        return (VehicleState) events.get(events.size() - 1);
    }

    List<OperatorOrder> orders() {
        return events.stream()
                .filter(OperatorOrder.class::isInstance)
                .map(OperatorOrder.class::cast)
                .toList();
    }
}
