package io.pisad.mavlink;

import io.dronefleet.mavlink.common.OnboardComputerStatus;
import io.pisad.model.Vitals;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** ONBOARD_COMPUTER_STATUS on one link, once a second; what is not known is marked as the message says. */
@SuppressWarnings("deprecation") // the library calls it work in progress; it is in use everywhere
final class ComputerStatus {
    static final int MESSAGE_ID = 390;
    private static final long USUAL_NS = 1_000_000_000L;
    private static final byte NO_SHARE = (byte) 255;
    private static final int NO_TEMPERATURE = 127;
    private static final int NO_SPEED = 32_767;
    private static final long NO_SIZE = 0xffff_ffffL;

    private final Wire wire;
    private final Beat beat = new Beat(USUAL_NS);
    private volatile long askedNs = USUAL_NS;
    private long inForceNs = USUAL_NS;

    ComputerStatus(Wire wire) {
        this.wire = wire;
    }

    /** Changes the interval on this link: 0 once a second, negative never; any thread. */
    void every(long periodNs) {
        askedNs = periodNs == 0 ? USUAL_NS : periodNs;
    }

    /** Sends these once; false if nothing is measured. Any thread. */
    boolean request(Vitals vitals, long bootMs) {
        if (vitals.equals(Vitals.UNKNOWN)) {
            return false;
        }
        wire.offer(Wire.Lane.ANSWER, message(vitals, bootMs));
        return true;
    }

    void step(Vitals vitals, long bootMs, long nowNs) {
        if (vitals.equals(Vitals.UNKNOWN)) {
            return;
        }
        if (askedNs != inForceNs) {
            inForceNs = askedNs;
            beat.every(inForceNs);
        }
        if (inForceNs > 0 && beat.due(nowNs)) {
            wire.offer(Wire.Lane.TELEMETRY, message(vitals, bootMs));
        }
    }

    private static OnboardComputerStatus message(Vitals v, long bootMs) {
        byte[] cores = unknown(8);
        for (int i = 0; i < Math.min(cores.length, v.corePercent().size()); i++) {
            cores[i] = share(v.corePercent().get(i));
        }
        byte[] combined = unknown(10);
        combined[9] = share(v.loadPercent()); // the newest at the end
        return OnboardComputerStatus.builder()
                .timeUsec(BigInteger.valueOf(1000 * bootMs)) // since our start: the computer may not know the date
                .uptime(bootMs)
                .type(0)
                .cpuCores(cores)
                .cpuCombined(combined)
                .gpuCores(unknown(4))
                .gpuCombined(unknown(10))
                .temperatureBoard(NO_TEMPERATURE)
                .temperatureCore(temperatures(v.temperatureC()))
                .fanSpeed(Collections.nCopies(4, NO_SPEED))
                .ramUsage(size(v.memoryUsedMib()))
                .ramTotal(size(v.memoryTotalMib()))
                .storageType(Collections.nCopies(4, NO_SIZE)) // card or disk: not known
                .storageUsage(first(size(v.storageUsedMib())))
                .storageTotal(first(size(v.storageTotalMib())))
                .linkType(Collections.nCopies(6, NO_SIZE))
                .linkTxRate(Collections.nCopies(6, NO_SIZE))
                .linkRxRate(Collections.nCopies(6, NO_SIZE))
                .linkTxMax(Collections.nCopies(6, NO_SIZE))
                .linkRxMax(Collections.nCopies(6, NO_SIZE))
                .build();
    }

    private static List<Integer> temperatures(double coreC) {
        Integer[] cores = new Integer[8];
        Arrays.fill(cores, NO_TEMPERATURE);
        if (Math.abs(coreC) < NO_TEMPERATURE) {
            cores[0] = (int) Math.round(coreC);
        }
        return List.of(cores);
    }

    private static List<Long> first(long value) {
        return List.of(value, NO_SIZE, NO_SIZE, NO_SIZE);
    }

    private static byte[] unknown(int length) {
        byte[] all = new byte[length];
        Arrays.fill(all, NO_SHARE);
        return all;
    }

    private static byte share(double percent) {
        return Double.isNaN(percent) ? NO_SHARE : (byte) Math.round(Math.max(0, Math.min(100, percent)));
    }

    private static long size(double mib) {
        return mib >= 0 && mib < NO_SIZE ? Math.round(mib) : NO_SIZE;
    }
}
