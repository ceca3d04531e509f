package io.pisad.mavlink;

/** Why a file request is not served, as MAVLink FTP numbers it. */
enum FtpError {
    FAIL(1),
    INVALID_DATA_SIZE(3),
    INVALID_SESSION(4),
    NO_SESSIONS(5),
    END_OF_FILE(6),
    UNKNOWN_COMMAND(7),
    PROTECTED(9),
    NOT_FOUND(10);

    private final int number;

    FtpError(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The same as an exception, where a request ends. */
    Refused refused() {
        return new Refused(this);
    }

    /** A request that is not served. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final FtpError error;

        private Refused(FtpError error) {
            super(error.name(), null, false, false);
            this.error = error;
        }

        FtpError error() {
            return error;
        }
    }
}
