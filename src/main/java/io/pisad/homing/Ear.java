package io.pisad.homing;

import io.pisad.model.Notice.Severity;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.SignalPicture;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is something to decide on: samples, and levels made of them that are worth something. Tells the operator
 * when samples stop or come again. Deaf at the start.
 */
final class Ear {
    /** Motion is closed when every level has been clipped or silent, or none came, for this long. */
    private static final double UNUSABLE_S = 1;

    private final Scribe scribe;
    private RadioState radio = RadioState.ABSENT;
    private boolean told;
    private long deafNs = Long.MAX_VALUE;
    private long usableNs = Long.MIN_VALUE;
    private boolean clipped;

    Ear(Scribe scribe) {
        this.scribe = scribe;
    }

    RadioState radio() {
        return radio;
    }

    boolean deaf() {
        return radio != RadioState.LISTENING;
    }

    void onChange(RadioChange change) {
        boolean news = !told || radio != change.state();
        radio = change.state();
        told = true;
        deafNs = deaf() ? Math.min(deafNs, change.atNs()) : Long.MAX_VALUE;
        if (news) {
            String text = "radio " + radio.name().toLowerCase(Locale.ROOT) + ": " + change.detail();
            scribe.tell(deaf() ? Severity.ERROR : Severity.NOTICE, text);
        }
    }

    /** Takes the tick's picture. */
    void onTick(SignalPicture picture) {
        usableNs = picture.levelUsable() ? picture.atNs() : usableNs;
        clipped = picture.clippedShare() > 0;
    }

    /** Why nothing may be followed, or null. */
    @Nullable
    String objection(long nowNs) {
        if (deaf()) {
            return "no radio";
        }
        if (usableNs != Long.MIN_VALUE && (nowNs - usableNs) / 1e9 <= UNUSABLE_S) {
            return null;
        }
        return clipped ? "saturated" : "no readings";
    }

    /** For how long no samples have come, 0 while they come. */
    double deafS(long nowNs) {
        if (!deaf()) {
            return 0;
        }
        deafNs = Math.min(deafNs, nowNs);
        return (nowNs - deafNs) / 1e9;
    }
}
