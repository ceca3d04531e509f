package io.pisad.sdr;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of libhackrf (2022.09 or newer) that is used, mapped directly. Structures are read by offset (LP64).
 *
 * <p>One library serves the process: the one loaded last. No function may be called from the receive callback.
 */
@SuppressWarnings("MemberName") // the library's own names
final class LibHackRf {
    static final int SUCCESS = 0;
    static final int TRUE = 1;
    static final int INVALID_PARAM = -2;
    static final int NOT_FOUND = -5;
    static final int LIBUSB = -1000;
    static final int USB_API_VERSION = -1005;

    /** Names tried in order: the development link, then what Debian's libhackrf0 installs. */
    static final List<String> NAMES = List.of("hackrf", "libhackrf.so.0");

    /** Bytes of {@code hackrf_m0_state}. */
    static final int M0_BYTES = 40;

    private static @Nullable NativeLibrary loaded;

    private LibHackRf() {}

    /**
     * Binds the functions to the first library found. Any thread.
     *
     * @throws HackRfException when there is none, or it lacks a function
     */
    static synchronized void load(List<String> names) throws HackRfException {
        for (String name : names) {
            NativeLibrary library;
            try {
                library = NativeLibrary.getInstance(name);
            } catch (UnsatisfiedLinkError absent) {
                continue;
            }
            bind(library);
            return;
        }
        throw new HackRfException(
                "no libhackrf found (" + String.join(", ", names) + "): install the package libhackrf0");
    }

    private static void bind(NativeLibrary library) throws HackRfException {
        if (library.equals(loaded)) {
            return;
        }
        try {
            Native.register(LibHackRf.class, library);
        } catch (UnsatisfiedLinkError old) {
            throw new HackRfException(library.getFile() + " is not libhackrf 2022.09 or newer: " + old.getMessage());
        }
        loaded = library;
    }

    /** Receives one transfer; the pointer is to a {@code hackrf_transfer} that is gone when it returns. */
    interface Receiver extends Callback {
        /** Returns 0 to go on. */
        int invoke(Pointer transfer);
    }

    static native int hackrf_init();

    static native String hackrf_library_release();

    static native String hackrf_error_name(int code);

    static native @Nullable Pointer hackrf_device_list();

    static native void hackrf_device_list_free(Pointer list);

    static native int hackrf_open_by_serial(@Nullable String serial, PointerByReference device);

    static native int hackrf_close(Pointer device);

    static native int hackrf_reset(Pointer device);

    static native int hackrf_version_string_read(Pointer device, byte[] version, byte length);

    static native int hackrf_board_partid_serialno_read(Pointer device, int[] ids);

    static native int hackrf_usb_api_version_read(Pointer device, short[] version);

    static native int hackrf_board_id_read(Pointer device, byte[] id);

    static native int hackrf_board_rev_read(Pointer device, byte[] revision);

    static native String hackrf_board_id_name(int id);

    static native String hackrf_board_rev_name(int revision);

    static native int hackrf_set_freq(Pointer device, long hz);

    static native int hackrf_set_sample_rate(Pointer device, double hz);

    static native int hackrf_set_baseband_filter_bandwidth(Pointer device, int hz);

    static native int hackrf_set_lna_gain(Pointer device, int db);

    static native int hackrf_set_vga_gain(Pointer device, int db);

    static native int hackrf_set_amp_enable(Pointer device, byte on);

    static native int hackrf_start_rx(Pointer device, Receiver receiver, @Nullable Pointer context);

    static native int hackrf_stop_rx(Pointer device);

    static native int hackrf_is_streaming(Pointer device);

    static native int hackrf_get_m0_state(Pointer device, byte[] state);
}
