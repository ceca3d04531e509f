package io.pisad.app;

import io.pisad.model.BeaconKind;
import io.pisad.model.IqSource;
import io.pisad.model.Notice;
import io.pisad.model.RadioState;
import io.pisad.model.Settings;
import io.pisad.model.VehicleState;
import io.pisad.sdr.RadioWatcher;
import io.pisad.sim.SimSettings;
import io.pisad.sim.VirtualBeacon;

/**
 * A flight against a beacon that is not there: the samples are made from where the vehicle reports to be, everything else
 * is as in flight. This is how a team trains, and how the daemon is tried against an autopilot.
 *
 * @param latitudeDeg of the virtual beacon
 * @param longitudeDeg of the virtual beacon
 * @param eirpDbm what it radiates
 */
record Rehearsal(double latitudeDeg, double longitudeDeg, double eirpDbm) {
    /** Said before every status text, in the unit's status line, and the kind of the mission. */
    static final String WORD = "REHEARSAL";

    private static final double USUAL_EIRP_DBM = 10;
    private static final long PERIOD_MS = 10;
    private static final double LIGHT_MPS = 299_792_458;

    /** What the ground is told at the start; REHEARSAL comes before it. */
    static Notice warning() {
        return new Notice(Notice.Severity.CRITICAL, "beacon is virtual");
    }

    /** Reads {@code LAT,LON[,EIRP_DBM]}. */
    static Rehearsal parse(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                return new Rehearsal(
                        within("latitude", parts[0], -90, 90),
                        within("longitude", parts[1], -180, 180),
                        parts.length == 2 ? USUAL_EIRP_DBM : within("EIRP", parts[2], -60, 60));
            }
        } catch (NumberFormatException e) {
            // the message below says it
        }
        throw new WrongUse("--rehearse '" + text + "': must be LAT,LON or LAT,LON,EIRP_DBM");
    }

    private static double within(String name, String text, double from, double to) {
        double value = Double.parseDouble(text.strip());
        if (!(value >= from && value <= to)) {
            throw new WrongUse(String.format("--rehearse: %s %s must be from %.0f to %.0f", name, text, from, to));
        }
        return value;
    }

    /** The user's settings with a vehicle that may move; the valve and every interlock stay as they are. */
    Settings settings(Settings user) {
        Settings.Radio radio = user.radio();
        BeaconKind kind = radio.beacon() == BeaconKind.UNKNOWN ? BeaconKind.CONTINUOUS : radio.beacon();
        return user.withMotion()
                .withRadio(new Settings.Radio(
                        "rehearsal", radio.frequencyHz(), radio.bandwidthHz(), kind, radio.readingPeriodS()));
    }

    /** The virtual beacon in those settings. */
    VirtualBeacon beacon(Settings settings, long startNs) {
        double at1m = eirpDbm - 20 * Math.log10(4 * Math.PI * settings.radio().frequencyHz() / LIGHT_MPS);
        SimSettings air = SimSettings.defaults(startNs)
                .withBeacon(settings.radio().beacon())
                .withChannel(settings.radio().frequencyHz(), settings.radio().bandwidthHz())
                .withLevelNoiseDb(2)
                .withBeaconDbmAt1m(at1m);
        return new VirtualBeacon(air, latitudeDeg, longitudeDeg, startNs);
    }

    /** Its radio, heard from the start. */
    static IqSource radio(VirtualBeacon beacon, RadioWatcher watcher) {
        watcher.changed(RadioState.LISTENING, "virtual beacon", 0, 0);
        return beacon.radio();
    }

    /** Lets the beacon be heard from where the vehicle is, until the daemon ends. */
    static void follow(VirtualBeacon beacon, Pisad pisad) {
        var following = new Thread(
                () -> {
                    while (true) {
                        VehicleState.Position position = pisad.log.position();
                        if (position != null) {
                            beacon.vehicleAt(position.latitudeDeg(), position.longitudeDeg(), position.heightM());
                        }
                        beacon.step(System.nanoTime());
                        try {
                            Thread.sleep(PERIOD_MS);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "rehearsal-air");
        following.setDaemon(true);
        following.start();
    }
}
