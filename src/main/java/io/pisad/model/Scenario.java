package io.pisad.model;

/**
 * A world at the level of signal readings, in which the beacon is acquired at the start, and what counts as success.
 *
 * <p>Ranges are checked where it is read; {@code tests/data/scenarios/defaults.toml} is the manual of every key.
 *
 * @param name as the results show it
 * @param prior what the estimators are told
 */
public record Scenario(
        String name,
        Channel channel,
        Beacon beacon,
        Start start,
        Vehicle vehicle,
        Goal goal,
        Antenna antenna,
        Interferer interferer,
        Supply supply,
        Prior prior) {

    /** With an antenna that hears alike on all sides, nobody else on the air, no fault, and nothing known before. */
    public Scenario(String name, Channel channel, Beacon beacon, Start start, Vehicle vehicle, Goal goal) {
        this(name, channel, beacon, start, vehicle, goal, Antenna.ISOTROPIC, Interferer.NONE, Supply.FULL, Prior.WIDE);
    }

    /** How the level falls with distance. */
    public enum PathLoss {
        /** P0 - 10 n log10(d). */
        LOG_DISTANCE,
        /** P0 - 20 log10(d) times the interference with the ray that the ground reflects. */
        TWO_RAY
    }

    /**
     * From the beacon to the receiver.
     *
     * @param pathLoss law of the mean level
     * @param exponent n of log-distance
     * @param dbmAt1m received power at 1 m
     * @param floorDbm noise power in the channel, added to the signal's
     * @param noiseDb standard deviation of white noise of the level
     * @param noisePeriodS how long one value of it lasts: one sample of RSSI
     * @param shadowingDb standard deviation of the field of shadowing over the ground
     * @param decorrelationM distance at which its correlation is 1/e
     * @param gridM distance of its nodes; linear between them
     * @param ricianK ratio of the steady to the scattered power; 0 for no fading
     */
    public record Channel(
            PathLoss pathLoss,
            double exponent,
            double dbmAt1m,
            double floorDbm,
            double noiseDb,
            double noisePeriodS,
            double shadowingDb,
            double decorrelationM,
            double gridM,
            double ricianK) {}

    /**
     * The transmitter.
     *
     * @param kind CONTINUOUS, PULSED or BURST
     * @param heightM above home, for two rays only: estimators take it to be at home's height
     * @param widthS length of a pulse
     * @param periodS from pulse to pulse
     * @param missedShare of the pulses that are not heard
     * @param pulseLeastDb SNR under which a pulse is not found
     * @param speedMps over ground
     * @param turnS mean time from one random course to the next
     */
    public record Beacon(
            BeaconKind kind,
            double heightM,
            double widthS,
            double periodS,
            double missedShare,
            double pulseLeastDb,
            double speedMps,
            double turnS) {}

    /**
     * Where it begins.
     *
     * @param rangeMinM least horizontal distance
     * @param rangeMaxM greatest; uniform between them
     * @param bearingMinDeg least bearing to the beacon
     * @param bearingMaxDeg greatest; uniform between them
     * @param boxM side of a square in which vehicle and beacon are put at random instead; 0 for none
     */
    public record Start(double rangeMinM, double rangeMaxM, double bearingMinDeg, double bearingMaxDeg, double boxM) {}

    /**
     * The multirotor.
     *
     * @param heightM above home and the beacon
     * @param speedMps of the approach
     * @param windMps mean wind; gusts are 15 % of it
     * @param positionNoiseM standard deviation of its position, east and north
     * @param positionNoiseS time in which that error changes
     * @param delayS how late its telemetry is
     * @param droppedShare of the readings that are lost
     * @param dropS length of one loss
     * @param fenceRadiusM around the start
     */
    public record Vehicle(
            double heightM,
            double speedMps,
            double windMps,
            double positionNoiseM,
            double positionNoiseS,
            double delayS,
            double droppedShare,
            double dropS,
            double fenceRadiusM) {}

    /**
     * The vehicle's antenna.
     *
     * @param dipole a half-wave dipole along the body's vertical axis, which leans with it; otherwise isotropic
     * @param bodyShadowDb loss straight from behind, none from ahead, with the cosine between
     */
    public record Antenna(boolean dipole, double bodyShadowDb) {
        /** Hears alike on all sides. */
        public static final Antenna ISOTROPIC = new Antenna(false, 0);
    }

    /** How somebody else transmits. */
    public enum Interference {
        NONE,
        CONTINUOUS,
        /** With a width and a period of its own. */
        PULSED,
        /** Now and then for a while in our channel. */
        HOPPING
    }

    /**
     * Somebody else in the beacon's channel, at a place from the seed; same path loss, no shadowing.
     *
     * @param kind how it transmits
     * @param dbmAt1m received power at 1 m
     * @param rangeM from the start
     * @param widthS of a pulse, or time on one channel
     * @param periodS from pulse to pulse
     * @param channels it hops over, one of them ours
     */
    public record Interferer(
            Interference kind, double dbmAt1m, double rangeM, double widthS, double periodS, double channels) {
        /** Nobody. */
        public static final Interferer NONE = new Interferer(Interference.NONE, -60, 200, 0.05, 0.7, 10);
    }

    /**
     * The link to the autopilot and its battery.
     *
     * @param lostShare of the telemetry that never arrives
     * @param batteryPercent at the start
     * @param drainPercentPerMin how fast it falls
     */
    public record Supply(double lostShare, double batteryPercent, double drainPercentPerMin) {
        /** Nothing is lost, the battery stays at 80 %. */
        public static final Supply FULL = new Supply(0, 80, 0);
    }

    /**
     * What counts.
     *
     * @param withinM success: horizontally this near at least once; 0 for no such condition
     * @param sdM success: the estimate's standard deviation at most this; 0 for no such condition
     * @param timeLimitS from the start of HOMING
     * @param settleS flown so long after success, before the estimate is compared with the truth
     * @param measureS the estimate is compared at this time instead; 0 for at the end
     */
    public record Goal(double withinM, double sdM, double timeLimitS, double settleS, double measureS) {}
}
