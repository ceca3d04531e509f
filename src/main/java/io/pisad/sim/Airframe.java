package io.pisad.sim;

/**
 * The flying body: follows a wanted velocity within a multirotor's limits; 10 ms steps, east-north-up from home.
 *
 * <p>First order (time constant 0.4 s) with the acceleration limited; gusts are a first-order Gauss-Markov process (5 s)
 * that pushes through drag, the mean wind is trimmed out by the autopilot and costs airspeed.
 */
final class Airframe {
    static final double STEP_S = 0.01;
    static final double MAX_ACCELERATION = 2.5;
    static final double MAX_AIRSPEED_MPS = 15;
    static final double MAX_CLIMB_MPS = 2.5;
    static final double MAX_DESCENT_MPS = 1.5;
    static final double MAX_YAW_RATE_DPS = 90;
    private static final double RESPONSE_S = 0.4;
    private static final double GRAVITY = 9.80665;
    private static final double DRAG_PER_S = 0.2;
    private static final double GUST_S = 5;

    double northM;
    double eastM;
    double upM;
    double northMps;
    double eastMps;
    double downMps;
    double yawDeg;
    double yawRateDps;
    double rollRad;
    double pitchRad;

    private final double windMps;
    private final double windNorthMps;
    private final double windEastMps;
    private final Draws gusts;
    private double gustNorthMps;
    private double gustEastMps;
    private long steps;

    Airframe(SimSettings settings) {
        this(settings.seed(), settings.windMps(), settings.heightM());
    }

    Airframe(long seed, double windMps, double heightM) {
        Draws drawn = new Draws(seed, 1);
        double towardsRad = 2 * StrictMath.PI * drawn.uniform(1);
        this.windMps = windMps;
        windNorthMps = windMps * StrictMath.cos(towardsRad);
        windEastMps = windMps * StrictMath.sin(towardsRad);
        gusts = new Draws(seed, 2);
        yawDeg = 360 * drawn.uniform(2);
        upM = heightM;
    }

    double speedMps() {
        return Math.sqrt(northMps * northMps + eastMps * eastMps);
    }

    boolean landed() {
        return upM <= 0;
    }

    /** Moves on by one step; without power it falls. */
    void step(Velocity wanted, boolean powered) {
        if (!powered) {
            fall();
            return;
        }
        double airNorth = wanted.northMps() - windNorthMps;
        double airEast = wanted.eastMps() - windEastMps;
        double air = Math.sqrt(airNorth * airNorth + airEast * airEast);
        double share = air > MAX_AIRSPEED_MPS ? MAX_AIRSPEED_MPS / air : 1;
        double north = (airNorth * share + windNorthMps - northMps) / RESPONSE_S;
        double east = (airEast * share + windEastMps - eastMps) / RESPONSE_S;
        double acceleration = Math.sqrt(north * north + east * east);
        if (acceleration > MAX_ACCELERATION) {
            north *= MAX_ACCELERATION / acceleration;
            east *= MAX_ACCELERATION / acceleration;
        }
        blow();
        double down = clamp(wanted.downMps(), -MAX_CLIMB_MPS, MAX_DESCENT_MPS);
        downMps += clamp((down - downMps) / RESPONSE_S, -MAX_ACCELERATION, MAX_ACCELERATION) * STEP_S;
        northMps += (north + DRAG_PER_S * gustNorthMps) * STEP_S;
        eastMps += (east + DRAG_PER_S * gustEastMps) * STEP_S;
        yawRateDps = clamp(wanted.yawRateDps(), -MAX_YAW_RATE_DPS, MAX_YAW_RATE_DPS);
        yawDeg = wrap(yawDeg + yawRateDps * STEP_S);
        lean(north + DRAG_PER_S * (northMps - windNorthMps), east + DRAG_PER_S * (eastMps - windEastMps));
        move();
    }

    private void fall() {
        downMps = landed() ? 0 : downMps + GRAVITY * STEP_S;
        yawRateDps = 0;
        rollRad = 0;
        pitchRad = 0;
        move();
    }

    private void move() {
        upM -= downMps * STEP_S;
        if (upM <= 0) {
            upM = 0;
            downMps = Math.min(downMps, 0);
            northMps = 0;
            eastMps = 0;
        }
        northM += northMps * STEP_S;
        eastM += eastMps * STEP_S;
    }

    private void blow() {
        if (windMps > 0) {
            double kick = 0.15 * windMps * StrictMath.sqrt(2 * STEP_S / GUST_S);
            gustNorthMps += -gustNorthMps * STEP_S / GUST_S + kick * gusts.normal(2 * steps);
            gustEastMps += -gustEastMps * STEP_S / GUST_S + kick * gusts.normal(2 * steps + 1);
            steps++;
        }
    }

    private void lean(double north, double east) {
        double yaw = StrictMath.toRadians(yawDeg);
        double cos = StrictMath.cos(yaw);
        double sin = StrictMath.sin(yaw);
        pitchRad = StrictMath.atan2(-(north * cos + east * sin), GRAVITY);
        rollRad = StrictMath.atan2(east * cos - north * sin, GRAVITY);
    }

    static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    /** To [0, 360). */
    static double wrap(double degrees) {
        double turned = degrees % 360;
        return turned < 0 ? turned + 360 : turned;
    }
}
