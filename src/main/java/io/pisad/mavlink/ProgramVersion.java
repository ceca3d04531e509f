package io.pisad.mavlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** AUTOPILOT_VERSION, encoded by hand: the library cuts its 64-bit mask of capabilities to 32 bits. */
final class ProgramVersion {
    static final int MESSAGE_ID = 148;
    private static final int LENGTH = 60;
    private static final int FLIGHT_SW_VERSION = 16;

    private static final long PARAM_FLOAT = 1 << 1;
    private static final long COMMAND_INT = 1 << 3;
    private static final long FTP = 1 << 5;
    private static final long MAVLINK2 = 1 << 13;

    private ProgramVersion() {}

    /**
     * Fields on the wire: capabilities, uid, then four versions of four bytes each; the rest is not known and zero.
     *
     * @param version major, minor, patch and type in a byte each
     * @param files whether MAVLink FTP has something to serve
     */
    static Dialect.Encoded message(int version, boolean files) {
        var payload = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        payload.putLong(PARAM_FLOAT | COMMAND_INT | MAVLINK2 | (files ? FTP : 0));
        payload.putInt(FLIGHT_SW_VERSION, version);
        return new Dialect.Encoded(MESSAGE_ID, payload.array());
    }
}
