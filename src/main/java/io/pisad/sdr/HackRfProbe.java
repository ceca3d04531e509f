package io.pisad.sdr;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a HackRF step by step and says what there is, for a person who wants to know why there is none.
 *
 * <p>Every call may hang when the USB bus does: call from a thread that may be left behind. Nothing stays open.
 */
public final class HackRfProbe {
    private HackRfProbe() {}

    /** How opening ended. */
    public enum Opening {
        /** It is there and answers. */
        OPENED,
        /** No HackRF on the bus. */
        ABSENT,
        /** There is one whose device node may not be opened. */
        DENIED,
        /** There is one, but not with the wanted serial number. */
        OTHER_SERIAL,
        /** Another program has it, or the connection failed. */
        BUSY,
        /** Its firmware is too old for the library. */
        OLD_FIRMWARE,
        /** Anything else. */
        FAILED
    }

    /**
     * What the radio says about itself; parts it does not tell are null.
     *
     * @param usbApi version of its USB interface, such as {@code 1.06}
     * @param board name of the board
     * @param revision of the board
     */
    public record Board(
            @Nullable String serial,
            @Nullable String firmware,
            @Nullable String usbApi,
            @Nullable String board,
            @Nullable String revision) {}

    /**
     * What opening gave.
     *
     * @param detail what went wrong, in one line; empty when it was opened
     * @param board null when it was not opened
     */
    public record Result(
            Opening opening, String detail, @Nullable Board board) {}

    /**
     * Loads libhackrf and returns its release, such as {@code 2022.09.1}.
     *
     * @throws IOException when there is none, it lacks functions of 2022.09, or it cannot be initialised
     */
    public static String library(List<String> names) throws IOException {
        LibHackRf.load(names);
        HackRfException.check("hackrf_init", LibHackRf.hackrf_init());
        return LibHackRf.hackrf_library_release();
    }

    /** Serial numbers of the radios on the bus, empty text for one whose node may not be opened. */
    public static List<String> listed() {
        List<String> serials = new ArrayList<>();
        Pointer list = LibHackRf.hackrf_device_list();
        if (list != null) {
            int count = list.getInt(24);
            Pointer names = list.getPointer(0);
            for (int i = 0; i < count; i++) {
                Pointer name = names.getPointer((long) i * Native.POINTER_SIZE);
                serials.add(name == null ? "" : name.getString(0));
            }
            LibHackRf.hackrf_device_list_free(list);
        }
        return serials;
    }

    /** Opens the radio with that serial number (its last digits), or the first, asks it, and closes it again. */
    public static Result open(Optional<String> serial) {
        var opened = new PointerByReference();
        int code = LibHackRf.hackrf_open_by_serial(serial.orElse(null), opened);
        if (code == LibHackRf.SUCCESS) {
            Pointer device = opened.getValue();
            try {
                return new Result(Opening.OPENED, "", board(device));
            } finally {
                LibHackRf.hackrf_close(device);
            }
        }
        String detail = String.valueOf(HackRfException.of("hackrf_open", code).getMessage());
        List<String> serials = listed();
        return switch (code) {
            case LibHackRf.NOT_FOUND ->
                new Result(
                        serials.isEmpty()
                                ? Opening.ABSENT
                                : serials.contains("") ? Opening.DENIED : Opening.OTHER_SERIAL,
                        detail,
                        null);
            case LibHackRf.LIBUSB -> new Result(Opening.BUSY, detail, null);
            case LibHackRf.USB_API_VERSION -> new Result(Opening.OLD_FIRMWARE, detail, null);
            default -> new Result(Opening.FAILED, detail, null);
        };
    }

    private static Board board(Pointer device) {
        int[] ids = new int[6];
        boolean numbered = LibHackRf.hackrf_board_partid_serialno_read(device, ids) == LibHackRf.SUCCESS;
        byte[] text = new byte[64];
        boolean versioned =
                LibHackRf.hackrf_version_string_read(device, text, (byte) (text.length - 1)) == LibHackRf.SUCCESS;
        short[] api = new short[1];
        boolean spoken = LibHackRf.hackrf_usb_api_version_read(device, api) == LibHackRf.SUCCESS;
        byte[] id = new byte[1];
        boolean identified = LibHackRf.hackrf_board_id_read(device, id) == LibHackRf.SUCCESS;
        byte[] revision = new byte[1];
        boolean revised = LibHackRf.hackrf_board_rev_read(device, revision) == LibHackRf.SUCCESS;
        return new Board(
                numbered ? String.format(Locale.ROOT, "%08x%08x%08x%08x", ids[2], ids[3], ids[4], ids[5]) : null,
                versioned ? untilZero(text) : null,
                spoken ? String.format(Locale.ROOT, "%x.%02x", (api[0] & 0xffff) >> 8, api[0] & 0xff) : null,
                identified ? LibHackRf.hackrf_board_id_name(id[0] & 0xff) : null,
                revised ? LibHackRf.hackrf_board_rev_name(revision[0] & 0xff) : null);
    }

    private static String untilZero(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }
}
