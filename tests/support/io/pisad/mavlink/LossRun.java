package io.pisad.mavlink;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.ByteLink;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Our way out, over a serial line with a speed, to another side that counts what arrives. */
final class LossRun {
    private static final int FLUSH_MS = 10;
    /** Who is held up for longer does not make up for it: the share is never exceeded. */
    private static final double LONGEST_PASS_MS = 3 * FLUSH_MS;

    private static final int SETPOINT_MS = 100;
    private static final int HEARTBEAT_MS = 1000;
    /** ATTITUDE with 27 to 28 bytes of payload. */
    private static final int MESSAGE_BYTES = 40;

    private final int baud;
    private final AtomicLong motions = new AtomicLong();
    private final AtomicLong heartbeats = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final LinkCounters heard = new LinkCounters();

    LossRun(int baud) {
        this.baud = baud;
    }

    /**
     * What was offered and what arrived.
     *
     * @param refused set-points and heartbeats the link had no room for
     * @param dropped frames that gave way in their queue
     * @param lostOnLine frames missing from the sequence at the other side
     */
    record Result(
            long offered,
            long arrived,
            long motions,
            long motionsArrived,
            long heartbeats,
            long heartbeatsArrived,
            long dropped,
            long refused,
            long lostOnLine,
            long badCrc,
            double seconds) {}

    /** Offers so many messages at that share of the link's budget, and set-points and heartbeats among them. */
    Result run(long messages, double share) throws IOException, InterruptedException {
        try (var relay = new Relay(baud);
                ByteLink ours = Endpoints.open("serial:" + relay.left.device() + ":" + baud);
                ByteLink other = Endpoints.open("serial:" + relay.right.device() + ":" + baud)) {
            ours.read(new byte[1]);
            other.read(new byte[1]);
            var thread = new Thread(() -> count(other), "other-side");
            thread.setDaemon(true);
            thread.start();
            var wire = new Wire(0, ours, null);
            var budget = Budget.of("serial:" + ours.name() + ":" + baud, 0);
            wire.limit(budget);
            double perMs = share * budget.bytesPerS() / MESSAGE_BYTES / 1000;
            long startNs = System.nanoTime();
            long passNs = startNs;
            double due = 0;
            long offered = 0;
            long moved = 0;
            long beats = 0;
            while (offered < messages) {
                long nowNs = System.nanoTime();
                long ms = (nowNs - startNs) / 1_000_000;
                due += perMs * Math.min(LONGEST_PASS_MS, (nowNs - passNs) * 1e-6);
                passNs = nowNs;
                while (beats * HEARTBEAT_MS <= ms) {
                    wire.offer(Wire.Lane.HEARTBEAT, Bench.heartbeat(8, ++beats, false));
                }
                while (moved * SETPOINT_MS <= ms) {
                    moved++;
                    wire.write(setpoint(), 1);
                }
                while (offered < messages && offered <= due) {
                    wire.offer(Wire.Lane.TELEMETRY, attitude(offered++));
                }
                flush(wire);
                TimeUnit.MILLISECONDS.sleep(FLUSH_MS);
            }
            double seconds = (System.nanoTime() - startNs) * 1e-9;
            for (int i = 0; i < 300; i++) { // what still waits leaves
                flush(wire);
                TimeUnit.MILLISECONDS.sleep(FLUSH_MS);
            }
            LinkCounts sent = wire.counters.snapshot("", true);
            LinkCounts there = heard.snapshot("", true);
            return new Result(
                    offered,
                    others.get(),
                    moved,
                    motions.get(),
                    beats,
                    heartbeats.get(),
                    sent.dropped(),
                    sent.failed(),
                    there.lost(),
                    there.badCrc(),
                    seconds);
        }
    }

    private static void flush(Wire wire) {
        wire.refill(System.nanoTime());
        wire.flush(1);
    }

    private static SetPositionTargetLocalNed setpoint() {
        return SetPositionTargetLocalNed.builder().vx(1).yawRate(0.1f).build();
    }

    private static Attitude attitude(long number) {
        return Attitude.builder()
                .timeBootMs(number)
                .roll(1)
                .pitch(1)
                .yaw(1)
                .yawspeed(0.3f)
                .build();
    }

    private void count(ByteLink link) {
        var scanner = new Scanner(true, heard, null);
        var buffer = new byte[4096];
        @Nullable IOException gone = null;
        while (gone == null) {
            try {
                int length = link.read(buffer);
                if (length < 0) {
                    return;
                }
                scanner.scan(buffer, length, this::found);
            } catch (IOException e) {
                gone = e;
            }
        }
    }

    private void found(MavlinkPacket packet) {
        heard.received(packet.getSystemId(), packet.getComponentId(), packet.getMessageId(), packet.getSequence());
        switch (packet.getMessageId()) {
            case 84 -> motions.incrementAndGet();
            case 0 -> heartbeats.incrementAndGet();
            default -> others.incrementAndGet();
        }
    }
}
