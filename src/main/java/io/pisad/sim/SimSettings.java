package io.pisad.sim;

import io.pisad.model.BeaconKind;
import io.pisad.model.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What kind of world it is; immutable.
 *
 * @param seed of everything random: directions, level noise, receiver noise, gusts
 * @param rangeM horizontal distance from the start (= home) to the beacon
 * @param bearingDeg from the start to the beacon, true; NaN = drawn from the seed
 * @param heightM height of flight above home at the start; the beacon lies on home's level
 * @param homeLatitudeDeg WGS 84
 * @param homeLongitudeDeg WGS 84
 * @param frequencyHz of the beacon, the middle of its channel
 * @param channelOffsetHz of the beacon from the middle of the received band, so that 0 Hz is outside the channel
 * @param bandwidthHz width of the channel
 * @param beacon how it transmits; UNKNOWN is refused
 * @param beaconDbmAt1m received power at 1 m
 * @param noiseFigureDb of the receiver
 * @param levelNoiseDb standard deviation of the level, redrawn every 0.5 s
 * @param windMps mean wind, direction from the seed; gusts are 15 % of it
 * @param operatorSystemId of the scripted ground station; 0 = none
 * @param scenario of the channel, the beacon's ways and timing, the interferer, the vehicle's errors; null for free space
 *     with level noise, and a vehicle that knows its place
 */
public record SimSettings(
        long seed,
        double rangeM,
        double bearingDeg,
        double heightM,
        double homeLatitudeDeg,
        double homeLongitudeDeg,
        double frequencyHz,
        double channelOffsetHz,
        double bandwidthHz,
        BeaconKind beacon,
        double beaconDbmAt1m,
        double noiseFigureDb,
        double levelNoiseDb,
        double windMps,
        int operatorSystemId,
        @Nullable Scenario scenario) {

    /** Complex samples per second of the simulated radio. */
    public static final double SAMPLE_RATE_HZ = 250_000;

    /** Checks every range. */
    public SimSettings {
        within("rangeM", rangeM, 0, 20_000);
        within("heightM", heightM, 1, 500);
        within("channelOffsetHz + bandwidthHz/2", Math.abs(channelOffsetHz) + bandwidthHz / 2, 0, SAMPLE_RATE_HZ / 2);
        within("levelNoiseDb", levelNoiseDb, 0, 20);
        within("windMps", windMps, 0, 14);
        within("operatorSystemId", operatorSystemId, 0, 255);
        if (!Double.isNaN(bearingDeg)) {
            within("bearingDeg", bearingDeg, -360, 360);
        }
        if (beacon == BeaconKind.UNKNOWN) {
            throw new IllegalArgumentException("beacon is UNKNOWN; a simulated beacon is CONTINUOUS, PULSED or BURST");
        }
    }

    /** In free space. */
    public SimSettings(
            long seed,
            double rangeM,
            double bearingDeg,
            double heightM,
            double homeLatitudeDeg,
            double homeLongitudeDeg,
            double frequencyHz,
            double channelOffsetHz,
            double bandwidthHz,
            BeaconKind beacon,
            double beaconDbmAt1m,
            double noiseFigureDb,
            double levelNoiseDb,
            double windMps,
            int operatorSystemId) {
        this(
                seed,
                rangeM,
                bearingDeg,
                heightM,
                homeLatitudeDeg,
                homeLongitudeDeg,
                frequencyHz,
                channelOffsetHz,
                bandwidthHz,
                beacon,
                beaconDbmAt1m,
                noiseFigureDb,
                levelNoiseDb,
                windMps,
                operatorSystemId,
                null);
    }

    /** 300 m from a continuous beacon on 433.92 MHz, 2 dB level noise, no wind, operator 255. */
    public static SimSettings defaults(long seed) {
        return new SimSettings(
                seed,
                300,
                Double.NaN,
                30,
                -35.3632621,
                149.1652374,
                433.92e6,
                50e3,
                25e3,
                BeaconKind.CONTINUOUS,
                -40,
                22,
                2,
                0,
                255);
    }

    /** Radio frequency of 0 Hz in the samples. */
    public double centerHz() {
        return frequencyHz - channelOffsetHz;
    }

    /** Thermal noise power at 290 K plus the noise figure, in dBm over {@code bandHz}. */
    public double noiseDbm(double bandHz) {
        return -173.98 + 10 * StrictMath.log10(bandHz) + noiseFigureDb;
    }

    /** Mean received power in dBm at a slant distance in metres: free space, 20 log10. */
    public double receivedDbm(double slantM) {
        return beaconDbmAt1m - 20 * StrictMath.log10(slantM);
    }

    /**
     * What to add to dBFS to get dBm: the front end's fixed gain.
     *
     * <p>Full scale is 6 dB above the beacon at 5 m (-48 dBm by default), so level noise does not clip there; receiver
     * noise then lies at -50 dBFS over the whole band.
     */
    public double dbmOffsetDb() {
        return beaconDbmAt1m - 8;
    }

    /** The same world at another distance. */
    public SimSettings withRangeM(double metres) {
        return copy(metres, bearingDeg, beacon, levelNoiseDb, windMps, operatorSystemId);
    }

    /** The same world with the beacon in another direction. */
    public SimSettings withBearingDeg(double degrees) {
        return copy(rangeM, degrees, beacon, levelNoiseDb, windMps, operatorSystemId);
    }

    /** The same world with another kind of beacon. */
    public SimSettings withBeacon(BeaconKind kind) {
        return copy(rangeM, bearingDeg, kind, levelNoiseDb, windMps, operatorSystemId);
    }

    /** The same world with another level noise. */
    public SimSettings withLevelNoiseDb(double db) {
        return copy(rangeM, bearingDeg, beacon, db, windMps, operatorSystemId);
    }

    /** The same world with wind. */
    public SimSettings withWindMps(double mps) {
        return copy(rangeM, bearingDeg, beacon, levelNoiseDb, mps, operatorSystemId);
    }

    /** The same world with the scripted ground station under another system id, 0 for none. */
    public SimSettings withOperatorSystemId(int systemId) {
        return copy(rangeM, bearingDeg, beacon, levelNoiseDb, windMps, systemId);
    }

    /** The world of a scenario, in this channel: place, kind and strength of the beacon, noise, height and wind. */
    public SimSettings withScenario(Scenario flown) {
        StartPlace place = StartPlace.of(flown.start(), seed);
        return new SimSettings(
                seed,
                Math.sqrt(place.eastM() * place.eastM() + place.northM() * place.northM()),
                StrictMath.toDegrees(StrictMath.atan2(place.eastM(), place.northM())),
                Math.max(1, flown.vehicle().heightM()),
                homeLatitudeDeg,
                homeLongitudeDeg,
                frequencyHz,
                channelOffsetHz,
                bandwidthHz,
                flown.beacon().kind(),
                flown.channel().dbmAt1m(),
                flown.channel().floorDbm() + 173.98 - 10 * StrictMath.log10(bandwidthHz),
                0,
                flown.vehicle().windMps(),
                operatorSystemId,
                flown);
    }

    /** The same world with the beacon on another frequency and in a channel of another width. */
    public SimSettings withChannel(double centreHz, double widthHz) {
        return new SimSettings(
                seed,
                rangeM,
                bearingDeg,
                heightM,
                homeLatitudeDeg,
                homeLongitudeDeg,
                centreHz,
                channelOffsetHz,
                widthHz,
                beacon,
                beaconDbmAt1m,
                noiseFigureDb,
                levelNoiseDb,
                windMps,
                operatorSystemId,
                scenario);
    }

    /** The same world with a beacon of another strength: its received power at 1 m. */
    public SimSettings withBeaconDbmAt1m(double dbm) {
        return new SimSettings(
                seed,
                rangeM,
                bearingDeg,
                heightM,
                homeLatitudeDeg,
                homeLongitudeDeg,
                frequencyHz,
                channelOffsetHz,
                bandwidthHz,
                beacon,
                dbm,
                noiseFigureDb,
                levelNoiseDb,
                windMps,
                operatorSystemId,
                scenario);
    }

    private SimSettings copy(double range, double bearing, BeaconKind kind, double noiseDb, double wind, int operator) {
        return new SimSettings(
                seed,
                range,
                bearing,
                heightM,
                homeLatitudeDeg,
                homeLongitudeDeg,
                frequencyHz,
                channelOffsetHz,
                bandwidthHz,
                kind,
                beaconDbmAt1m,
                noiseFigureDb,
                noiseDb,
                wind,
                operator,
                scenario);
    }

    private static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed " + low + " to " + high);
        }
    }
}
