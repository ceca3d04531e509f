package io.pisad.mavlink;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one system and component has sent on one link since the start.
 *
 * @param type MAV_TYPE of its latest heartbeat, -1 without one
 * @param autopilot MAV_AUTOPILOT of its latest heartbeat, -1 without one
 * @param received valid frames
 * @param lost frames missing from its sequence
 * @param messages valid frames by name
 */
public record PeerCounts(
        int systemId,
        int componentId,
        int type,
        int autopilot,
        long received,
        long lost,
        SortedMap<String, Long> messages) {
    /** Keeps its own copy of the map. */
    public PeerCounts {
        messages = Collections.unmodifiableSortedMap(new TreeMap<>(messages));
    }

    /** What it says it is, such as "QUADROTOR ARDUPILOTMEGA"; empty without a heartbeat. */
    public String kind() {
        return type < 0 ? "" : Dialect.kind(type, autopilot);
    }
}
