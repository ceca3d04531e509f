package io.pisad.homing;

import io.pisad.model.Candidate;
import io.pisad.model.Figures;
import io.pisad.model.LocalFrame;
import io.pisad.model.Outbox;
import io.pisad.model.RadioReport;
import io.pisad.model.RadioState;
import io.pisad.model.Row;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.State;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/** What the ground sees every tick, and the record's row once a second. Unknown is NaN (H1). */
final class Telemeter {
    private static final double ROW_S = 1;
    /** An estimate worse than this is not shown. */
    private static final double WORST_M = 2000;

    private final Settings settings;
    private final double frequencyHz;
    private final boolean calibrated;
    private final Outbox outbox;
    private final Scribe scribe;
    private long rowNs = Long.MIN_VALUE;

    Telemeter(Settings settings, double frequencyHz, boolean calibrated, Outbox outbox, Scribe scribe) {
        this.settings = settings;
        this.frequencyHz = frequencyHz;
        this.calibrated = calibrated;
        this.outbox = outbox;
        this.scribe = scribe;
    }

    void onTick(
            SignalPicture picture,
            VehicleState vehicle,
            RadioState radio,
            State state,
            State announced,
            double confidencePercent,
            boolean homingEnabled,
            SearchNews news,
            @Nullable Estimate found) {
        Here here = Here.of(vehicle, picture.frame());
        Estimate estimate = found != null && found.errorM() <= WORST_M ? found : null;
        Point from = here == null ? null : here.point();
        Point to = estimate == null ? null : estimate.point();
        outbox.show(news.in(new Figures(
                picture.atNs(),
                announced,
                picture.rssiDbm(),
                picture.noiseFloorDbm(),
                picture.snrDb(),
                confidencePercent,
                from != null && to != null ? from.bearingDeg(to) : Double.NaN,
                from != null && to != null ? from.distanceM(to) : Double.NaN,
                from != null && estimate != null ? estimate.errorM() : Double.NaN,
                frequencyHz / 1e6,
                radio != RadioState.LISTENING || picture.readings() == 0,
                calibrated,
                homingEnabled)));
        if (rowNs == Long.MIN_VALUE || (picture.atNs() - rowNs) / 1e9 >= ROW_S) {
            rowNs = picture.atNs();
            scribe.record(row(picture, vehicle, state, estimate));
        }
    }

    private Row row(SignalPicture picture, VehicleState vehicle, State state, @Nullable Estimate estimate) {
        var position = vehicle.position();
        var attitude = vehicle.attitude();
        var battery = vehicle.battery();
        var home = vehicle.home();
        LocalFrame frame = picture.frame();
        double none = Double.NaN;
        return new Row.Telemetry(
                scribe.nextId(),
                picture.atNs(),
                state,
                position == null ? none : position.latitudeDeg(),
                position == null ? none : position.longitudeDeg(),
                position == null ? none : position.heightM(),
                position == null ? none : position.northMps(),
                position == null ? none : position.eastMps(),
                position == null ? none : position.downMps(),
                attitude == null ? none : attitude.yawDeg(),
                battery == null ? none : battery.percent(),
                picture.rssiDbm(),
                picture.noiseFloorDbm(),
                picture.snrDb(),
                frame != null && estimate != null
                        ? frame.latitudeDeg(estimate.point().northM())
                        : none,
                frame != null && estimate != null
                        ? frame.longitudeDeg(estimate.point().eastM())
                        : none,
                frame != null && estimate != null ? estimate.errorM() : none,
                frame != null && estimate != null ? estimate.varEastM2() : none,
                frame != null && estimate != null ? estimate.covM2() : none,
                frame != null && estimate != null ? estimate.varNorthM2() : none,
                home == null ? none : home.latitudeDeg(),
                home == null ? none : home.longitudeDeg());
    }

    /** What came from the radio, for the record. */
    Row block(RadioReport report) {
        return new Row.SdrBlock(
                scribe.nextId(),
                report.atNs(),
                report.firstSample(),
                report.receivedSamples(),
                report.lostSamples(),
                report.clippedSamples(),
                report.gain(),
                report.temperatureC());
    }

    /** A detection, with the vehicle's place. */
    Row detection(SignalPicture picture, double snrDb, VehicleState vehicle, double confidencePercent) {
        return found(
                picture.atNs(),
                Row.Detection.Level.DETECTION,
                snrDb,
                picture.rssiDbm(),
                picture.noiseFloorDbm(),
                confidencePercent,
                vehicle);
    }

    /** A candidate likewise. */
    Row candidate(Candidate candidate, VehicleState vehicle) {
        return found(
                candidate.atNs(),
                Row.Detection.Level.CANDIDATE,
                candidate.snrDb(),
                candidate.rssiDbm(),
                candidate.rssiDbm() - candidate.snrDb(),
                Double.NaN,
                vehicle);
    }

    private Row found(
            long atNs,
            Row.Detection.Level level,
            double snrDb,
            double rssiDbm,
            double noiseDbm,
            double confidencePercent,
            VehicleState vehicle) {
        var position = vehicle.position();
        double none = Double.NaN;
        return new Row.Detection(
                scribe.nextId(),
                atNs,
                level,
                settings.radio().beacon(),
                frequencyHz,
                snrDb,
                rssiDbm,
                noiseDbm,
                confidencePercent,
                position == null ? none : position.latitudeDeg(),
                position == null ? none : position.longitudeDeg(),
                position == null ? none : position.heightM());
    }
}
