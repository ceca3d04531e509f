package io.pisad.mavlink;

/** The checksum of MAVLink FTP: CRC-32 reflected (0xEDB88320), beginning with 0, not inverted. */
final class FtpCrc {
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xedb88320;
            }
            TABLE[i] = crc;
        }
    }

    private FtpCrc() {}

    /** Goes on from {@code crc} over the first {@code length} bytes. */
    static int of(int crc, byte[] data, int length) {
        int next = crc;
        for (int i = 0; i < length; i++) {
            next = TABLE[(next ^ data[i]) & 0xff] ^ next >>> 8;
        }
        return next;
    }
}
