package io.pisad.safety;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * A vehicle as it tells of itself; it goes nowhere but where it is put.
 *
 * <p>The place it tells follows in steps of 45 m, and jumps now and then as another vehicle's would.
 */
final class Puppet {
    private static final int ARMED = 128;
    private static final double STEP_M = 45;
    private static final int JUMPS_ONE_IN = 200;

    final boolean px4;
    final long guided;
    long mode;
    boolean armed = true;
    double eastM;
    double northM;
    double heightM = 50;
    double eastMps;
    double northMps;
    double downMps;
    double yaw;
    int battery = 80;
    int fix = 3;
    int eph = 90;
    /** What SYS_STATUS says of a fence: 0 nothing, 1 that it is off, 3 that it is in force. */
    int fence;

    long utcUs = Flight.UTC_US;
    private final Random random;
    private double toldEastM;
    private double toldNorthM;

    Puppet(boolean px4, Random random) {
        this.random = random;
        this.px4 = px4;
        guided = px4 ? 6 << 16 : 4;
        mode = px4 ? 3 << 16 : guided;
    }

    /** One of its messages. */
    Frame says(int id) {
        return id == Frame.HEARTBEAT ? heartbeat(1, 1, 2, px4 ? 12 : 3, mode, armed) : new Frame(1, 1, id, fields(id));
    }

    static Frame heartbeat(int system, int component, int type, int autopilot, long mode, boolean armed) {
        ByteBuffer f = Frame.blank();
        f.putInt(0, (int) mode).put(4, (byte) type).put(5, (byte) autopilot);
        f.put(6, (byte) (armed ? ARMED | 1 : 1)).put(8, (byte) 3);
        return new Frame(system, component, Frame.HEARTBEAT, f);
    }

    private ByteBuffer fields(int id) {
        ByteBuffer f = Frame.blank();
        if (id == Frame.GLOBAL_POSITION_INT) {
            double wayM = Math.hypot(northM - toldNorthM, eastM - toldEastM);
            double part = random.nextInt(JUMPS_ONE_IN) == 0 ? 1 : Math.min(1, STEP_M / Math.max(1, wayM));
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
            case Frame.SYS_STATUS ->
                f.putInt(0, (fence & 1) << 20).putInt(4, (fence >> 1) << 20).put(30, (byte) battery);
            case Frame.ATTITUDE -> f.putFloat(12, (float) yaw);
            case Frame.SYSTEM_TIME -> f.putLong(0, utcUs += 1_000_000);
            case Frame.HOME_POSITION ->
                f.putInt(0, (int) Math.round(Facts.HOME_LATITUDE * 1e7))
                        .putInt(4, (int) Math.round(Facts.HOME_LONGITUDE * 1e7));
            default -> f;
        };
    }
}
