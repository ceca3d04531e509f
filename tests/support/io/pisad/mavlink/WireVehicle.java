package io.pisad.mavlink;

import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsFixType;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A hovering ArduCopter and its ground station (255) behind one UDP socket, every message in a tester's hands; notes when
 * the last set-point arrived.
 *
 * <p>Says where it is 10 times a second and everything else once, from a thread of its own; what is told in between leaves
 * at once. It never moves.
 */
public final class WireVehicle implements AutoCloseable {
    public static final long GUIDED = Bench.GUIDED;
    public static final long LOITER = Bench.LOITER;

    private static final double HOME_DEG_NORTH = 47.4;
    private static final double HOME_DEG_EAST = 8.5;
    private static final double DEG_PER_M_EAST = 1 / (111_320 * Math.cos(Math.toRadians(HOME_DEG_NORTH)));
    private static final long PERIOD_NS = 100_000_000L;
    private static final double STEP_M = 45;
    private static final int SET_POSITION_TARGET_LOCAL_NED = 84;

    private final DatagramSocket socket;
    private final int[] sequences = new int[256];
    private volatile boolean closed;
    private volatile @Nullable SocketAddress payload;
    private long mode = LOITER;
    private boolean armed;
    private double eastM;
    private int percent = 80;
    private volatile boolean groundSpeaks = true;
    private @Nullable SigningKey key;
    private long stamp;
    private volatile long motionNs;
    private volatile long setpointNs;
    private final AtomicLong motions = new AtomicLong();

    /** Listens on a free port of this machine. */
    public WireVehicle() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        thread(this::listen, "wire-vehicle-in");
        thread(this::speak, "wire-vehicle-out");
    }

    private static void thread(Runnable loop, String name) {
        var thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The ground station signs with the key in a file from now on; null for no signature. */
    public synchronized void sign(@Nullable Path file) throws IOException {
        key = file == null ? null : SigningKey.read(file);
        stamp = Math.max(stamp, (System.currentTimeMillis() * 1000 - Signing.EPOCH_US) / 10);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** When the last set-point with any velocity or yaw rate in it arrived. */
    public long lastMotionNs() {
        return motionNs;
    }

    /** When the last set-point arrived, zero velocity included. */
    public long lastSetpointNs() {
        return setpointNs;
    }

    /** Set-points with any velocity or yaw rate in them so far. */
    public long motions() {
        return motions.get();
    }

    /** A heartbeat now; like all that follow, returns when its last byte was handed to the network. */
    public synchronized long beat(long newMode, boolean newArmed) {
        mode = newMode;
        armed = newArmed;
        return send(1, 1, Bench.heartbeat(3, mode, armed));
    }

    /** A position so far east of home, 30 m over it; told in steps that are no jump. */
    public synchronized long at(double newEastM) {
        while (Math.abs(newEastM - eastM) > STEP_M) {
            eastM += Math.copySign(STEP_M, newEastM - eastM);
            position();
        }
        eastM = newEastM;
        return position();
    }

    /** A battery with so much left. */
    public synchronized long battery(int newPercent) {
        percent = newPercent;
        return charge();
    }

    /** An order of the ground station. */
    public long order(int command, double p1) {
        return send(Bench.GROUND, 190, Bench.command(command, p1, 0));
    }

    /** A heartbeat of the ground station, the last one if it is not to speak on. */
    public long ground(boolean speaksOn) {
        groundSpeaks = speaksOn;
        return groundBeat();
    }

    private long groundBeat() {
        return send(
                Bench.GROUND,
                190,
                Heartbeat.builder()
                        .type(MavType.MAV_TYPE_GCS)
                        .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                        .build());
    }

    private long position() {
        return send(
                1,
                1,
                GlobalPositionInt.builder()
                        .lat((int) (HOME_DEG_NORTH * 1e7))
                        .lon((int) Math.round((HOME_DEG_EAST + eastM * DEG_PER_M_EAST) * 1e7))
                        .alt(500_000)
                        .relativeAlt(30_000)
                        .hdg(0)
                        .build());
    }

    private long charge() {
        return send(1, 1, SysStatus.builder().batteryRemaining(percent).build());
    }

    private synchronized long send(int systemId, int componentId, Object message) {
        SocketAddress to = payload;
        if (to != null) {
            int sequence = sequences[systemId]++ & 0xff;
            byte[] frame = key == null || systemId != Bench.GROUND
                    ? Dialect.frame(message, sequence, systemId, componentId)
                    : Dialect.signedFrame(message, sequence, systemId, componentId, 0, ++stamp, key.bytes());
            try {
                socket.send(new DatagramPacket(frame, frame.length, to));
            } catch (IOException e) {
                // nobody there: what a radio link would lose too
            }
        }
        return System.nanoTime();
    }

    private void speak() {
        for (long count = 0; !closed; count++) {
            synchronized (this) {
                position();
                if (count % 10 == 0) {
                    everySecond();
                }
            }
            LockSupport.parkNanos(PERIOD_NS);
        }
    }

    private void everySecond() {
        beat(mode, armed);
        charge();
        send(
                1,
                1,
                GpsRawInt.builder()
                        .fixType(GpsFixType.GPS_FIX_TYPE_3D_FIX)
                        .eph(90)
                        .build());
        send(
                1,
                1,
                HomePosition.builder()
                        .latitude((int) (HOME_DEG_NORTH * 1e7))
                        .longitude((int) (HOME_DEG_EAST * 1e7))
                        .altitude(470_000)
                        .build());
        if (groundSpeaks) {
            groundBeat();
        }
    }

    private void listen() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!closed) {
            try {
                socket.receive(packet);
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                continue;
            }
            long atNs = System.nanoTime();
            payload = packet.getSocketAddress();
            var frame = ByteBuffer.wrap(packet.getData()).order(ByteOrder.LITTLE_ENDIAN);
            if (frame.get(7) == SET_POSITION_TARGET_LOCAL_NED && frame.get(8) == 0 && frame.get(9) == 0) {
                setpoint(frame, atNs);
            }
        }
    }

    /** Velocities at 16, 20 and 24 and yaw rate at 44 of the payload, which this message never has truncated. */
    private void setpoint(ByteBuffer frame, long atNs) {
        setpointNs = atNs;
        boolean moves = false;
        for (int at : new int[] {16, 20, 24, 44}) {
            moves |= frame.getFloat(10 + at) != 0;
        }
        if (moves) {
            motionNs = atNs;
            motions.incrementAndGet();
        }
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }
}
