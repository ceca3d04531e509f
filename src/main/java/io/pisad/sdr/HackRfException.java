package io.pisad.sdr;

import java.io.IOException;
import java.io.Serial;

/** A libhackrf call failed; the message is one line that names the call, the error and what to do about it. */
final class HackRfException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    HackRfException(String message) {
        super(message);
    }

    /** Passes on 0, turns any other result into an exception. */
    static void check(String call, int code) throws HackRfException {
        if (code != LibHackRf.SUCCESS) {
            throw of(call, code);
        }
    }

    /** Says what a result means and what to do about it. */
    static HackRfException of(String call, int code) {
        return new HackRfException(
                call + ": " + LibHackRf.hackrf_error_name(code) + " (" + code + ")" + advice(call, code));
    }

    private static String advice(String call, int code) {
        return switch (code) {
            case LibHackRf.LIBUSB ->
                call.equals("hackrf_open")
                        ? ": the radio is in use by another program, or its USB connection failed; end that program or replug"
                        : ": the radio was unplugged or does not answer; replug it";
            case LibHackRf.INVALID_PARAM -> ": value out of range, or the radio does not answer";
            case LibHackRf.USB_API_VERSION ->
                ": the radio's firmware is older than 2022.09; update it (hackrf_spiflash)";
            default -> "";
        };
    }
}
