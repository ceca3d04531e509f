package io.pisad.mavlink;

import io.dronefleet.mavlink.ardupilotmega.Wind;
import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.LocalPositionNed;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.common.WindCov;
import io.pisad.model.EventSink;
import io.pisad.model.FenceShape;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * Our vehicle as its autopilot describes it, put together from all links.
 *
 * <p>Each message replaces one part, and the new state is offered to the ring. A part whose message says "unknown" keeps
 * its last value and ages, except the battery's charge, which becomes unknown.
 */
final class Vehicle {
    private final EventSink events;
    private final Autopilot autopilot;
    private final Batteries batteries = new Batteries();
    private final Clearances clearances = new Clearances();
    private VehicleState.@Nullable Position position;
    private VehicleState.@Nullable Local local;
    private VehicleState.@Nullable Attitude attitude;
    private VehicleState.@Nullable Gps gps;
    private VehicleState.@Nullable Home home;
    private VehicleState.@Nullable GroundStation groundStation;
    private VehicleState.@Nullable Utc utc;
    private VehicleState.@Nullable Wind wind;
    private @Nullable FenceShape fence;

    Vehicle(Autopilot autopilot, EventSink events) {
        this.autopilot = autopilot;
        this.events = events;
    }

    /** Our autopilot's heartbeat: a take-over closes the valve here, before the event is offered. */
    synchronized void heartbeat(VehicleState.Heartbeat heartbeat) {
        autopilot.beat(heartbeat);
        publish(heartbeat.atNs());
    }

    /** A heartbeat of an authorised ground station. */
    synchronized void groundStation(int systemId, long nowNs) {
        groundStation = new VehicleState.GroundStation(nowNs, systemId);
        publish(nowNs);
    }

    /** Our autopilot's fence was read, or confirmed, or switched. */
    synchronized void fence(FenceShape read, long nowNs) {
        fence = read;
        publish(nowNs);
    }

    /** A second autopilot with our system id was heard: nothing moves, and the homing thread hears of it. */
    synchronized void rival(long nowNs) {
        autopilot.rival(nowNs);
        publish(nowNs);
    }

    /** Another message of our autopilot's; one that is no part of the state changes nothing. */
    synchronized void part(Object message, long nowNs) {
        if (take(message, nowNs)) {
            publish(nowNs);
        }
    }

    private boolean take(Object message, long nowNs) {
        if (message instanceof GlobalPositionInt m) {
            VehicleState.Position next = Parts.position(m, nowNs);
            position = next == null ? position : next;
            return next != null;
        }
        if (message instanceof LocalPositionNed m) {
            VehicleState.Local next = Parts.local(m, nowNs);
            local = next == null ? local : next;
            return next != null;
        }
        if (message instanceof Attitude m) {
            VehicleState.Attitude next = Parts.attitude(m, nowNs);
            attitude = next == null ? attitude : next;
            return next != null;
        }
        if (message instanceof SystemTime m) {
            VehicleState.Utc next = Parts.utc(m, nowNs);
            utc = next == null ? utc : next;
            return next != null;
        }
        if (message instanceof GpsRawInt m) {
            gps = Parts.gps(m, nowNs);
            return true;
        }
        if (message instanceof HomePosition m) {
            home = Parts.home(m, nowNs);
            return true;
        }
        if (message instanceof Wind || message instanceof WindCov) {
            VehicleState.Wind next =
                    message instanceof Wind m ? Parts.wind(m, nowNs) : Parts.wind((WindCov) message, nowNs);
            wind = next == null ? wind : next;
            return next != null;
        }
        return battery(message, nowNs) || clearances.take(message, position, attitude, nowNs);
    }

    private boolean battery(Object message, long nowNs) {
        if (message instanceof SysStatus m) {
            batteries.main(m.batteryRemaining(), nowNs);
            return true;
        }
        if (message instanceof BatteryStatus m) {
            batteries.numbered(m.id(), m.batteryRemaining(), nowNs);
            return true;
        }
        return false;
    }

    private void publish(long nowNs) {
        var state = new VehicleState(
                nowNs,
                autopilot.vehicleSystemId(),
                autopilot.heartbeat(),
                position,
                local,
                attitude,
                gps,
                batteries.emptiest(nowNs),
                home,
                groundStation,
                utc,
                wind,
                fence,
                autopilot.rivalNs(),
                clearances.lowest(nowNs));
        if (!events.offer(state)) {
            autopilot.unheard();
        }
    }
}
