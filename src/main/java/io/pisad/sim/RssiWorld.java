package io.pisad.sim;

import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.LocalFrame;
import io.pisad.model.Quality;
import io.pisad.model.Scenario;
import io.pisad.model.Setpoint;
import io.pisad.model.SignalReading;
import io.pisad.model.Tick;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scenario at the level of signal readings: one reading per tick, pulses, vehicle states, in virtual time.
 *
 * <p>Publishes what the daemon's radio and link would, and obeys set-points as its vehicle. One thread; a seed gives the
 * same events. East and north are metres from home, which is where the vehicle starts.
 */
public final class RssiWorld {
    /** What all runs of a scenario share; immutable. */
    public static final class Shared {
        private final Scenario scenario;
        private final double frequencyHz;
        private final ShadowField.Spectrum spectrum;

        /** @param frequencyHz for the interference of two rays */
        public Shared(Scenario scenario, double frequencyHz) {
            this.scenario = scenario;
            this.frequencyHz = frequencyHz;
            spectrum = new ShadowField.Spectrum(
                    scenario.channel().decorrelationM(), scenario.channel().gridM());
        }

        /** The scenario. */
        public Scenario scenario() {
            return scenario;
        }
    }

    static final LocalFrame FRAME = new LocalFrame(47.4, 8.5);
    private static final double TICK_S = Tick.PERIOD_NS / 1e9;
    private static final int FRAMES = (int) StrictMath.round(TICK_S / Airframe.STEP_S);
    /** The body flies at this height whatever it reports, so that a flat world does not land it. */
    private static final double BODY_M = 60;

    private final Scenario scenario;
    private final Air air;
    private final Airframe airframe;
    private final MovingBeacon beacon;
    private final RssiTelemetry telemetry;
    private final Draws drops;
    private final double floorMw;
    private final Crlb crlb = new Crlb();
    private long bounded = Long.MIN_VALUE;
    private Velocity wanted = new Velocity(0, 0, 0, 0);

    /** A world of that seed. */
    public RssiWorld(Shared shared, long seed) {
        scenario = shared.scenario;
        StartPlace place = StartPlace.of(scenario.start(), seed);
        air = new Air(scenario, shared.frequencyHz, shared.spectrum, place, seed);
        beacon = air.beacon;
        airframe = new Airframe(seed, scenario.vehicle().windMps(), BODY_M);
        telemetry = new RssiTelemetry(scenario, seed);
        drops = new Draws(seed, 26);
        floorMw = StrictMath.pow(10, scenario.channel().floorDbm() / 10);
    }

    /**
     * Moves on by a tick's period and publishes what happened in it, ending with the tick.
     *
     * @param number of the tick; call in order, from 0
     * @param setpoint what moves the vehicle from now on; null for standing still
     */
    public void step(long number, @Nullable Setpoint setpoint, Consumer<Event> ring) {
        long nowNs = number * Tick.PERIOD_NS;
        wanted = setpoint == null
                ? new Velocity(0, 0, 0, 0)
                : new Velocity(setpoint.northMps(), setpoint.eastMps(), setpoint.downMps(), setpoint.yawRateDps());
        for (int i = 0; number > 0 && i < FRAMES; i++) {
            airframe.step(wanted, true);
        }
        beacon.step(nowNs / 1e9, TICK_S);
        telemetry.take(nowNs, airframe, heightM());
        listen(nowNs, ring);
        telemetry.publish(nowNs, ring);
        ring.accept(new Tick(nowNs, number));
    }

    private void listen(long nowNs, Consumer<Event> ring) {
        long middleNs = nowNs - Tick.PERIOD_NS / 2;
        long sample = air.sample(middleNs);
        boolean heard = drops.uniform(
                        Math.floorDiv(middleNs, Math.round(scenario.vehicle().dropS() * 1e9)))
                >= scenario.vehicle().droppedShare();
        double signalMw = StrictMath.pow(10, air.signalDbm(airframe, heightM(), sample) / 10);
        double otherMw = air.interferer.signalMw(airframe.eastM, airframe.northM, heightM());
        double share = 1;
        if (scenario.beacon().kind() != BeaconKind.CONTINUOUS) {
            share = air.pulses.step(nowNs, heard ? signalMw : 0, floorMw, ring);
            long foundNs = nowNs - RssiPulses.FOUND_AFTER_NS;
            long startNs = air.interferer.pulseEnded(foundNs - Tick.PERIOD_NS, foundNs);
            if (heard && startNs >= 0) {
                air.pulses.other(startNs, air.interferer.widthNs(), otherMw, floorMw, ring);
            }
        }
        if (heard) {
            double dbm = 10
                    * StrictMath.log10(
                            share * signalMw + air.interferer.share(nowNs - Tick.PERIOD_NS, nowNs) * otherMw + floorMw);
            double floorDbm = scenario.channel().floorDbm();
            bound(sample);
            ring.accept(new SignalReading(middleNs, 0, 0, dbm, floorDbm, dbm, 0, 0, Quality.GOOD));
        }
    }

    private void bound(long sample) {
        if (sample != bounded && underWay()) {
            bounded = sample;
            crlb.add(airframe.eastM - beacon.eastM, airframe.northM - beacon.northM, heightM());
        }
    }

    private boolean underWay() {
        return airframe.eastM != 0 || airframe.northM != 0;
    }

    /** Bound of the position error by the samples since it first moved, white noise alone; NaN for other beacons. */
    public double crlbM() {
        boolean levels = scenario.beacon().kind() == BeaconKind.CONTINUOUS;
        return levels ? crlb.rmsM(scenario.channel().noiseDb(), scenario.prior().powerSdDb()) : Double.NaN;
    }

    private double heightM() {
        return airframe.upM - BODY_M + scenario.vehicle().heightM();
    }

    /** Horizontally from the vehicle to the beacon. */
    public double distanceM() {
        double e = beacon.eastM - airframe.eastM;
        double n = beacon.northM - airframe.northM;
        return Math.sqrt(e * e + n * n);
    }

    /** East of the vehicle. */
    public double vehicleEastM() {
        return airframe.eastM;
    }

    /** North of the vehicle. */
    public double vehicleNorthM() {
        return airframe.northM;
    }

    /** East of the beacon. */
    public double beaconEastM() {
        return beacon.eastM;
    }

    /** North of the beacon. */
    public double beaconNorthM() {
        return beacon.northM;
    }

    /** From the beacon's true place east to a geodetic one. */
    public double eastOfBeaconM(double longitudeDeg) {
        return FRAME.eastM(longitudeDeg) - beacon.eastM;
    }

    /** From the beacon's true place north to a geodetic one. */
    public double northOfBeaconM(double latitudeDeg) {
        return FRAME.northM(latitudeDeg) - beacon.northM;
    }
}
