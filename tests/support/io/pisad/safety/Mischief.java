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
    private static final double ROOM_M = 30;
    private static final long NEVER = Long.MAX_VALUE;
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

    private static final Trouble[] KINDS = Trouble.values();

    final Flight flight;
    private final Random random;
    private final Puppet it;
    private final long[] wellNs = new long[KINDS.length];
    private final long[] dueNs = new long[STREAMS.length];
    private long homeNs;
    private long tickNs;
    private long orderNs;
    private long sentNs;
    private boolean stubborn;
    private final boolean answers;
    private final GroundStation ground;
    private Drawn drawn;

    Mischief(long seed) {
        random = new Random(seed * 0x9e37_79b9_7f4a_7c15L); // neighbouring seeds begin alike
        boolean px4 = seed % 2 == 0;
        it = new Puppet(px4, random);
        String key = random.nextInt(3) == 0 ? "key of flight " + seed : null;
        answers = random.nextInt(8) > 0;
        drawn = Drawn.of(random, px4);
        FailsafeAction[] actions = FailsafeAction.values();
        flight = new Flight(px4, actions[random.nextInt(actions.length)], key, random);
        ground = new GroundStation(flight, random, key);
        Arrays.fill(wellNs, NEVER);
        homeNs = flight.nowNs + (random.nextInt(5) == 0 ? 20_000 : 0) * MS;
        if (px4) {
            wellNs[Trouble.OTHER_MODE.ordinal()] = flight.nowNs + 3000 * MS;
        }
    }

    /** A few milliseconds pass. */
    void step() {
        flight.nowNs += 5 * MS + random.nextInt(10_000_000);
        if (random.nextInt(90) == 0) {
            begin(KINDS[random.nextInt(KINDS.length)]);
        }
        for (Trouble kind : KINDS) {
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
        if (!is(Trouble.STALL) && !is(Trouble.RING_FULL)) {
            flight.decide();
        }
        if (random.nextInt(5) < 3 || flight.nowNs - sentNs > 40 * MS) {
            sentNs = flight.nowNs;
            flight.send();
        }
        obey();
        answer();
    }

    private boolean is(Trouble kind) {
        return wellNs[kind.ordinal()] != NEVER;
    }

    private void begin(Trouble kind) {
        double longest = switch (kind) {
            case STALL, RING_FULL, RADIO -> 1600;
            case NO_POSITION, UNUSABLE, LOSSES -> 3000;
            case NO_HEARTBEAT -> 5000;
            case NO_GROUND, NO_BATTERY -> 20_000;
            case BATTERY, NO_SIGNAL -> 10_000;
            case NO_FENCE -> 200_000;
            default -> 8000;
        };
        wellNs[kind.ordinal()] =
                flight.nowNs + (long) (longest * StrictMath.pow(lasting(kind) ? 0.2 : 0.02, random.nextDouble()) * MS);
        flight.log("begins", kind);
        switch (kind) {
            case OTHER_MODE -> mode(it.px4 ? (random.nextBoolean() ? 3 : 4) << 16 | 3 << 24 : random.nextInt(4) + 5);
            case DISARM -> {
                it.armed = false;
                heartbeatSoon();
            }
            case OUTSIDE -> place(140 + random.nextInt(300), 3);
            case TOWARDS_THE_FENCE -> {
                place(120 + random.nextInt(175), 0);
                double s = random.nextInt(12) / Math.max(1, Math.hypot(it.eastM, it.northM));
                it.eastMps = s * it.eastM;
                it.northMps = s * it.northM;
            }
            case HEIGHT -> {
                it.heightM = random.nextBoolean() ? random.nextInt(26) : 108 + random.nextInt(30);
                it.downMps = random.nextInt(7) - 3;
            }
            case BATTERY -> it.battery = random.nextInt(3) == 0 ? -1 : random.nextInt(22);
            case NO_FIX -> it.fix = random.nextInt(3);
            case HDOP -> it.eph = random.nextBoolean() ? 65_535 : 190 + random.nextInt(50);
            case NO_SIGNAL ->
                flight.hear(random.nextBoolean() ? random.nextInt(8) - 5 : 20, random.nextInt(8) - 5, true);
            case UNUSABLE -> flight.hear(20, false);
            case RADIO -> flight.radio(false);
            case RING_FULL -> flight.ringFull(true);
            case SLOW_DISK -> flight.recordingMs = random.nextInt(600);
            case RIVAL ->
                flight.in(0, Puppet.heartbeat(1, 2 + random.nextInt(100), 2, it.px4 ? 12 : 3, it.guided, true), false);
            case CLOCK -> it.utcUs += random.nextLong() >> 12;
            case NEW_FENCE -> {
                drawn = Drawn.of(random, it.px4);
                ByteBuffer f =
                        Frame.blank().put(0, (byte) 255).put(1, (byte) 190).put(3, (byte) 1);
                flight.in(0, new Frame(1, 1, Frame.MISSION_ACK, f), false); // somebody drew it
            }
            case FENCE_SWITCH -> it.fence = random.nextBoolean() ? 1 : 3;
            case YAW -> it.yaw = 2 * Math.PI * random.nextDouble() - Math.PI;
            case NO_HEARTBEAT, NO_POSITION, NO_BATTERY, NO_GROUND, STALL, STRANGERS, LOSSES, NO_FENCE -> {}
        }
    }

    /** What must last before it counts. */
    private static boolean lasting(Trouble kind) {
        return kind == Trouble.BATTERY
                || kind == Trouble.NO_SIGNAL
                || kind == Trouble.NO_GROUND
                || kind == Trouble.NO_FENCE;
    }

    private void end(Trouble kind) {
        flight.log("ends", kind);
        switch (kind) {
            case OTHER_MODE -> mode(it.guided);
            case DISARM -> {
                it.armed = true;
                heartbeatSoon();
            }
            case OUTSIDE, TOWARDS_THE_FENCE, NEW_FENCE -> {
                for (int tries = 0; tries < 20 && (tries == 0 || roomM() < ROOM_M); tries++) {
                    place(random.nextInt(150), 3);
                }
            }
            case HEIGHT -> {
                it.heightM = 40 + random.nextInt(50);
                it.downMps = 0;
            }
            case BATTERY -> it.battery = 60 + random.nextInt(40);
            case NO_FIX -> it.fix = 3 + random.nextInt(3);
            case HDOP -> it.eph = 90;
            case NO_SIGNAL, UNUSABLE -> flight.hear(20, true);
            case RADIO -> flight.radio(true);
            case SLOW_DISK -> flight.recordingMs = 0;
            case FENCE_SWITCH -> it.fence = random.nextInt(3) == 0 ? 0 : it.fence;
            case RING_FULL -> {
                flight.ringFull(false);
                flight.decide();
                stream(Frame.GLOBAL_POSITION_INT);
            }
            default -> {}
        }
    }

    private double roomM() {
        return flight.oracle.facts.borders.clearanceM(true, it.eastM, it.northM, flight.nowNs);
    }

    private void mode(long newMode) {
        it.mode = newMode;
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
        it.eastM = fromHomeM * StrictMath.sin(course);
        it.northM = fromHomeM * StrictMath.cos(course);
        it.eastMps = random.nextInt(2 * most + 1) - most;
        it.northMps = random.nextInt(2 * most + 1) - most;
    }

    /** Our it.mode commands are obeyed, mostly; the pilot comes back to us later. */
    private void obey() {
        Frame command = flight.commandedMode;
        flight.commandedMode = null;
        if (command != null && !stubborn) {
            mode(it.px4 ? (long) command.real(4) << 16 | (long) command.real(8) << 24 : (long) command.real(4));
            wellNs[Trouble.OTHER_MODE.ordinal()] = flight.nowNs + (500 + random.nextInt(3000)) * MS;
        }
    }

    // --- what is said ------------------------------------------------------------------------------------------------

    private void stream(int id) {
        boolean broken = is(Trouble.LOSSES) && random.nextBoolean();
        if (id < 0) {
            ground.beat(is(Trouble.NO_GROUND), broken);
            strangers();
            return;
        }
        boolean silent = switch (id) {
            case Frame.HEARTBEAT -> is(Trouble.NO_HEARTBEAT);
            case Frame.GLOBAL_POSITION_INT -> is(Trouble.NO_POSITION);
            case Frame.SYS_STATUS ->
                is(Trouble.NO_BATTERY) || is(Trouble.RING_FULL); // a refused report begins no five seconds
            case Frame.HOME_POSITION -> flight.nowNs < homeNs;
            default -> false;
        };
        if (!silent) {
            flight.in(0, it.says(id), broken);
        }
    }

    /** The autopilot is asked for its fence. */
    private void answer() {
        while (!flight.questions.isEmpty()) {
            Frame answer = drawn.answer(flight.questions.remove());
            if (answer != null && answers && !is(Trouble.NO_FENCE)) {
                flight.in(0, answer, is(Trouble.LOSSES) && random.nextBoolean());
            }
        }
    }

    /** Others who speak: another vehicle, ours on the wrong link, a gimbal, an unauthorised ground station. */
    private void strangers() {
        if (is(Trouble.STRANGERS)) {
            boolean any = random.nextBoolean();
            flight.in(0, Puppet.heartbeat(2, 1, 2, 3, any ? 4 : 9, any), false);
            flight.in(1, Puppet.heartbeat(1, 1, 2, 3, any ? it.guided : 9, any), false);
            flight.in(0, Puppet.heartbeat(1, 154, 26, 8, 0, any), false);
            flight.in(0, Puppet.heartbeat(254, 190, 6, 8, 0, false), false);
            ground.order(random.nextBoolean() ? 254 : 1, 1, 31010, 1, 0);
            ground.order(255, 2, 31010, 1, 0);
            ground.order(254, 1, 31012, 1, 0);
        }
    }

    private void operator() {
        int draw = random.nextInt(100);
        if (flight.oracle.facts.emergency && draw < 60) {
            if (it.mode == it.guided && it.armed) {
                begin(Trouble.OTHER_MODE);
            } else {
                ground.order(255, 1, 31011, 2, 0);
            }
        } else if (draw < 45) {
            ground.order(255, 1, 31012, 1, draw < 40 ? 0 : 4);
        } else if (draw < 80) {
            ground.order(255, 1, 31010, 1, 0);
        } else if (draw < 84) {
            ground.order(255, 1, draw < 82 ? 31012 : 193, draw < 82 ? 3 : 1, 0);
        } else if (draw < 88) {
            ground.order(255, 1, 31010, 0, 0);
        } else if (draw < 91) {
            ground.order(255, 1, 31012, 0, 0);
        } else if (draw < 94) {
            ground.order(255, 1, draw < 93 ? 31012 : 193, draw < 93 ? 2 : 0, 0);
        } else if (draw < 97) {
            ground.order(255, 1, 31011, 1, 0);
        } else {
            ground.order(255, 1, 31011, 2, 0);
        }
    }
}
