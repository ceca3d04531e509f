package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;

/**
 * COMMAND_LONG or COMMAND_INT in one form.
 *
 * @param confirmation 0 for a first transmission, always 0 in COMMAND_INT
 * @param latitudeDeg param5, or x in degrees; NaN when the sender leaves it open
 * @param longitudeDeg param6, or y in degrees; NaN when the sender leaves it open
 * @param p7 param7 or z
 */
record Command(
        int targetSystem,
        int targetComponent,
        int number,
        int confirmation,
        float p1,
        float p2,
        float p3,
        float p4,
        double latitudeDeg,
        double longitudeDeg,
        float p7) {
    static final int USER_1 = 31010;
    static final int USER_2 = 31011;
    static final int USER_3 = 31012;
    static final int DO_PAUSE_CONTINUE = 193;
    static final int SET_MESSAGE_INTERVAL = 511;
    static final int REQUEST_MESSAGE = 512;

    static Command of(CommandLong m) {
        return new Command(
                m.targetSystem(),
                m.targetComponent(),
                m.command().value(),
                m.confirmation(),
                m.param1(),
                m.param2(),
                m.param3(),
                m.param4(),
                m.param5(),
                m.param6(),
                m.param7());
    }

    static Command of(CommandInt m) {
        return new Command(
                m.targetSystem(),
                m.targetComponent(),
                m.command().value(),
                0,
                m.param1(),
                m.param2(),
                m.param3(),
                m.param4(),
                degrees(m.x()),
                degrees(m.y()),
                m.z());
    }

    /** The same order whatever transmission it was. */
    Command first() {
        return new Command(targetSystem, targetComponent, number, 0, p1, p2, p3, p4, latitudeDeg, longitudeDeg, p7);
    }

    /** Whether it is one of PISAD's own commands, heard also when addressed to all components. */
    boolean isOurOwn() {
        return number == USER_1 || number == USER_2 || number == USER_3;
    }

    private static double degrees(int e7) {
        return e7 == Integer.MAX_VALUE ? Double.NaN : e7 / 1e7;
    }
}
