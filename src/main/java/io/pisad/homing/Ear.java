package io.pisad.homing;

import io.pisad.model.Notice.Severity;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import java.util.Locale;

/** Whether there are samples to decide on, and since when not; tells the operator when that changes. Deaf at the start. */
final class Ear {
    private final Scribe scribe;
    private RadioState radio = RadioState.ABSENT;
    private boolean told;
    private long deafNs = Long.MAX_VALUE;

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

    /** For how long no samples have come, 0 while they come. */
    double deafS(long nowNs) {
        if (!deaf()) {
            return 0;
        }
        deafNs = Math.min(deafNs, nowNs);
        return (nowNs - deafNs) / 1e9;
    }
}
