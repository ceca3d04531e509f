package io.pisad.mavlink;

import io.pisad.model.AutopilotKind;
import io.pisad.model.CloseReason;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which autopilot is ours, what its latest heartbeat says, and the take-over that closes the valve at once.
 *
 * <p>Ours is the first component 1 that flies a multirotor with ArduPilot or PX4, of the configured system id if there is one, on the endpoint
 * that is configured as its own; link and system id stay ours until the program ends, its peer there as {@link #claim}
 * says.
 */
final class Autopilot {
    static final int COMPONENT_ID = 1;

    private static final int USUAL_SYSTEM_ID = 1;
    private static final long STALE_NS = 3_000_000_000L;
    private static final long RIVAL_NS = 5_000_000_000L;

    private final int endpoint;
    private final int configuredSystemId;
    private final List<Integer> groundSystemIds;
    private final Valve valve;
    private volatile @Nullable Place place;
    private volatile long peer;
    private volatile boolean signs;
    private volatile VehicleState.@Nullable Heartbeat heartbeat;
    private volatile @Nullable Long rivalNs;
    private volatile long leftNs = Long.MIN_VALUE;

    /** Where the autopilot is. */
    record Place(int link, int systemId) {}

    Autopilot(int endpoint, int configuredSystemId, List<Integer> groundSystemIds, Valve valve) {
        this.endpoint = endpoint;
        this.configuredSystemId = configuredSystemId;
        this.groundSystemIds = groundSystemIds;
        this.valve = valve;
    }

    /**
     * Judges an autopilot's heartbeat; the first that can be ours is, and its peer with it.
     *
     * <p>Another peer becomes ours when the known one was silent for 5 s, or its connection ended, and the valve is closed;
     * before that it is a rival. One that ever signed must always sign.
     *
     * @param gone whether the connection of the known one ended
     */
    synchronized Claim claim(Voice from, AutopilotKind kind, boolean gone, long nowNs) {
        Place ours = place;
        if (from.link() != endpoint) {
            return ours == null && possible(from, kind) ? Claim.ELSEWHERE : Claim.STRANGER;
        }
        if (ours == null) {
            if (possible(from, kind)) {
                return pin(from, Claim.OURS);
            }
            if (from.componentId() != COMPONENT_ID && kind != AutopilotKind.OTHER) {
                rivalNs = nowNs; // whose it is, is not known yet
            }
            return Claim.STRANGER;
        }
        if (ours.systemId() != from.systemId() || from.componentId() == Wire.COMPONENT_ID) {
            return Claim.STRANGER;
        }
        if (from.componentId() != COMPONENT_ID) { // companions and cameras often call themselves generic autopilots
            return kind == AutopilotKind.OTHER ? Claim.STRANGER : Claim.OTHER_COMPONENT;
        }
        if (signs && !from.signed()) {
            return Claim.UNSIGNED;
        }
        if (from.peer() == peer) {
            return pin(from, Claim.OURS);
        }
        VehicleState.Heartbeat last = heartbeat;
        boolean silent = last == null || gone || nowNs - last.atNs() > RIVAL_NS;
        return silent && !valve.isOpen() && kind != AutopilotKind.OTHER ? pin(from, Claim.MOVED) : Claim.OTHER_PEER;
    }

    private boolean possible(Voice from, AutopilotKind kind) {
        return from.componentId() == COMPONENT_ID
                && kind != AutopilotKind.OTHER
                && from.systemId() > 0
                && (configuredSystemId == 0 || configuredSystemId == from.systemId())
                && !groundSystemIds.contains(from.systemId());
    }

    private Claim pin(Voice from, Claim claim) {
        peer = from.peer();
        signs |= from.signed();
        if (place == null) {
            place = new Place(from.link(), from.systemId());
        }
        return claim;
    }

    /** Whether what is said there is our autopilot's word. */
    boolean isOurs(Voice from) {
        Place ours = place;
        return ours != null
                && from.componentId() == COMPONENT_ID
                && ours.systemId() == from.systemId()
                && ours.link() == from.link()
                && peer == from.peer()
                && (from.signed() || !signs);
    }

    /** Takes our autopilot's heartbeat; one that ends GUIDED or the arming closes the valve before it returns. */
    void beat(VehicleState.Heartbeat next) {
        VehicleState.Heartbeat last = heartbeat;
        if (!next.guided() && ((last != null && last.guided()) || valve.isOpen())) {
            valve.close(CloseReason.MODE);
        }
        if (!next.armed() && ((last != null && last.armed()) || valve.isOpen())) {
            valve.close(CloseReason.ARMED);
        }
        if (!next.guided() || !next.armed()) {
            leftNs = next.atNs();
        }
        heartbeat = next;
    }

    /** Whether a heartbeat since then was not guided or not armed, even if a later one is again. */
    boolean leftSince(long atNs) {
        return leftNs != Long.MIN_VALUE && leftNs >= atNs;
    }

    /** The decision did not hear what the vehicle said (the ring is full): what it believes may be wrong. */
    void unheard() {
        valve.close(CloseReason.LEASE);
    }

    /** A second autopilot with our system id was heard: nothing may move for 5 s. */
    void rival(long nowNs) {
        boolean first = rivalNs == null;
        rivalNs = nowNs;
        if (first || valve.isOpen()) {
            valve.close(CloseReason.VEHICLE);
        }
    }

    /** Whether the latest heartbeat is younger than 3 s, guided and armed, and nobody else claims to be our autopilot. */
    boolean obeys(long nowNs) {
        VehicleState.Heartbeat last = heartbeat;
        return last != null && last.guided() && armed(nowNs);
    }

    /** Whether the latest heartbeat is younger than 3 s and armed, and nobody else claims to be our autopilot. */
    boolean armed(long nowNs) {
        VehicleState.Heartbeat last = heartbeat;
        Long rival = rivalNs;
        return last != null
                && nowNs - last.atNs() <= STALE_NS
                && last.armed()
                && (rival == null || nowNs - rival > RIVAL_NS);
    }

    /** Whether our autopilot is a PX4; unknown is no. */
    boolean isPx4() {
        VehicleState.Heartbeat last = heartbeat;
        return last != null && last.autopilot() == AutopilotKind.PX4;
    }

    /** When a second autopilot was last heard, or null. */
    @Nullable
    Long rivalNs() {
        return rivalNs;
    }

    /** Whether the latest heartbeat is younger than 3 s and says disarmed; unknown is no. */
    boolean disarmed(long nowNs) {
        VehicleState.Heartbeat last = heartbeat;
        return last != null && nowNs - last.atNs() <= STALE_NS && !last.armed();
    }

    /** What its link calls the connection it is heard on ({@link io.pisad.model.ByteLink#connection}). */
    long peer() {
        return peer;
    }

    VehicleState.@Nullable Heartbeat heartbeat() {
        return heartbeat;
    }

    @Nullable
    Place place() {
        return place;
    }

    int vehicleSystemId() {
        Place ours = place;
        return ours == null ? 0 : ours.systemId();
    }

    /**
     * Our own system id: the configured one, else the autopilot's, and before that 1, the id vehicles come with: somebody
     * who waits to be spoken to (a router behind {@code udpout}) must hear us before we can hear the autopilot.
     */
    int ownSystemId() {
        if (configuredSystemId > 0) {
            return configuredSystemId;
        }
        int vehicle = vehicleSystemId();
        return vehicle > 0 ? vehicle : USUAL_SYSTEM_ID;
    }
}
