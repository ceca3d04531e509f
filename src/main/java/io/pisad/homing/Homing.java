package io.pisad.homing;

import io.pisad.model.BeaconFix;
import io.pisad.model.Candidate;
import io.pisad.model.CloseReason;
import io.pisad.model.Decider;
import io.pisad.model.Event;
import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder;
import io.pisad.model.Outbox;
import io.pisad.model.Pulse;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioReport;
import io.pisad.model.Recorded;
import io.pisad.model.Settings;
import io.pisad.model.SettingsChange;
import io.pisad.model.SignalPicture;
import io.pisad.model.State;
import io.pisad.model.Tick;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decision: hears, waits for permission, flies to the beacon and orbits it. Owned by {@code pisad-homing}.
 *
 * <p>Decides on {@link Tick}; what makes the vehicle safer (stop, take-over, disarm) takes effect when its event arrives,
 * what permits motion when it is {@link Recorded}. The states and their table are in {@link State}. HOLDING goes back to
 * HOMING when a well-known estimate (error within the arrival's) has moved more than the orbit's radius and the
 * vehicle is more than two radii from it.
 */
public final class Homing implements Decider {
    private static final double DEAF_S = 10;
    private static final double REMIND_S = 30;
    /** Least probability that the level is over the drop level with which HOMING begins. */
    private static final double CONFIDENT_PERCENT = 75;

    private Settings.Homing settings;
    private final Scribe scribe;
    private final Announcements announcements;
    private final StateMachine machine;
    private final Detector detector;
    private final Fence fence;
    private final Interlocks interlocks;
    private final Enable enable;
    private final Motion motion;
    private final Search search;
    private final SearchNews news;
    private final Conduct conduct;
    private final Pilot pilot;
    private final Failsafe failsafe;
    private final Telemeter telemeter;
    private final Ear ear;
    private final Hints hints;
    private final Locator locator;
    private long remindedNs;
    private Approach approach;
    private @Nullable Estimate estimate;

    /**
     * Starts in IDLE with nothing enabled.
     *
     * @param settings the limits of everything
     * @param frequencyHz centre of the beacon's channel
     * @param calibrated whether dBm values are calibrated (H3)
     * @param valve closed; this is the only class that opens it
     * @param outbox where decisions leave
     */
    public Homing(Settings settings, double frequencyHz, boolean calibrated, Valve valve, Outbox outbox) {
        this(settings, frequencyHz, calibrated, valve, outbox, new Detector(settings));
    }

    /** One that is told that the beacon is detected: how the scenarios of HOMING start. Its loss is still noticed. */
    public static Homing acquired(
            Settings settings, double frequencyHz, boolean calibrated, Valve valve, Outbox outbox) {
        return new Homing(settings, frequencyHz, calibrated, valve, outbox, Detector.acquired(settings));
    }

    private Homing(
            Settings settings, double frequencyHz, boolean calibrated, Valve valve, Outbox outbox, Detector detector) {
        this.settings = settings.homing();
        scribe = new Scribe(outbox);
        ear = new Ear(scribe);
        announcements = new Announcements(scribe);
        machine = new StateMachine(scribe, announcements);
        this.detector = detector;
        fence = new Fence(settings);
        interlocks = new Interlocks(settings.safety(), fence);
        enable = new Enable(settings.homing().enableExpiryS());
        motion = new Motion(settings, valve, outbox, scribe, enable, fence);
        search = new Search(settings);
        news = new SearchNews(search, scribe);
        failsafe = new Failsafe(settings.safety(), outbox, scribe);
        conduct = new Conduct(settings, valve, scribe, machine, enable, motion, interlocks, fence, search, failsafe);
        pilot = new Pilot(conduct, enable, motion, fence, scribe, failsafe);
        telemeter = new Telemeter(settings, frequencyHz, calibrated, outbox, scribe);
        hints = new Hints(telemeter, scribe);
        locator = Locator.of(
                settings.homing(),
                calibrated ? settings.prior() : settings.prior().uncalibrated(),
                frequencyHz);
        approach = new Approach(settings.homing(), locator, fence, scribe, 0);
    }

    /**
     * Takes an event in ring order.
     *
     * @throws IllegalStateException if a transition is attempted that the table of {@link State} forbids: a bug
     */
    @Override
    public void onEvent(Event event, @Nullable SignalPicture picture) {
        if (event instanceof Tick) {
            tick(Objects.requireNonNull(picture, "a tick needs a picture"));
        } else if (event instanceof VehicleState vehicle) {
            conduct.onVehicle(vehicle);
        } else if (event instanceof Pulse pulse) {
            detector.onPulse(pulse, machine.is(State.HOMING, State.HOLDING));
        } else if (event instanceof Candidate candidate) {
            hints.onCandidate(candidate, conduct.vehicle());
        } else if (event instanceof OperatorOrder order) {
            conduct.orders().onOrder(order);
        } else if (event instanceof Recorded recorded) {
            announcements.onRecorded(recorded.rowId(), recorded.atNs());
            conduct.orders().onRecorded(recorded.rowId(), recorded.atNs());
        } else if (event instanceof RadioChange change) {
            ear.onChange(change);
            if (ear.deaf()) {
                detector.forget();
            }
            if (ear.deaf() && machine.is(State.HOMING, State.HOLDING)) {
                conduct.disableHoming("radio " + change.detail(), change.atNs());
            }
        } else if (event instanceof RadioReport report) {
            scribe.record(telemeter.block(report));
        } else if (event instanceof SettingsChange change) {
            use(change);
        }
    }

    /** Where the beacon is believed to be; null while nothing is, or nobody asks. From the thread of the events. */
    public @Nullable BeaconFix fix() {
        return estimate == null ? null : estimate.fix(conduct.here());
    }

    private void use(SettingsChange change) {
        settings = change.homing();
        detector.use(change.signal());
        search.use(change.search(), change.safety().batteryMinPercent());
        interlocks.use(change.safety());
        failsafe.use(change.safety());
        motion.use(settings);
        approach.use(settings);
    }

    private void tick(SignalPicture picture) {
        long nowNs = picture.atNs();
        conduct.frame(picture.frame());
        announcements.flush(nowNs);
        conduct.orders().onTick(nowNs);
        ear.onTick(picture);
        if (!ear.deaf()) { // what a picture says then is of the past
            detector.onTick(picture, machine.is(State.HOMING, State.HOLDING));
        }
        estimate(picture);
        if (ear.deafS(nowNs) >= DEAF_S && !machine.is(State.IDLE, State.EMERGENCY)) {
            conduct.idle(CloseReason.SIGNAL, "radio absent", nowNs, 0);
        }
        transitions(picture);
        fly(picture);
        news.onTick(conduct, nowNs);
        telemeter.onTick(
                picture,
                conduct.vehicle(),
                ear.radio(),
                machine.state(),
                announcements.announced(),
                detector.confidencePercent(),
                enable.homing(),
                news,
                estimate);
    }

    private void estimate(SignalPicture picture) {
        if (machine.is(State.IDLE, State.SEARCHING, State.EMERGENCY)) {
            estimate = null;
            locator.forget();
        } else if (picture.track() != null) {
            estimate = locator.fit(picture.atNs(), picture.track(), picture.noiseFloorDbm());
        }
    }

    private void transitions(SignalPicture picture) {
        if (ear.deaf()) {
            return; // nothing is heard and nothing is no longer heard
        }
        long nowNs = picture.atNs();
        switch (machine.state()) {
            case IDLE, EMERGENCY -> {}
            case SEARCHING -> {
                if (detector.detected()) {
                    detected(picture);
                }
            }
            case DETECTING -> {
                if (!detector.detected()) {
                    machine.become(State.SEARCHING, nowNs, "beacon no longer heard", 0);
                } else if (enable.homing()) {
                    startHoming(nowNs);
                }
            }
            case HOMING -> homing(picture);
            case HOLDING -> holding(nowNs);
        }
        if (machine.is(State.HOMING, State.HOLDING) && !detector.detected()) {
            conduct.warnings().weak(picture.snrDb(), nowNs);
        }
    }

    private void detected(SignalPicture picture) {
        search.leave();
        double snrDb = detector.snrDb();
        scribe.record(telemeter.detection(picture, snrDb, conduct.vehicle(), detector.confidencePercent()));
        scribe.tell(Severity.NOTICE, "beacon detected, SNR " + Math.round(snrDb) + " dB");
        remindedNs = picture.atNs();
        machine.become(State.DETECTING, picture.atNs(), "beacon heard", 0);
    }

    private void startHoming(long nowNs) {
        if (!(detector.confidencePercent() >= CONFIDENT_PERCENT)
                || detector.lost(nowNs)
                || conduct.here() == null
                || !closed(Activity.APPROACH, nowNs).none()) {
            return;
        }
        String refused = motion.tryOpen(nowNs);
        if (refused != null) {
            conduct.revoke(CloseReason.OPERATOR, refused, nowNs);
            return;
        }
        approach = new Approach(settings, locator, fence, scribe, nowNs);
        detector.onHoming(nowNs);
        machine.become(State.HOMING, nowNs, "beacon heard, homing enabled", 0);
    }

    private void homing(SignalPicture picture) {
        long nowNs = picture.atNs();
        Here here = conduct.here();
        if (detector.lost(nowNs)) {
            conduct.disableHoming("signal lost", nowNs);
            return;
        }
        String stalled = approach.stalled(nowNs, picture.meanDbm(), here, estimate, detector.periodS());
        if (stalled != null) {
            conduct.disableHoming(stalled, nowNs);
        } else if (here != null && approach.arrived(here, estimate)) {
            machine.become(State.HOLDING, nowNs, "arrived", 0);
        }
    }

    private void holding(long nowNs) {
        Here here = conduct.here();
        if (detector.lost(nowNs)) {
            conduct.disableHoming("signal lost", nowNs);
        } else if (here != null && approach.movedAway(here, estimate)) {
            approach = new Approach(settings, locator, fence, scribe, nowNs);
            machine.become(State.HOMING, nowNs, "estimate moved away", 0);
        }
    }

    private Activity activity() {
        boolean flown = enable.search() && search.hasPattern();
        return switch (machine.state()) {
            case IDLE, EMERGENCY -> Activity.NONE;
            case SEARCHING -> flown ? Activity.SEARCH : Activity.NONE;
            case DETECTING -> flown ? Activity.WAIT : Activity.NONE;
            case HOMING -> Activity.APPROACH;
            case HOLDING -> Activity.ORBIT;
        };
    }

    private Closed closed(Activity activity, long nowNs) {
        boolean permitted = activity == Activity.NONE ? enable.any() : enable.of(activity) != null;
        boolean lost = machine.is(State.HOMING, State.HOLDING) && detector.lost(nowNs);
        String signal = lost ? "lost" : ear.objection(nowNs);
        return interlocks.evaluate(conduct.vehicle(), nowNs, permitted, signal, machine.is(State.EMERGENCY));
    }

    private void fly(SignalPicture picture) {
        long nowNs = picture.atNs();
        failsafe.onTick(conduct.vehicle(), nowNs);
        Closed closed = closed(activity(), nowNs);
        boolean waiting = machine.is(State.DETECTING) && enable.homing();
        pilot.check(nowNs, closed, waiting || activity() != Activity.NONE);
        Activity activity = activity();
        switch (activity) {
            case NONE -> motion.rest(nowNs);
            case SEARCH -> pilot.fly(picture, activity, closed, search.speedMps(), search::steer);
            case WAIT -> pilot.fly(picture, activity, closed, search.speedMps(), here -> Velocity.ZERO);
            case APPROACH ->
                pilot.fly(
                        picture,
                        activity,
                        closed,
                        settings.speedMps(),
                        here -> approach.towards(nowNs, here, picture.planes(), estimate, detector.fade(nowNs)));
            case ORBIT ->
                pilot.fly(
                        picture, activity, closed, settings.speedMps(), here -> approach.around(nowNs, here, estimate));
        }
        motion.prove(nowNs, conduct.vehicle(), closed(activity(), nowNs));
        if (machine.is(State.DETECTING) && (nowNs - remindedNs) / 1e9 >= REMIND_S) {
            remindedNs = nowNs;
            String first = enable.homing() ? closed.first() : "operator: not enabled";
            scribe.tell(Severity.NOTICE, "beacon heard, waits: " + (first == null ? "confidence" : first));
        }
    }
}
