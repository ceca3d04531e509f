package io.pisad.safety;

import io.pisad.model.FailsafeAction;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * A vehicle, a pilot, an operator, an antenna and a computer to which everything happens, drawn from one seed: each
 * mischief lasts for a while and then things are well again, so that there is motion to be stopped.
 */
final class Mischief {
    private static final long MS = Flight.MS;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int ARMED = 128;
    private static final int[] STREAMS = {
        Frame.HEARTBEAT,
        Frame.GLOBAL_POSITION_INT,
        Frame.GPS_RAW_INT,
        Frame.SYS_STATUS,
        Frame.ATTITUDE,
        Frame.HOME_POSITION,
        Frame.SYSTEM_TIME,
        -1
    };
    private static final int[] PERIOD_MS = {1000, 200, 500, 1000, 500, 2000, 1000, 1000};

    /** What can happen. */
    private enum Kind {
        OTHER_MODE,
        DISARM,
        OUTSIDE,
        TOWARDS_THE_FENCE,
        HEIGHT,
        BATTERY,
        NO_HEARTBEAT,
        NO_POSITION,
        NO_BATTERY,
        NO_GROUND,
        NO_FIX,
        HDOP,
        NO_SIGNAL,
        UNUSABLE,
        RADIO,
        STALL,
        RING_FULL,
        RIVAL,
        STRANGERS,
        CLOCK,
        LOSSES,
        SLOW_DISK
    }

    private static final Kind[] KINDS = Kind.values();

    final Flight flight;
    private final Random random;
    private final boolean px4;
    private final long guided;
    private final long[] wellNs = new long[KINDS.length];
    private final long[] dueNs = new long[STREAMS.length];
    private long mode;
    private boolean armed = true;
    private double eastM;
    private double northM;
    private double heightM = 50;
    /** As told: it follows in steps of 45 m, and jumps now and then as another vehicle's would. */
    private double toldEastM;

    private double toldNorthM;
    private double eastMps;
    private double northMps;
    private double downMps;
    private int battery = 80;
    private int fix = 3;
    private int eph = 90;
    private long homeNs;
    private long tickNs;
    private long orderNs;
    private long sentNs;
    private long utcUs = 1_790_000_000_000_000L;
    private boolean stubborn;

    Mischief(long seed) {
        random = new Random(seed * 0x9e37_79b9_7f4a_7c15L); // neighbouring seeds begin alike
        px4 = seed % 2 == 0;
        FailsafeAction[] actions = FailsafeAction.values();
        flight = new Flight(px4, actions[random.nextInt(actions.length)], random);
        guided = px4 ? 6 << 16 : 4;
        mode = px4 ? 3 << 16 : guided;
        Arrays.fill(wellNs, NEVER);
        homeNs = flight.nowNs + (random.nextInt(5) == 0 ? 20_000 : 0) * MS;
        if (px4) {
            wellNs[Kind.OTHER_MODE.ordinal()] = flight.nowNs + 3000 * MS;
        }
    }

    /** A few milliseconds pass. */
    void step() {
        flight.nowNs += 5 * MS + random.nextInt(10_000_000);
        if (random.nextInt(90) == 0) {
            begin(KINDS[random.nextInt(KINDS.length)]);
        }
        for (Kind kind : KINDS) {
            if (flight.nowNs >= wellNs[kind.ordinal()]) {
                wellNs[kind.ordinal()] = NEVER;
                end(kind);
            }
        }
        for (int i = 0; i < STREAMS.length; i++) {
            if (flight.nowNs >= dueNs[i]) {
                dueNs[i] = flight.nowNs + PERIOD_MS[i] * MS - random.nextInt(20_000_000);
                stream(STREAMS[i]);
            }
        }
        if (flight.nowNs >= orderNs) {
            orderNs = flight.nowNs + (300 + random.nextInt(1200)) * MS;
            operator();
        }
        if (flight.nowNs >= tickNs) {
            tickNs = flight.nowNs + 48 * MS;
            flight.tick();
        }
        if (!is(Kind.STALL) && !is(Kind.RING_FULL)) {
            flight.decide();
        }
        if (random.nextInt(5) < 3 || flight.nowNs - sentNs > 40 * MS) {
            sentNs = flight.nowNs;
            flight.send();
        }
        obey();
    }

    private boolean is(Kind kind) {
        return wellNs[kind.ordinal()] != NEVER;
    }

    private void begin(Kind kind) {
        double longest = switch (kind) {
            case STALL, RING_FULL, RADIO -> 1600;
            case NO_POSITION, UNUSABLE, LOSSES -> 3000;
            case NO_HEARTBEAT -> 5000;
            case NO_GROUND, NO_BATTERY -> 20_000;
            case BATTERY, NO_SIGNAL -> 10_000;
            default -> 8000;
        };
        wellNs[kind.ordinal()] =
                flight.nowNs + (long) (longest * StrictMath.pow(lasting(kind) ? 0.2 : 0.02, random.nextDouble()) * MS);
        flight.log("begins", kind);
        switch (kind) {
            case OTHER_MODE -> mode(px4 ? (random.nextBoolean() ? 3 : 4) << 16 | 3 << 24 : random.nextInt(4) + 5);
            case DISARM -> {
                armed = false;
                heartbeatSoon();
            }
            case OUTSIDE -> place(292 + random.nextInt(150), 3);
            case TOWARDS_THE_FENCE -> {
                place(220 + random.nextInt(75), 0);
                double s = random.nextInt(12) / Math.max(1, Math.hypot(eastM, northM));
                eastMps = s * eastM;
                northMps = s * northM;
            }
            case HEIGHT -> {
                heightM = random.nextBoolean() ? random.nextInt(26) : 108 + random.nextInt(30);
                downMps = random.nextInt(7) - 3;
            }
            case BATTERY -> battery = random.nextInt(3) == 0 ? -1 : random.nextInt(22);
            case NO_FIX -> fix = random.nextInt(3);
            case HDOP -> eph = random.nextBoolean() ? 65_535 : 190 + random.nextInt(50);
            case NO_SIGNAL -> flight.hear(random.nextInt(8) - 2, true);
            case UNUSABLE -> flight.hear(20, false);
            case RADIO -> flight.radio(false);
            case RING_FULL -> flight.ringFull(true);
            case SLOW_DISK -> flight.recordingMs = random.nextInt(600);
            case RIVAL -> flight.in(0, heartbeat(1, 2 + random.nextInt(100), 2, px4 ? 12 : 3, guided, true), false);
            case CLOCK -> utcUs += random.nextLong() >> 12;
            case NO_HEARTBEAT, NO_POSITION, NO_BATTERY, NO_GROUND, STALL, STRANGERS, LOSSES -> {}
        }
    }

    /** What must last before it counts. */
    private static boolean lasting(Kind kind) {
        return kind == Kind.BATTERY || kind == Kind.NO_SIGNAL || kind == Kind.NO_GROUND;
    }

    private void end(Kind kind) {
        flight.log("ends", kind);
        switch (kind) {
            case OTHER_MODE -> mode(guided);
            case DISARM -> {
                armed = true;
                heartbeatSoon();
            }
            case OUTSIDE, TOWARDS_THE_FENCE -> place(random.nextInt(150), 3);
            case HEIGHT -> {
                heightM = 40 + random.nextInt(50);
                downMps = 0;
            }
            case BATTERY -> battery = 60 + random.nextInt(40);
            case NO_FIX -> fix = 3 + random.nextInt(3);
            case HDOP -> eph = 90;
            case NO_SIGNAL, UNUSABLE -> flight.hear(20, true);
            case RADIO -> flight.radio(true);
            case SLOW_DISK -> flight.recordingMs = 0;
            case RING_FULL -> {
                flight.ringFull(false);
                flight.decide();
                stream(Frame.GLOBAL_POSITION_INT);
            }
            default -> {}
        }
    }

    private void mode(long newMode) {
        mode = newMode;
        stubborn = random.nextInt(4) == 0;
        heartbeatSoon();
    }

    private void heartbeatSoon() {
        if (random.nextInt(3) > 0) {
            dueNs[0] = flight.nowNs;
        }
    }

    private void place(double fromHomeM, int most) {
        double course = 2 * Math.PI * random.nextDouble();
        eastM = fromHomeM * StrictMath.sin(course);
        northM = fromHomeM * StrictMath.cos(course);
        eastMps = random.nextInt(2 * most + 1) - most;
        northMps = random.nextInt(2 * most + 1) - most;
    }

    /** Our mode commands are obeyed, mostly; the pilot comes back to us later. */
    private void obey() {
        Frame command = flight.commandedMode;
        flight.commandedMode = null;
        if (command != null && !stubborn) {
            mode(px4 ? (long) command.real(4) << 16 | (long) command.real(8) << 24 : (long) command.real(4));
            wellNs[Kind.OTHER_MODE.ordinal()] = flight.nowNs + (500 + random.nextInt(3000)) * MS;
        }
    }

    // --- what is said ------------------------------------------------------------------------------------------------

    private void stream(int id) {
        boolean broken = is(Kind.LOSSES) && random.nextBoolean();
        if (id < 0) {
            if (!is(Kind.NO_GROUND)) {
                flight.in(random.nextInt(2), heartbeat(255, 190, 6, 8, 0, false), broken);
            }
            strangers();
            return;
        }
        boolean silent = switch (id) {
            case Frame.HEARTBEAT -> is(Kind.NO_HEARTBEAT);
            case Frame.GLOBAL_POSITION_INT -> is(Kind.NO_POSITION);
            case Frame.SYS_STATUS ->
                is(Kind.NO_BATTERY) || is(Kind.RING_FULL); // a refused report begins no five seconds
            case Frame.HOME_POSITION -> flight.nowNs < homeNs;
            default -> false;
        };
        if (!silent) {
            flight.in(0, id == Frame.HEARTBEAT ? ours() : new Frame(1, 1, id, fields(id)), broken);
        }
    }

    private Frame ours() {
        return heartbeat(1, 1, 2, px4 ? 12 : 3, mode, armed);
    }

    private static Frame heartbeat(int system, int component, int type, int autopilot, long mode, boolean armed) {
        ByteBuffer f = Frame.blank();
        f.putInt(0, (int) mode).put(4, (byte) type).put(5, (byte) autopilot);
        f.put(6, (byte) (armed ? ARMED | 1 : 1)).put(8, (byte) 3);
        return new Frame(system, component, Frame.HEARTBEAT, f);
    }

    private ByteBuffer fields(int id) {
        ByteBuffer f = Frame.blank();
        if (id == Frame.GLOBAL_POSITION_INT) {
            double wayM = Math.hypot(northM - toldNorthM, eastM - toldEastM);
            double part = random.nextInt(200) == 0 ? 1 : Math.min(1, 45 / Math.max(1, wayM));
            toldNorthM += part * (northM - toldNorthM);
            toldEastM += part * (eastM - toldEastM);
        }
        int latitude = (int) Math.round((Facts.HOME_LATITUDE + toldNorthM / Facts.NORTH_M) * 1e7);
        int longitude = (int) Math.round((Facts.HOME_LONGITUDE + toldEastM / Facts.EAST_M) * 1e7);
        return switch (id) {
            case Frame.GLOBAL_POSITION_INT ->
                f.putInt(4, latitude)
                        .putInt(8, longitude)
                        .putInt(16, (int) (heightM * 1000))
                        .putShort(20, (short) (northMps * 100))
                        .putShort(22, (short) (eastMps * 100))
                        .putShort(24, (short) (downMps * 100));
            case Frame.GPS_RAW_INT -> f.putShort(20, (short) eph).put(28, (byte) fix);
            case Frame.SYS_STATUS -> f.put(30, (byte) battery);
            case Frame.SYSTEM_TIME -> f.putLong(0, utcUs += 1_000_000);
            case Frame.HOME_POSITION ->
                f.putInt(0, (int) Math.round(Facts.HOME_LATITUDE * 1e7))
                        .putInt(4, (int) Math.round(Facts.HOME_LONGITUDE * 1e7));
            default -> f;
        };
    }

    /** Others who speak: another vehicle, ours on the wrong link, a gimbal, an unauthorised ground station. */
    private void strangers() {
        if (is(Kind.STRANGERS)) {
            boolean any = random.nextBoolean();
            flight.in(0, heartbeat(2, 1, 2, 3, any ? 4 : 9, any), false);
            flight.in(1, heartbeat(1, 1, 2, 3, any ? guided : 9, any), false);
            flight.in(0, heartbeat(1, 154, 26, 8, 0, any), false);
            flight.in(0, heartbeat(254, 190, 6, 8, 0, false), false);
            order(random.nextBoolean() ? 254 : 1, 1, 31010, 1, 0);
            order(255, 2, 31010, 1, 0);
            order(254, 1, 31012, 1, 0);
        }
    }

    private void operator() {
        int draw = random.nextInt(100);
        if (flight.oracle.facts.emergency && draw < 60) {
            if (mode == guided && armed) {
                begin(Kind.OTHER_MODE);
            } else {
                order(255, 1, 31011, 2, 0);
            }
        } else if (draw < 45) {
            order(255, 1, 31012, 1, draw < 40 ? 0 : 4);
        } else if (draw < 80) {
            order(255, 1, 31010, 1, 0);
        } else if (draw < 84) {
            order(255, 1, draw < 82 ? 31012 : 193, draw < 82 ? 3 : 1, 0);
        } else if (draw < 88) {
            order(255, 1, 31010, 0, 0);
        } else if (draw < 91) {
            order(255, 1, 31012, 0, 0);
        } else if (draw < 94) {
            order(255, 1, draw < 93 ? 31012 : 193, draw < 93 ? 2 : 0, 0);
        } else if (draw < 97) {
            order(255, 1, 31011, 1, 0);
        } else {
            order(255, 1, 31011, 2, 0);
        }
    }

    /** From a system to a system's component 191. */
    private void order(int from, int to, int command, float p1, float p2) {
        ByteBuffer f = Frame.blank();
        f.putFloat(0, p1).putFloat(4, p2).putFloat(8, 10 + random.nextInt(40)).putFloat(12, 1 + random.nextInt(8));
        f.putFloat(24, 20 + random.nextInt(60)).putShort(28, (short) command);
        f.put(30, (byte) to).put(31, (byte) 191);
        flight.in(random.nextInt(2), new Frame(from, 190, Frame.COMMAND_LONG, f), false);
        if (random.nextInt(10) == 0) { // sent again at once, as ground stations do
            flight.in(1, new Frame(from, 190, Frame.COMMAND_LONG, f.put(32, (byte) 1)), false);
        }
    }
}
