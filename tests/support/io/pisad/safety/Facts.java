package io.pisad.safety;

/**
 * What has been said on the wire so far, and which orders stand; no judgement. Vehicle: system 1, component 1 on link 0;
 * ground station: system 255; ourselves: 1/191; home at {@link #HOME_LATITUDE}, {@link #HOME_LONGITUDE} once sent.
 */
final class Facts {
    static final long NEVER = Long.MIN_VALUE / 2;
    static final double HOME_LATITUDE = 47.4;
    static final double HOME_LONGITUDE = 8.5;
    /** Metres to the degree there, by the usual cosine series of the WGS 84 ellipsoid. */
    static final double NORTH_M = 111_132.92 - 559.82 * cos(2) + 1.175 * cos(4);

    static final double EAST_M = 111_412.84 * cos(1) - 93.5 * cos(3) + 0.118 * cos(5);

    /** What an order permits. */
    enum Kind {
        SEARCH,
        HOMING
    }

    final boolean px4;
    long mode = -1;
    boolean armed;
    long beatNs = NEVER;
    long rivalNs = NEVER;
    long groundNs = NEVER;
    long positionNs = NEVER;
    double eastM;
    double northM;
    double heightM;
    double eastMps;
    double northMps;
    double downMps;
    int fix;
    int hdopPercent = 65_535;
    int battery = -1;
    long batteryNs = NEVER;
    long underNs = NEVER;
    boolean low;
    boolean home;
    boolean emergency;
    private boolean resetAsked;
    final Asks asks = new Asks();
    final Journal journal = new Journal();
    final Borders borders;

    Facts(boolean px4) {
        this.px4 = px4;
        borders = new Borders(px4);
    }

    boolean guided() {
        return mode == (px4 ? 6 << 16 : 4);
    }

    /** Granted, or asked for and not answered yet. */
    boolean enabled(long nowNs) {
        return asks.enabled(nowNs);
    }

    /** An order for that stands and is on disk. */
    boolean permitted(Kind kind, long nowNs) {
        return asks.enabled(kind, nowNs) && journal.permits(kind);
    }

    /** Every permission ends that was given, and what was asked for before then. */
    void end(long beforeNs) {
        asks.end(beforeNs);
        journal.end(beforeNs - 1); // what was asked for at this very moment is told apart by the order of the frames
    }

    /**
     * A frame to us, whole and on that link.
     *
     * @param authentic whether it is signed as it must be, or need not be
     */
    void in(int link, Frame f, boolean authentic, long nowNs) {
        boolean vehicle = link == 0 && f.systemId() == 1 && f.componentId() == 1;
        switch (f.messageId()) {
            case Frame.HEARTBEAT -> heartbeat(link, f, vehicle, authentic, nowNs);
            case Frame.COMMAND_LONG -> command(link, f, authentic, nowNs);
            case Frame.GLOBAL_POSITION_INT -> {
                if (vehicle) {
                    double wasNorthM = northM;
                    double wasEastM = eastM;
                    northM = (f.fields().getInt(4) / 1e7 - HOME_LATITUDE) * NORTH_M;
                    eastM = (f.fields().getInt(8) / 1e7 - HOME_LONGITUDE) * EAST_M;
                    double wayM = Math.hypot(northM - wasNorthM, eastM - wasEastM);
                    if (positionNs != NEVER && wayM > 50 + 60 * (nowNs - positionNs) / 1e9) {
                        end(nowNs + 1); // no vehicle flies so
                    }
                    positionNs = nowNs;
                    heightM = f.fields().getInt(16) / 1e3;
                    northMps = f.fields().getShort(20) / 1e2;
                    eastMps = f.fields().getShort(22) / 1e2;
                    downMps = f.fields().getShort(24) / 1e2;
                }
            }
            case Frame.GPS_RAW_INT -> {
                fix = vehicle ? f.u8(28) : fix;
                hdopPercent = vehicle ? f.u16(20) : hdopPercent;
            }
            case Frame.SYS_STATUS -> {
                if (vehicle) {
                    battery(f.fields().get(30), nowNs);
                    borders.in(f, nowNs);
                }
            }
            case Frame.HOME_POSITION -> home |= vehicle;
            case Frame.PARAM_VALUE, Frame.MISSION_COUNT, Frame.MISSION_ITEM_INT -> {
                if (vehicle) {
                    borders.in(f, nowNs);
                }
            }
            default -> {}
        }
    }

    private void heartbeat(int link, Frame f, boolean vehicle, boolean authentic, long nowNs) {
        if (f.u8(4) == 6) {
            groundNs = f.systemId() == 255 && authentic ? nowNs : groundNs;
        } else if (f.u8(5) != 8 && vehicle) {
            boolean obeyed = guided() && armed;
            mode = f.fields().getInt(0) & 0xffff_ffffL;
            armed = (f.u8(6) & 128) != 0;
            beatNs = nowNs;
            if (obeyed && !(guided() && armed)) {
                end(nowNs + 1);
            }
            low &= armed;
            underNs = armed ? underNs : NEVER;
        } else if (f.u8(5) != 8 && link == 0 && f.systemId() == 1 && f.componentId() != 191) {
            rivalNs = nowNs;
            end(nowNs + 1);
        }
    }

    private void battery(int percent, long nowNs) {
        battery = percent;
        batteryNs = nowNs;
        if (percent < 0 || percent > 20 || !armed) {
            underNs = NEVER;
        } else {
            underNs = underNs == NEVER ? nowNs : underNs;
            low |= nowNs - underNs >= 5_000_000_000L;
        }
    }

    private void command(int link, Frame f, boolean authentic, long nowNs) {
        if (f.systemId() != 255 || f.u8(30) != 1 || f.u8(31) != 191) {
            return;
        }
        int command = f.u16(28);
        if (!authentic) {
            asks.ask(null, link, command, nowNs);
            return;
        }
        float p1 = f.real(0);
        boolean start = command == 31012 && p1 == 1;
        boolean listens = start && f.real(4) == 4;
        boolean search = (start || (command == 31012 && p1 == 3) || (command == 193 && p1 == 1)) && !listens;
        Kind kind = command == 31010 && p1 == 1 ? Kind.HOMING : search ? Kind.SEARCH : null;
        if (start && !listens) {
            asks.searchMps = Math.max(asks.searchMps, f.real(12));
        }
        if (command == 31011) {
            emergency |= p1 == 1;
            resetAsked = p1 == 2;
        }
        if (kind == null && !listens && !(command == 31011 && resetAsked)) {
            end(nowNs + 1);
        }
        asks.ask(kind, link, command, nowNs);
    }

    /** Our answer to the ground station; whether it permits something anew. */
    boolean acknowledged(int link, Frame f, long nowNs) {
        if (f.u16(0) == 31011 && resetAsked && f.u8(2) == 0) {
            emergency = false;
            resetAsked = false;
        }
        return asks.answered(link, f.u16(0), f.u8(2), nowNs);
    }

    private static double cos(int times) {
        return Math.cos(Math.toRadians(times * HOME_LATITUDE));
    }
}
