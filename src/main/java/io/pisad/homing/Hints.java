package io.pisad.homing;

import io.pisad.model.Candidate;
import io.pisad.model.Notice.Severity;
import io.pisad.model.VehicleState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records candidates and tells the ground; no state hangs on them.
 *
 * <p>Candidates of a kind less than 10 s apart are a run: told once, recorded at its beginning and then every 10 s.
 */
final class Hints {
    private static final double RUN_S = 10;

    private final Telemeter telemeter;
    private final Scribe scribe;
    private final Map<Candidate.Kind, Long> heardNs = new EnumMap<>(Candidate.Kind.class);
    private final Map<Candidate.Kind, Long> recordedNs = new EnumMap<>(Candidate.Kind.class);

    Hints(Telemeter telemeter, Scribe scribe) {
        this.telemeter = telemeter;
        this.scribe = scribe;
    }

    void onCandidate(Candidate candidate, VehicleState vehicle) {
        Candidate.Kind kind = candidate.kind();
        boolean fresh = passed(heardNs.put(kind, candidate.atNs()), candidate.atNs());
        if (fresh || passed(recordedNs.get(kind), candidate.atNs())) {
            recordedNs.put(kind, candidate.atNs());
            scribe.record(telemeter.candidate(candidate, vehicle));
        }
        if (fresh) {
            scribe.tell(
                    Severity.INFO,
                    "candidate " + kind.name().toLowerCase(Locale.ROOT) + ", SNR " + Math.round(candidate.snrDb())
                            + " dB");
        }
    }

    private static boolean passed(@Nullable Long sinceNs, long nowNs) {
        return sinceNs == null || (nowNs - sinceNs) / 1e9 >= RUN_S;
    }
}
