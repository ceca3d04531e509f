package io.pisad.analytics;

import io.pisad.model.Event;
import io.pisad.model.Pulse;
import io.pisad.model.Quality;
import io.pisad.model.SignalReading;
import io.pisad.model.Tick;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A vehicle weaving east at 5 m/s past a beacon well outside its track, heard at 1 kHz over noise: all events in the
 * order of a ring. Level noise is redrawn every 0.5 s; positions come at 5 Hz, 100 ms late. Ticks
 * come every 50 ms, but only in the first two of every ten seconds: the rest would cost time and show nothing new.
 */
final class SeededFlight {
    static final long START_NS = 7_000_000_000_123L;
    static final long MS_NS = 1_000_000L;
    static final double BEACON_EAST_M = 500;
    static final double BEACON_NORTH_M = 400;
    static final double NOISE_DBM = -110;

    private final Random random;
    private final double levelSigmaDb;
    private double levelNoiseDb;

    /** Level sigma in dB, redrawn every half-second. */
    SeededFlight(long seed, double levelSigmaDb) {
        random = new Random(seed);
        this.levelSigmaDb = levelSigmaDb;
    }

    /** All events of the first seconds, in order. */
    static List<Event> events(long seed, int seconds) {
        List<Event> events = new ArrayList<>();
        new SeededFlight(seed, 2).fly(seconds, events::add);
        return events;
    }

    /** Publishes one event after the other. */
    void fly(int seconds, Consumer<Event> ring) {
        for (int ms = 0; ms < seconds * 1000; ms++) {
            long atNs = START_NS + ms * MS_NS;
            if (ms % 500 == 0) {
                levelNoiseDb = levelSigmaDb * random.nextGaussian();
            }
            ring.accept(reading(ms, atNs));
            if (ms % 200 == 100) {
                ring.accept(vehicle(ms - 100));
            }
            if (ms % 1000 == 730) {
                ring.accept(pulse(ms, atNs));
            }
            if (ms % 50 == 49 && ms % 10_000 < 2_000) {
                ring.accept(new Tick(atNs + MS_NS / 2, ms / 50));
            }
        }
    }

    static double eastM(double s) {
        return 5 * s;
    }

    static double northM(double s) {
        return 30 * StrictMath.sin(s / 8);
    }

    /** Level at the vehicle without noise, P0 = -30 dBm at 1 m, n = 2, 30 m under it. */
    static double levelDbm(double s) {
        double east = BEACON_EAST_M - eastM(s);
        double north = BEACON_NORTH_M - northM(s);
        return -30 - 10 * StrictMath.log10(east * east + north * north + 900);
    }

    private SignalReading reading(int ms, long atNs) {
        double powerMw = Power.mw(levelDbm(ms / 1e3) + levelNoiseDb) + Power.mw(NOISE_DBM);
        double channelDbm = Power.dbm(powerMw) + 0.5 * random.nextGaussian();
        double referenceDbm = NOISE_DBM + 0.5 * random.nextGaussian();
        boolean stepped = ms % 20_000 >= 13_000;
        double offsetDb = stepped ? -30 : -20;
        Quality quality = ms % 7_000 < 300 ? Quality.SILENT : ms % 411 == 0 ? Quality.CLIPPED : Quality.GOOD;
        return reading(atNs, channelDbm, referenceDbm, offsetDb, quality);
    }

    /** A reading from dBm values; a silent one has no levels. */
    static SignalReading reading(long atNs, double channelDbm, double referenceDbm, double offsetDb, Quality quality) {
        boolean silent = quality == Quality.SILENT;
        double channelDbfs = silent ? Double.NEGATIVE_INFINITY : channelDbm - offsetDb;
        double referenceDbfs = silent ? Double.NEGATIVE_INFINITY : referenceDbm - offsetDb;
        double clippedShare = quality == Quality.CLIPPED ? 0.01 : 0;
        return new SignalReading(
                atNs,
                (atNs - START_NS) / 4_000,
                250,
                channelDbfs,
                referenceDbfs,
                channelDbfs + 3,
                clippedShare,
                offsetDb,
                quality);
    }

    private Pulse pulse(int ms, long atNs) {
        long startNs = atNs - 40 * MS_NS - (long) (random.nextDouble() * 5 * MS_NS);
        double meanDbfs = levelDbm(ms / 1e3) + random.nextGaussian() + 20;
        return new Pulse(
                atNs,
                startNs,
                0,
                30 * MS_NS + random.nextInt(1000),
                meanDbfs,
                meanDbfs + 1,
                NOISE_DBM + 20,
                -20,
                random.nextInt(5) == 0);
    }

    /** The vehicle's position at a time, heard then. */
    static VehicleState vehicle(int ms) {
        double s = ms / 1e3;
        return vehicle(START_NS + ms * MS_NS, eastM(s), northM(s), 30 + s);
    }

    /** A state with a position in metres around 47.4 N 8.5 E. */
    static VehicleState vehicle(long atNs, double eastM, double northM, double upM) {
        double latitudeDeg = 47.4 + northM / 111_180;
        double longitudeDeg = 8.5 + eastM / 75_500;
        VehicleState.Position position =
                new VehicleState.Position(atNs, latitudeDeg, longitudeDeg, 400 + upM, upM, 0, 5, 0);
        return new VehicleState(atNs, 1, null, position, null, null, null, null, null, null, null, null, null, null);
    }
}
