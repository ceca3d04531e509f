package io.pisad.signal;

import io.pisad.model.Candidate;
import io.pisad.model.Pulse;
import io.pisad.model.SignalReading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts alarms: candidates of one kind less than 30 s apart (as long as a train's memory lasts) are one run. */
final class Alarms implements ReadingSink {
    private static final long RUN_NS = 30_000_000_000L;

    final List<Candidate> all = new ArrayList<>();
    final Map<Candidate.Kind, Integer> runs = new EnumMap<>(Candidate.Kind.class);
    private final Map<Candidate.Kind, Long> lastNs = new EnumMap<>(Candidate.Kind.class);
    long readings;

    @Override
    public void reading(SignalReading reading) {
        readings++;
    }

    @Override
    public void pulse(Pulse pulse) {}

    @Override
    public void candidate(Candidate candidate) {
        all.add(candidate);
        Long last = lastNs.put(candidate.kind(), candidate.atNs());
        boolean repeated = candidate.kind() != Candidate.Kind.PULSE;
        if (last == null || !repeated || candidate.atNs() - last > RUN_NS) {
            runs.merge(candidate.kind(), 1, Integer::sum);
        }
    }
}
