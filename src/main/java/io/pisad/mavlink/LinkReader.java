package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.ByteLink;
import io.pisad.model.CloseReason;
import io.pisad.model.Notice;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads one link: frames to messages, messages to vehicle state and orders.
 *
 * <p>Owned by the thread {@code pisad-link-N}, or fed by the lock-step driver; never by both.
 */
public final class LinkReader implements Runnable {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final long SHORTEST_PAUSE_NS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NS = 30_000_000_000L;
    private static final int MAV_TYPE_GCS = 6;
    private static final int MAV_AUTOPILOT_INVALID = 8;
    /** HEARTBEAT, COMMAND_INT, COMMAND_LONG and the parts of the vehicle's state. */
    private static final Set<Integer> HEARD = Set.of(0, 75, 76, 1, 2, 24, 30, 32, 33, 147, 242);

    private final int index;
    private final ByteLink link;
    private final LinkCounters counters;
    private final Scanner scanner;
    private final Station station;

    LinkReader(int index, ByteLink link, LinkCounters counters, Station station) {
        this.index = index;
        this.link = link;
        this.counters = counters;
        this.scanner = new Scanner(!link.datagrams(), counters);
        this.station = station;
    }

    /** Reads until the link is closed; a link that fails is tried again after 1 to 30 s. */
    @Override
    public void run() {
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        long pauseNs = SHORTEST_PAUSE_NS;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                int length = link.read(buffer);
                if (length < 0) {
                    return;
                }
                feed(buffer, length, station.clock.nowNs());
                pauseNs = SHORTEST_PAUSE_NS;
            } catch (IOException e) {
                counters.failed.increment();
                LockSupport.parkNanos(pauseNs);
                pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
            } catch (RuntimeException e) { // a bug: nothing may move, but take-overs must still be heard
                station.valve.close(CloseReason.SHUTDOWN);
                counters.failed.increment();
                station.sender.tell(new Notice(Notice.Severity.CRITICAL, "link " + index + " failed on a message"));
            }
        }
    }

    /**
     * Takes one datagram, or some bytes of a stream.
     *
     * @param data holds the bytes at its start; not kept
     * @param length number of bytes
     * @param nowNs when they were received
     */
    public void feed(byte[] data, int length, long nowNs) {
        scanner.scan(data, length, packet -> take(packet, nowNs));
    }

    private void take(MavlinkPacket packet, long nowNs) {
        int systemId = packet.getSystemId();
        int componentId = packet.getComponentId();
        counters.received(systemId, componentId, packet.getSequence());
        if (!HEARD.contains(packet.getMessageId()) && !Services.HEARD.contains(packet.getMessageId())) {
            return;
        }
        Object message = Dialect.decode(packet);
        if (message == null) {
            counters.unknown.increment();
        } else if (message instanceof Heartbeat m) {
            heartbeat(m, systemId, componentId, nowNs);
        } else if (message instanceof CommandLong m) {
            station.orders.take(Command.of(m), index, systemId, componentId, nowNs);
        } else if (message instanceof CommandInt m) {
            station.orders.take(Command.of(m), index, systemId, componentId, nowNs);
        } else if (Services.HEARD.contains(packet.getMessageId())) {
            station.services().take(message, new Peer(index, systemId, componentId), true, nowNs);
        } else if (station.autopilot.isOurs(index, systemId, componentId)) {
            station.sender.heard(packet.getMessageId(), nowNs);
            station.vehicle.part(message, nowNs);
        }
    }

    private void heartbeat(Heartbeat m, int systemId, int componentId, long nowNs) {
        if (m.type().value() == MAV_TYPE_GCS) {
            if (station.settings.groundSystemIds().contains(systemId)) {
                station.vehicle.groundStation(systemId, nowNs);
            }
        } else if (m.autopilot().value() == MAV_AUTOPILOT_INVALID) {
            return; // a gimbal, a camera, another companion
        } else if (station.autopilot.adopt(index, systemId, componentId)) {
            station.vehicle.heartbeat(Parts.heartbeat(m, nowNs));
        } else if (station.autopilot.isRival(index, systemId, componentId)) {
            station.autopilot.rival(nowNs);
            station.sender.tell(new Notice(Notice.Severity.CRITICAL, "second autopilot, component " + componentId));
        }
    }
}
