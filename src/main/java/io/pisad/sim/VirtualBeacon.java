package io.pisad.sim;

import io.pisad.model.IqSource;
import io.pisad.model.LocalFrame;

/**
 * A beacon that is not there, heard from where a real (or simulated) vehicle says it is: for rehearsals.
 *
 * <p>In real time: {@link #step} from one thread, {@link #vehicleAt} from any. The beacon lies on home's level. Nothing is
 * heard but noise before the first position.
 */
public final class VirtualBeacon {
    private static final long MS_NS = 1_000_000;

    private final SimRadio radio;
    private final LocalFrame frame;
    private final long startNs;
    private long publishedMs;
    private volatile double slantM = Double.NaN;

    /**
     * @param settings frequency, channel, kind and level of the beacon; its seed makes the noise
     * @param latitudeDeg of the beacon
     * @param longitudeDeg of the beacon
     * @param startNs monotonic time of the first sample
     */
    public VirtualBeacon(SimSettings settings, double latitudeDeg, double longitudeDeg, long startNs) {
        radio = new SimRadio(settings);
        frame = new LocalFrame(latitudeDeg, longitudeDeg);
        this.startNs = startNs;
    }

    /** The vehicle reports its place, its height above home. */
    public void vehicleAt(double latitudeDeg, double longitudeDeg, double heightM) {
        double north = frame.northM(latitudeDeg);
        double east = frame.eastM(longitudeDeg);
        slantM = Math.sqrt(north * north + east * east + heightM * heightM);
    }

    /** Distance from the beacon, NaN before the first position. */
    public double slantM() {
        return slantM;
    }

    /** Makes what is heard up to now. */
    public void step(long nowNs) {
        while (startNs + (publishedMs + 1) * MS_NS <= nowNs) {
            radio.publish(slantM);
            publishedMs++;
        }
        radio.wake();
    }

    /** Its samples in real time. */
    public IqSource radio() {
        return new RadioPort(radio, true);
    }
}
