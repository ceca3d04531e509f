package io.pisad.safety;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A random driver of the real Homing, Valve and Station, judged by {@link Oracle} (DESIGN section 5). A million events:
 *
 * <pre>tests/bench/safety-search.sh [EVENTS [SEED]]</pre>
 */
public final class SafetySearch {
    private static final long FLIGHT = 4000;

    private final Map<Oracle.Why, Long> closings = new EnumMap<>(Oracle.Why.class);
    private long events;
    private long flights;
    private long ticks;
    private long passes;
    private long motions;
    private long stops;
    private long proofs;
    private long modes;
    private @Nullable String verdict;

    private SafetySearch() {}

    /** Flies until that many events have been fed, or the oracle objects. */
    static SafetySearch of(long events, long seed) {
        var search = new SafetySearch();
        while (search.events < events && search.verdict == null) {
            search.fly(seed + search.flights, Math.min(FLIGHT, events - search.events));
        }
        return search;
    }

    /**
     * The same for a hole planted by {@link Hole}, in another class loader.
     *
     * @return events until the oracle objected, and what it said; or -1
     */
    public static Object[] hunt(long events, long seed) {
        SafetySearch search = of(events, seed);
        String said = search.verdict == null ? "" : search.verdict;
        return new Object[] {
            search.verdict == null ? -1L : search.events,
            said.lines().findFirst().orElse("")
        };
    }

    private void fly(long seed, long most) {
        var mischief = new Mischief(seed);
        Flight flight = mischief.flight;
        Oracle oracle = flight.oracle;
        while (flight.inputs < most && oracle.verdict == null) {
            mischief.step();
        }
        flights++;
        events += flight.inputs;
        ticks += flight.ticks;
        passes += flight.passes;
        motions += oracle.motions;
        stops += oracle.stops;
        proofs += oracle.proofs;
        modes += oracle.modeCommands;
        oracle.closings.forEach((why, count) -> closings.merge(why, count, Long::sum));
        if (oracle.verdict != null) {
            verdict = "flight of seed " + seed + ": " + oracle.verdict + flight.story();
        }
    }

    /** Null, or what was forbidden or missed, with the flight's seed and its last events. */
    @Nullable
    String verdict() {
        return verdict;
    }

    /** How often each cause stopped motion. */
    long closings(Oracle.Why why) {
        return closings.getOrDefault(why, 0L);
    }

    long motions() {
        return motions;
    }

    @Override
    public String toString() {
        return ("%d events in %d flights, %d ticks, %d sender passes: %d motion commands, %d stops, %d proofs of life,"
                        + " %d mode commands; motion ended by %s")
                .formatted(events, flights, ticks, passes, motions, stops, proofs, modes, closings);
    }
}
