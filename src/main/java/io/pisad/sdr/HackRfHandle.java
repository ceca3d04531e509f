package io.pisad.sdr;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.pisad.model.Gain;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One open HackRF. Used by one thread, which is never the callback's; any call may hang when the USB bus does. */
final class HackRfHandle {
    private final Pointer device;

    private HackRfHandle(Pointer device) {
        this.device = device;
    }

    /**
     * Opens the radio the settings name and sets it up: rate, then filter (setting the rate sets a wide one), frequency,
     * gains.
     *
     * @throws HackRfException saying what to do; nothing stays open then
     */
    static HackRfHandle open(HackRfSettings settings) throws HackRfException {
        HackRfException.check("hackrf_init", LibHackRf.hackrf_init());
        PointerByReference opened = new PointerByReference();
        int code = LibHackRf.hackrf_open_by_serial(settings.serial().orElse(null), opened);
        if (code == LibHackRf.NOT_FOUND) {
            throw new HackRfException(absence(settings));
        }
        HackRfException.check("hackrf_open", code);
        HackRfHandle handle = new HackRfHandle(opened.getValue());
        try {
            handle.configure(settings);
        } catch (HackRfException refused) {
            handle.close();
            throw refused;
        }
        return handle;
    }

    private void configure(HackRfSettings s) throws HackRfException {
        HackRfException.check("hackrf_set_sample_rate", LibHackRf.hackrf_set_sample_rate(device, s.sampleRateHz()));
        HackRfException.check(
                "hackrf_set_baseband_filter_bandwidth",
                LibHackRf.hackrf_set_baseband_filter_bandwidth(device, (int) s.filterHz()));
        HackRfException.check("hackrf_set_freq", LibHackRf.hackrf_set_freq(device, Math.round(s.centerHz())));
        gain(s.gain());
    }

    /** Sets all three stages, also while samples flow. */
    void gain(Gain gain) throws HackRfException {
        HackRfException.check("hackrf_set_lna_gain", LibHackRf.hackrf_set_lna_gain(device, gain.lnaDb()));
        HackRfException.check("hackrf_set_vga_gain", LibHackRf.hackrf_set_vga_gain(device, gain.vgaDb()));
        HackRfException.check(
                "hackrf_set_amp_enable", LibHackRf.hackrf_set_amp_enable(device, (byte) (gain.amp() ? 1 : 0)));
    }

    /** Serial number as hackrf_info shows it, 32 digits; empty when the radio does not tell. */
    String serial() {
        int[] ids = new int[6];
        return LibHackRf.hackrf_board_partid_serialno_read(device, ids) == LibHackRf.SUCCESS
                ? String.format(Locale.ROOT, "%08x%08x%08x%08x", ids[2], ids[3], ids[4], ids[5])
                : "";
    }

    /** Why there is nothing to open: libhackrf gives the same error for "not there" and "not permitted". */
    private static String absence(HackRfSettings settings) {
        List<String> serials = HackRfProbe.listed();
        if (serials.isEmpty()) {
            return "no HackRF found (-5): plug it in";
        }
        if (serials.contains("")) {
            return "no permission to open the HackRF (-5): install its udev rule (package libhackrf0),"
                    + " add the user to group plugdev, replug";
        }
        return "no HackRF with serial ..." + settings.serial().orElse("") + " (-5): found "
                + String.join(", ", serials);
    }

    /** Serial number, firmware and library, for a person; parts the radio does not tell are left out. */
    String describe() {
        StringBuilder text = new StringBuilder("HackRF");
        int[] ids = new int[6];
        if (LibHackRf.hackrf_board_partid_serialno_read(device, ids) == LibHackRf.SUCCESS) {
            text.append(String.format(Locale.ROOT, " %08x%08x", ids[4], ids[5]));
        }
        byte[] version = new byte[64];
        if (LibHackRf.hackrf_version_string_read(device, version, (byte) (version.length - 1)) == LibHackRf.SUCCESS) {
            int end = 0;
            while (end < version.length && version[end] != 0) {
                end++;
            }
            text.append(", firmware ").append(new String(version, 0, end, StandardCharsets.US_ASCII));
        }
        return text.append(", libhackrf ")
                .append(LibHackRf.hackrf_library_release())
                .toString();
    }

    void start(LibHackRf.Receiver receiver) throws HackRfException {
        HackRfException.check("hackrf_start_rx", LibHackRf.hackrf_start_rx(device, receiver, null));
    }

    /** 1 while the library believes to stream (a stalled radio too), negative when it stopped. */
    int streaming() {
        return LibHackRf.hackrf_is_streaming(device);
    }

    /** Reads the radio's own counters into the count; returns the samples lost since the last time. */
    long lostSamples(ShortfallCount count, long atNs) throws HackRfException {
        byte[] state = new byte[LibHackRf.M0_BYTES];
        HackRfException.check("hackrf_get_m0_state", LibHackRf.hackrf_get_m0_state(device, state));
        ByteBuffer m0 = ByteBuffer.wrap(state).order(ByteOrder.nativeOrder());
        return count.lostSamples(m0.getInt(16), Integer.toUnsignedLong(m0.getInt(20)), m0.getInt(8), atNs);
    }

    /** Reboots the radio; only closing the handle makes sense afterwards. */
    void reset() {
        LibHackRf.hackrf_reset(device);
    }

    /** Stops and frees the handle whatever the results are: an unplugged radio gives -1000 and is closed all the same. */
    void close() {
        LibHackRf.hackrf_stop_rx(device);
        LibHackRf.hackrf_close(device);
    }
}
