package io.pisad.app;

import io.pisad.config.ConfigFile;
import io.pisad.mavlink.Endpoints;
import io.pisad.mavlink.WireVehicle;
import io.pisad.model.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The whole daemon, its real threads and a real UDP socket, homing with a vehicle that only says what it is told to say: how
 * long after a message that ends motion does the last motion leave?
 */
final class WireFlight implements AutoCloseable {
    static final int USER_1 = 31010;
    static final int USER_2 = 31011;

    private static final double OUTSIDE_M = 2000;
    private static final int RESET = 2;
    private static final int FLYING_MOTIONS = 3;
    /** Set-points come every 100 ms: this long without one is an end. */
    private static final double SILENCE_S = 0.4;

    final WireVehicle vehicle = new WireVehicle();
    final CarrierSource radio = new CarrierSource(3, 1e6, 30);
    final Pisad pisad;
    private final Random random = new Random(4);

    /**
     * How long motion went on.
     *
     * @param motionMs until the last set-point with a velocity
     * @param zeroMs until the last set-point of all, the braking ones included
     */
    record Latency(double motionMs, double zeroMs) {}

    WireFlight(Path folder) throws Exception {
        this(folder, Map.of());
    }

    /** With more settings. */
    WireFlight(Path folder, Map<String, String> more) throws Exception {
        var keys = new HashMap<>(Map.of(
                "radio.beacon", "continuous",
                "signal.loss_time_s", "1",
                "safety.ground_timeout_s", "3",
                "link.endpoints", "udpout:127.0.0.1:" + vehicle.port(),
                "history.directory", folder.toString()));
        keys.putAll(more);
        Settings settings = ConfigFile.load(Optional.empty(), Map.of(), keys).withMotion();
        long startNs = System.nanoTime();
        var header = Headers.of("run", settings, OptionalLong.empty(), startNs, Instant.now(), "test");
        var link = Endpoints.open("udpout:127.0.0.1:" + vehicle.port());
        pisad = new Pisad(settings, watcher -> radio, List.of(link), header, System::nanoTime, startNs, false);
        pisad.startLive();
    }

    /** Everything back to well, and homing ordered until the vehicle is moved. */
    void fly() throws InterruptedException {
        radio.silent(false);
        vehicle.at(0);
        vehicle.battery(80);
        vehicle.ground(true);
        vehicle.beat(WireVehicle.LOITER, false);
        vehicle.order(USER_2, RESET);
        vehicle.beat(WireVehicle.GUIDED, true);
        long before = vehicle.motions();
        for (int tries = 0; tries < 40; tries++) {
            vehicle.order(USER_1, 1);
            if (!Double.isNaN(RadioFlight.await(() -> vehicle.motions() >= before + FLYING_MOTIONS, 0.5))) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(100)); // any phase of the 10 Hz
                return;
            }
        }
        throw new AssertionError("the vehicle is not moved: " + pisad.log.transitions() + " " + pisad.failure());
    }

    /** Flies, lets the cause happen, waits until it must have had its effect, and looks at what came. */
    Latency measure(Cause cause) throws InterruptedException {
        fly();
        long atNs = cause.happen(this);
        TimeUnit.MILLISECONDS.sleep(Math.round(cause.timeoutS * 1000)); // a lapse meanwhile is not the end
        double settleS = 2;
        if (Double.isNaN(RadioFlight.await(() -> silentS(atNs) > SILENCE_S, settleS))) {
            throw new AssertionError(cause + ": still moved " + (cause.timeoutS + settleS) + " s later");
        }
        return new Latency(after(atNs, vehicle.lastMotionNs()), after(atNs, vehicle.lastSetpointNs()));
    }

    /** Since the last set-point, or since the cause if that is later. */
    private double silentS(long atNs) {
        return (System.nanoTime() - Math.max(atNs, vehicle.lastSetpointNs())) * 1e-9;
    }

    private static double after(long atNs, long lastNs) {
        return Math.max(0, lastNs - atNs) * 1e-6;
    }

    /** What ends motion, and after what time by itself. */
    enum Cause {
        MODE(0, 100) {
            @Override
            long happen(WireFlight flight) {
                return flight.vehicle.beat(WireVehicle.LOITER, true);
            }
        },
        DISABLE(0, 500) {
            @Override
            long happen(WireFlight flight) {
                return flight.vehicle.order(USER_1, 0);
            }
        },
        EMERGENCY(0, 100) {
            @Override
            long happen(WireFlight flight) {
                return flight.vehicle.order(USER_2, 1);
            }
        },
        DISARM(0, 100) {
            @Override
            long happen(WireFlight flight) {
                return flight.vehicle.beat(WireVehicle.GUIDED, false);
            }
        },
        FENCE(0, 500) {
            @Override
            long happen(WireFlight flight) {
                return flight.vehicle.at(OUTSIDE_M);
            }
        },
        /** Under the limit for 5 s; the vehicle says it once a second. */
        BATTERY(6, 6500) {
            @Override
            long happen(WireFlight flight) {
                return flight.vehicle.battery(10);
            }
        },
        /** The tone falls silent; its average falls under 6 dB after some 0.9 s, and 1 s later it is lost. */
        SIGNAL(3, 3000) {
            @Override
            long happen(WireFlight flight) {
                flight.radio.silent(true);
                return System.nanoTime();
            }
        },
        /** The ground station's last heartbeat; its time-out is 3 s. */
        LINK(3, 3500) {
            @Override
            long happen(WireFlight flight) {
                return flight.vehicle.ground(false);
            }
        },
        /** The homing thread hangs for 1.5 s; the lease is 300 ms. */
        STALL(2, 500) {
            @Override
            long happen(WireFlight flight) {
                long[] atNs = new long[1];
                var hold = new Thread(() -> {
                    synchronized (flight.pisad.log) {
                        atNs[0] = System.nanoTime();
                        RadioFlight.pause(1500);
                    }
                });
                hold.start();
                while (atNs[0] == 0) {
                    RadioFlight.pause(1);
                }
                return atNs[0];
            }
        };

        /** After what time motion ends by itself at the latest, seconds. */
        final double timeoutS;
        /** What must be kept, that time included. */
        final double limitMs;

        Cause(double timeoutS, double limitMs) {
            this.timeoutS = timeoutS;
            this.limitMs = limitMs;
        }

        /** Lets it happen; the time of the last byte of the message that shows it. */
        abstract long happen(WireFlight flight);
    }

    @Override
    public void close() {
        pisad.close();
        vehicle.close();
    }
}
