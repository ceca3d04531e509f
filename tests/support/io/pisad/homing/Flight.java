package io.pisad.homing;

import io.pisad.model.AutopilotKind;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Figures;
import io.pisad.model.LocalFrame;
import io.pisad.model.Notice;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.ProofOfLife;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.Recorded;
import io.pisad.model.Row;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.Track;
import io.pisad.model.State;
import io.pisad.model.Tick;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Scenario A in plain arithmetic around the real decision: a vehicle with limited acceleration, P(1 m) = -40 dBm, n = 2,
 * white noise redrawn every 0.5 s, floor -105 dBm, 30 m high. Every row is recorded at once.
 */
final class Flight implements Outbox {
    static final double FLOOR_DBM = -105;
    private static final LocalFrame FRAME = new LocalFrame(47.4, 8.5);
    private static final double DT = 1.0 / Tick.RATE_HZ;
    private static final double HEIGHT_M = 30;
    private static final double LAG_S = 0.4;
    /** Half-second means that are kept: 15 minutes. */
    private static final int KEPT = 1800;

    private final Valve valve = new Valve();
    private final Homing homing;
    private final Settings settings;
    private final Random random;
    private final double sigmaDb;
    private final double beaconEastM;
    private final double beaconNorthM;
    private final List<Long> rows = new ArrayList<>();
    private final long[] trackAt = new long[KEPT];
    private final double[][] track = new double[4][KEPT];
    private int points;
    private double eastM;
    private double northM;
    private double eastMps;
    private double northMps;
    private double yawDeg;
    private double levelDbm;
    private double ewmaMw;
    private double fadeDb;
    private double halfSum;
    private int halfCount;
    private @Nullable Setpoint setpoint;
    private Figures figures = new Figures(0, State.IDLE, 0, 0, 0, 0, 0, 0, 0, 0, false, false, false);
    private List<PlaneFit> planes = List.of();
    private final double[] recent = new double[40];

    /** Where it stands, for a person who looks at an approach. */
    boolean trace;

    /** A flight ends this long after it held. */
    double afterS = 60;

    double homingSinceS = Double.NaN;
    double within50S = Double.NaN;
    double heldS = Double.NaN;
    double nearestM = Double.POSITIVE_INFINITY;
    double estimateErrorM = Double.NaN;
    double shownErrorM = Double.NaN;
    int heldTimes;
    State state = State.IDLE;
    final StringBuilder path = new StringBuilder();
    final List<String> told = new ArrayList<>();

    Flight(Settings settings, long seed, double rangeM, double sigmaDb) {
        this.settings = settings;
        this.sigmaDb = sigmaDb;
        random = new Random(seed);
        double bearing = random.nextDouble() * 2 * StrictMath.PI;
        beaconEastM = rangeM * StrictMath.sin(bearing);
        beaconNorthM = rangeM * StrictMath.cos(bearing);
        yawDeg = random.nextDouble() * 360;
        homing = new Homing(settings, 433.92e6, false, valve, this);
        homing.onEvent(new RadioChange(0, RadioState.LISTENING, 0, 0, "test"), null);
    }

    /** Flies for that long, counted from the start of HOMING. */
    Flight fly(double seconds) {
        for (int tick = 0; tick < 7200 * Tick.RATE_HZ; tick++) {
            long nowNs = tick * Tick.PERIOD_NS;
            double nowS = nowNs / 1e9;
            homing.onEvent(vehicle(nowNs), null);
            if (tick == 20) {
                order(OperatorOrder.Action.HOMING_ENABLE, nowNs);
            }
            answer(nowNs);
            homing.onEvent(new Tick(nowNs, tick), picture(nowNs, tick));
            answer(nowNs);
            measure(nowS);
            move();
            if (trace && tick % (5 * Tick.RATE_HZ) == 0) {
                System.out.printf(
                        "%5.0f s %-9s range %5.0f course %4.0f beacon %4.0f est err %6.1f shown %6.1f dist %6.1f%n",
                        nowS,
                        state,
                        rangeM(),
                        Angle.bearingDeg(eastMps, northMps),
                        Angle.bearingDeg(beaconEastM - eastM, beaconNorthM - northM),
                        estimateErrorM,
                        figures.errorM(),
                        figures.distanceM());
            }
            if (nowS - homingSinceS >= seconds || nowS - homingSinceS - heldS >= afterS) {
                return this;
            }
        }
        return this;
    }

    private void measure(double nowS) {
        nearestM = Math.min(nearestM, rangeM());
        if (state == State.HOMING && Double.isNaN(homingSinceS)) {
            homingSinceS = nowS;
        }
        if (rangeM() <= 50 && Double.isNaN(within50S)) {
            within50S = nowS - homingSinceS;
        }
        if (state == State.HOLDING && Double.isNaN(heldS)) {
            heldS = nowS - homingSinceS;
        }
        if (!Double.isNaN(figures.distanceM())) {
            double rad = StrictMath.toRadians(figures.bearingDeg());
            double e = eastM + figures.distanceM() * StrictMath.sin(rad) - beaconEastM;
            double n = northM + figures.distanceM() * StrictMath.cos(rad) - beaconNorthM;
            estimateErrorM = Math.sqrt(e * e + n * n);
            shownErrorM = figures.errorM();
        }
    }

    double rangeM() {
        double e = eastM - beaconEastM;
        double n = northM - beaconNorthM;
        return Math.sqrt(e * e + n * n);
    }

    private void order(OperatorOrder.Action action, long nowNs) {
        homing.onEvent(
                new OperatorOrder(nowNs, action, null, new OperatorOrder.Sender(0, 255, 190, 31010), valve.epoch()),
                null);
    }

    private void answer(long nowNs) {
        for (int i = 0; i < rows.size(); i++) {
            homing.onEvent(new Recorded(nowNs, rows.get(i)), null);
        }
        rows.clear();
    }

    private void move() {
        double e = 0;
        double n = 0;
        if (setpoint != null && valve.permits(setpoint.epoch())) {
            e = setpoint.eastMps();
            n = setpoint.northMps();
            yawDeg = (yawDeg + setpoint.yawRateDps() * DT + 360) % 360;
        }
        setpoint = null;
        double ae = (e - eastMps) / LAG_S;
        double an = (n - northMps) / LAG_S;
        double a = Math.sqrt(ae * ae + an * an);
        double k = a > 3 ? 3 / a : 1;
        eastMps += k * ae * DT;
        northMps += k * an * DT;
        eastM += eastMps * DT;
        northM += northMps * DT;
    }

    private VehicleState vehicle(long nowNs) {
        return new VehicleState(
                nowNs,
                1,
                new VehicleState.Heartbeat(nowNs, AutopilotKind.ARDUPILOT, 4, true),
                new VehicleState.Position(
                        nowNs,
                        FRAME.latitudeDeg(northM),
                        FRAME.longitudeDeg(eastM),
                        500,
                        HEIGHT_M,
                        northMps,
                        eastMps,
                        0),
                null,
                new VehicleState.Attitude(nowNs, 0, 0, yawDeg),
                new VehicleState.Gps(nowNs, 3, 0.9),
                new VehicleState.Battery(nowNs, 80),
                new VehicleState.Home(nowNs, FRAME.latitudeDeg(), FRAME.longitudeDeg(), 470),
                new VehicleState.GroundStation(nowNs, 255),
                null,
                null,
                null,
                null);
    }

    private SignalPicture picture(long nowNs, long tick) {
        if (tick % 10 == 0) {
            halfSecond(nowNs);
            fadeDb = sigmaDb * random.nextGaussian();
        }
        double d2 = rangeM() * rangeM() + HEIGHT_M * HEIGHT_M;
        double signal = StrictMath.pow(10, (-40 - 10 * StrictMath.log10(d2) + fadeDb) / 10);
        double noise = StrictMath.pow(10, FLOOR_DBM / 10);
        levelDbm = 10 * StrictMath.log10(signal + noise);
        halfSum += levelDbm;
        halfCount++;
        ewmaMw = tick == 0 ? signal + noise : ewmaMw + 0.3 * (signal + noise - ewmaMw);
        double snrDb = 10 * StrictMath.log10(Math.max(0.01, (ewmaMw - noise) / noise));
        recent[(int) (tick % recent.length)] = levelDbm;
        Track newest = tick % Tick.RATE_HZ == 0 ? track() : null;
        if (newest != null) {
            planes = Planes.of(newest, nowNs);
        }
        double mean = Arrays.stream(recent).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(recent)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0));
        double ewmaDbm = 10 * StrictMath.log10(ewmaMw);
        return new SignalPicture(
                nowNs, 10000, FLOOR_DBM, FLOOR_DBM, ewmaDbm, snrDb, snrDb, 0, 0, mean, spread, 0, true, 0, FRAME,
                planes, null, newest);
    }

    private void halfSecond(long nowNs) {
        if (points == KEPT) {
            points--;
            System.arraycopy(trackAt, 1, trackAt, 0, points);
            for (double[] column : track) {
                System.arraycopy(column, 1, column, 0, points);
            }
        }
        if (halfCount > 0) {
            trackAt[points] = nowNs - 250_000_000L;
            track[0][points] = eastM - 0.25 * eastMps;
            track[1][points] = northM - 0.25 * northMps;
            track[2][points] = HEIGHT_M;
            track[3][points] = halfSum / halfCount;
            points++;
        }
        halfSum = 0;
        halfCount = 0;
    }

    private Track track() {
        return new Track(
                Arrays.copyOf(trackAt, points),
                Arrays.copyOf(track[0], points),
                Arrays.copyOf(track[1], points),
                Arrays.copyOf(track[2], points),
                Arrays.copyOf(track[3], points));
    }

    @Override
    public void move(Setpoint newest) {
        setpoint = newest;
    }

    @Override
    public void alive(ProofOfLife proof) {}

    @Override
    public void failsafe(FailsafeOrder order) {}

    @Override
    public void reply(OrderReply reply) {
        told.add(reply.result() + " " + reply.reason());
    }

    @Override
    public void tell(Notice notice) {
        told.add(notice.text());
    }

    @Override
    public void show(Figures newest) {
        figures = newest;
    }

    @Override
    public void record(Row row) {
        if (row.durable()) {
            rows.add(row.id());
        }
        if (row instanceof Row.Transition transition) {
            state = transition.to();
            if (path.length() < 200) {
                path.append(
                        String.format("%.0f %s (%s) ", transition.atNs() / 1e9, transition.to(), transition.reason()));
            }
            heldTimes += transition.to() == State.HOLDING ? 1 : 0;
        }
    }

    /** The settings it flies with. */
    Settings settings() {
        return settings;
    }
}
