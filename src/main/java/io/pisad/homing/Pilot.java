package io.pisad.homing;

import io.pisad.model.CloseReason;
import io.pisad.model.Notice.Severity;
import io.pisad.model.SignalPicture;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Moves the vehicle at a tick, or says what keeps it from moving. */
final class Pilot {
    private final Conduct conduct;
    private final Enable enable;
    private final Motion motion;
    private final Fence fence;
    private final Scribe scribe;
    private final Failsafe failsafe;
    private final EnumSet<Interlock> told = EnumSet.noneOf(Interlock.class);

    Pilot(Conduct conduct, Enable enable, Motion motion, Fence fence, Scribe scribe, Failsafe failsafe) {
        this.conduct = conduct;
        this.enable = enable;
        this.motion = motion;
        this.fence = fence;
        this.scribe = scribe;
        this.failsafe = failsafe;
    }

    /** How an activity wants to move. */
    interface Course {
        Velocity steer(Here here);
    }

    /**
     * Ends permissions whose time or interlock has come; call before anything is flown.
     *
     * @param wanted whether the vehicle should be moving: only then is a closed interlock told
     */
    void check(long nowNs, Closed closed, boolean wanted) {
        String expired = enable.expire(nowNs);
        if (expired != null) {
            scribe.tell(Severity.WARNING, expired);
        }
        if (!enable.any()) {
            told.clear();
            return;
        }
        String elsewhere = motion.closedElsewhere(nowNs);
        if (elsewhere != null) {
            conduct.revoke(CloseReason.OPERATOR, elsewhere, nowNs);
            told.clear();
            return;
        }
        String ending = closed.revoking();
        String first = closed.first();
        if (ending != null) {
            failsafe.begin(closed, nowNs);
            conduct.revoke(closed.closeReason(), ending, nowNs);
        } else if (first != null && motion.pausedTooLong(nowNs)) {
            conduct.revoke(closed.closeReason(), first + " for over 1 s", nowNs);
        } else if (wanted) {
            closed.reasons().forEach((interlock, reason) -> {
                if (told.add(interlock)) {
                    scribe.tell(Severity.WARNING, "refused: " + interlock.word() + ": " + reason);
                }
            });
        }
        told.retainAll(closed.reasons().keySet());
    }

    /** Flies one tick of an activity, or pauses. */
    void fly(SignalPicture picture, Activity activity, Closed closed, double speedMps, Course course) {
        long nowNs = picture.atNs();
        Here here = conduct.here();
        if (!closed.none() || here == null) {
            motion.pause(closed.none() ? CloseReason.POSITION : closed.closeReason(), nowNs);
            return;
        }
        @Nullable String refused = motion.tryOpen(nowNs);
        if (refused != null) {
            conduct.revoke(CloseReason.OPERATOR, refused, nowNs);
            return;
        }
        motion.move(nowNs, activity, here, fence.admit(here, course.steer(here)), speedMps);
    }
}
