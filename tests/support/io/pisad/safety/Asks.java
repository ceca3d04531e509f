package io.pisad.safety;

import io.pisad.safety.Facts.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which permissions stand: granted by our acknowledgement, or asked for and not answered finally yet. */
final class Asks {
    private static final long ASKED_NS = 6_000_000_000L;
    private static final int IN_PROGRESS = 5;

    /** An order that waits for its answer; of no kind if it permits no motion. */
    private record Ask(@Nullable Kind kind, int link, int command, long atNs) {}

    private final EnumSet<Kind> granted = EnumSet.noneOf(Kind.class);
    private final List<Ask> asked = new ArrayList<>();
    /** The fastest search asked for. */
    double searchMps;

    /** Granted, or asked for and not answered yet. */
    boolean enabled(Kind kind, long nowNs) {
        return granted.contains(kind)
                || asked.stream().anyMatch(ask -> ask.kind == kind && nowNs - ask.atNs < ASKED_NS);
    }

    boolean enabled(long nowNs) {
        return enabled(Kind.SEARCH, nowNs) || enabled(Kind.HOMING, nowNs);
    }

    void ask(@Nullable Kind kind, int link, int command, long nowNs) {
        asked.add(new Ask(kind, link, command, nowNs));
    }

    /** Every permission ends, and what was asked for before then. */
    void end(long beforeNs) {
        granted.clear();
        asked.replaceAll(
                ask -> ask.atNs < beforeNs ? new Ask(null, ask.link, ask.command, ask.atNs) : ask); // to be answered
    }

    /** Our answer; whether it permits something anew. One that refuses is taken for the answer to the harmless one. */
    boolean answered(int link, int command, int result, long nowNs) {
        asked.removeIf(ask -> nowNs - ask.atNs > ASKED_NS);
        if (result == IN_PROGRESS) {
            return false;
        }
        Ask found = null;
        for (Ask ask : asked) {
            boolean fits = ask.link == link && ask.command == command;
            boolean preferred = (ask.kind == null) != (result == 0);
            boolean better = found == null || ((found.kind == null) == (result == 0) && preferred);
            found = fits && better ? ask : found;
        }
        asked.remove(found);
        return found != null && found.kind != null && result == 0 && granted.add(found.kind);
    }
}
