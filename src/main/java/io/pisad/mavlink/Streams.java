package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Asks the autopilot for what we need to hear: once when it appears, and every 10 s for each stream that is missing.
 *
 * <p>{@link #heard} from the link's reader, {@link #step} on the sender's thread.
 */
final class Streams {
    private static final long AGAIN_NS = 10_000_000_000L;
    private static final long MISSING_PERIODS = 5;

    /** A message and how often it is wanted; one that not every vehicle has is given up after a minute, unless it was heard. */
    private record Stream(int messageId, long periodNs, boolean optional) {
        Stream(int messageId, long periodNs) {
            this(messageId, periodNs, false);
        }
    }

    private static final int HOME_POSITION = 242;
    private static final List<Stream> WANTED = List.of(
            new Stream(33, 100_000_000), // GLOBAL_POSITION_INT
            new Stream(32, 200_000_000), // LOCAL_POSITION_NED
            new Stream(30, 200_000_000), // ATTITUDE
            new Stream(24, 500_000_000), // GPS_RAW_INT
            new Stream(1, 500_000_000), // SYS_STATUS
            new Stream(2, 1_000_000_000), // SYSTEM_TIME
            new Stream(HOME_POSITION, 2_000_000_000),
            new Stream(147, 500_000_000, true), // BATTERY_STATUS
            new Stream(132, 500_000_000, true), // DISTANCE_SENSOR
            new Stream(136, 1_000_000_000, true)); // TERRAIN_REPORT

    private final List<Wire> wires;
    private final AtomicLongArray heardNs = new AtomicLongArray(WANTED.size());
    private final Beat ask = new Beat(AGAIN_NS);
    private static final int OPTIONAL_ROUNDS = 6;
    private int rounds;

    Streams(List<Wire> wires) {
        this.wires = wires;
    }

    void heard(int messageId, long nowNs) {
        for (int i = 0; i < WANTED.size(); i++) {
            if (WANTED.get(i).messageId() == messageId) {
                heardNs.set(i, nowNs);
            }
        }
    }

    void step(Autopilot.Place autopilot, long nowNs) {
        if (!ask.due(nowNs)) {
            return;
        }
        for (int i = 0; i < WANTED.size(); i++) {
            Stream stream = WANTED.get(i);
            boolean missing = nowNs - heardNs.get(i) > MISSING_PERIODS * stream.periodNs();
            boolean hopeless = stream.optional() && heardNs.get(i) == 0 && rounds >= OPTIONAL_ROUNDS;
            if (rounds == 0 || (missing && !hopeless)) {
                command(autopilot, Command.SET_MESSAGE_INTERVAL, stream.messageId(), stream.periodNs() / 1000);
                if (stream.messageId() == HOME_POSITION) {
                    command(autopilot, Command.REQUEST_MESSAGE, HOME_POSITION, 0);
                }
            }
        }
        rounds++;
    }

    private void command(Autopilot.Place autopilot, int command, int messageId, long p2) {
        CommandLong message = CommandLong.builder()
                .targetSystem(autopilot.systemId())
                .targetComponent(Autopilot.COMPONENT_ID)
                .command(Dialect.number(MavCmd.class, command))
                .param1(messageId)
                .param2((float) p2)
                .build();
        wires.get(autopilot.link()).offer(Wire.Lane.REQUEST, message);
    }
}
