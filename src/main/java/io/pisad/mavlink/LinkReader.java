package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.ByteLink;
import io.pisad.model.CloseReason;
import io.pisad.model.Notice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads one link: frames to messages, messages to vehicle state and orders.
 *
 * <p>Owned by the thread {@code pisad-link-N}, or fed by the lock-step driver; never by both.
 */
public final class LinkReader implements Runnable {
    private static final System.Logger LOG = System.getLogger(LinkReader.class.getName());
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int MOST_CONNECTIONS = 16;
    private static final long SHORTEST_PAUSE_NS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NS = 30_000_000_000L;
    private static final int MAV_TYPE_GCS = 6;
    private static final int MAV_AUTOPILOT_INVALID = 8;
    /** HEARTBEAT, COMMAND_INT, COMMAND_LONG, the parts of the vehicle's state and of its fence. */
    private static final Set<Integer> HEARD =
            Set.of(0, 75, 76, 1, 2, 22, 24, 30, 32, 33, 44, 47, 73, 132, 136, 147, 162, 168, 173, 231, 242);

    private final int index;
    private final ByteLink link;
    private final LinkCounters counters;
    private final Map<Long, Scanner> scanners = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Scanner> eldest) {
            return size() > MOST_CONNECTIONS;
        }
    };
    private final Station station;
    private final Impostor impostor = new Impostor();
    private boolean strangerTold;

    LinkReader(int index, ByteLink link, LinkCounters counters, Station station) {
        this.index = index;
        this.link = link;
        this.counters = counters;
        this.station = station;
    }

    /** Reads until the link is closed; a link that fails is tried again after 1 to 30 s, for ever. */
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
                if (length > 0) {
                    feed(buffer, length, station.clock.nowNs());
                    if (pauseNs > SHORTEST_PAUSE_NS) {
                        LOG.log(System.Logger.Level.INFO, "endpoint " + link.name() + ": heard again");
                    }
                    pauseNs = SHORTEST_PAUSE_NS;
                } else {
                    silence(station.clock.nowNs());
                }
            } catch (IOException e) {
                counters.failed.increment();
                if (pauseNs == SHORTEST_PAUSE_NS) {
                    LOG.log(System.Logger.Level.WARNING, e.getMessage() + "; tried again for ever");
                }
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
        scanner().scan(data, length, packet -> take(packet, nowNs));
    }

    private void silence(long nowNs) {
        scanner().silence(packet -> take(packet, nowNs));
    }

    /** The scanner of the connection read last; those of the oldest connections are forgotten. */
    private Scanner scanner() {
        return scanners.computeIfAbsent(
                link.datagrams() ? 0 : link.connection(),
                number -> new Scanner(!link.datagrams(), counters, station.signing));
    }

    /** Whether what this frame asks for may count: always without a key, with one only if it is signed (and was judged). */
    private boolean authentic(MavlinkPacket packet) {
        return station.signing == null || judged(packet);
    }

    private boolean judged(MavlinkPacket packet) {
        return station.signing != null && packet.isMavlink2() && packet.isSigned();
    }

    private void take(MavlinkPacket packet, long nowNs) {
        int systemId = packet.getSystemId();
        int componentId = packet.getComponentId();
        station.orders.owed();
        counters.received(systemId, componentId, packet.getMessageId(), packet.getSequence());
        long peer = link.onePeer() ? 0 : link.connection();
        var voice = new Voice(index, peer, systemId, componentId, judged(packet));
        if (station.autopilot.isOurs(voice) && impostor.mixed(packet.getSequence(), packet.getRawBytes(), nowNs)) {
            rival("second autopilot: two sequences", nowNs);
        }
        if (!HEARD.contains(packet.getMessageId()) && !Services.HEARD.contains(packet.getMessageId())) {
            return;
        }
        Object message = Dialect.decode(packet);
        if (message == null) {
            counters.unknown.increment();
        } else if (message instanceof Heartbeat m) {
            heartbeat(m, voice, authentic(packet), nowNs);
        } else if (message instanceof CommandLong m) {
            order(Command.of(m), packet, nowNs);
        } else if (message instanceof CommandInt m) {
            order(Command.of(m), packet, nowNs);
        } else if (Services.HEARD.contains(packet.getMessageId())) {
            boolean authentic = authentic(packet);
            if (station.services().take(message, new Peer(index, systemId, componentId), authentic, nowNs)
                    && !authentic) {
                counters.unsigned.increment();
            }
        } else if (station.autopilot.isOurs(voice)) {
            if (message instanceof GlobalPositionInt m && impostor.jumps(Parts.position(m, nowNs))) {
                jumped();
            }
            station.sender.heard(packet.getMessageId(), nowNs);
            if (!station.sender.fence().take(message, nowNs)) {
                station.vehicle.part(message, nowNs);
            }
        }
    }

    private void order(Command command, MavlinkPacket packet, long nowNs) {
        boolean authentic = authentic(packet);
        boolean forUs =
                station.orders.take(command, index, packet.getSystemId(), packet.getComponentId(), authentic, nowNs);
        if (forUs && !authentic) {
            counters.unsigned.increment();
        }
    }

    private void heartbeat(Heartbeat m, Voice voice, boolean authentic, long nowNs) {
        int systemId = voice.systemId();
        counters.heartbeat(
                systemId, voice.componentId(), m.type().value(), m.autopilot().value());
        if (m.type().value() == MAV_TYPE_GCS) {
            if (!station.settings.groundSystemIds().contains(systemId)) {
                return;
            }
            if (authentic) {
                station.vehicle.groundStation(systemId, nowNs);
            } else {
                counters.unsigned.increment();
            }
        } else if (m.autopilot().value() == MAV_AUTOPILOT_INVALID) {
            return; // a gimbal, a camera, another companion
        } else {
            boolean gone = !link.onePeer() && link.ended(station.autopilot.peer());
            Claim claim = station.autopilot.claim(voice, Parts.kind(m), gone, nowNs);
            if (claim == Claim.MOVED) {
                impostor.forget();
                station.sender.tell(new Notice(Notice.Severity.WARNING, "autopilot now at another address"));
            } else if (claim == Claim.ELSEWHERE) {
                elsewhere();
            }
            if (claim == Claim.OURS || claim == Claim.MOVED) {
                station.vehicle.heartbeat(Parts.heartbeat(m, nowNs));
            } else if (!claim.rival().isEmpty()) {
                rival(claim.rival(), nowNs);
            }
        }
    }

    /** Not believed here; whoever wired it so is told, once a link. */
    private void elsewhere() {
        if (!strangerTold) {
            strangerTold = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an autopilot is heard on " + link.name() + ", which is not link.autopilot: not believed");
            station.sender.tell(new Notice(Notice.Severity.WARNING, "autopilot elsewhere, see link.autopilot"));
        }
    }

    /** Wrong before, wrong now, or another vehicle's: whatever was permitted ends, with zero velocity. */
    private void jumped() {
        station.valve.close(CloseReason.POSITION);
        station.sender.tell(new Notice(Notice.Severity.CRITICAL, "position jumped, motion ended"));
    }

    private void rival(String why, long nowNs) {
        station.vehicle.rival(nowNs);
        station.sender.tell(new Notice(Notice.Severity.CRITICAL, why));
    }
}
