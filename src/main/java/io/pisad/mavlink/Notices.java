package io.pisad.mavlink;

import io.dronefleet.mavlink.common.MavSeverity;
import io.dronefleet.mavlink.common.Statustext;
import io.pisad.model.Notice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * STATUSTEXT to every link: "PISAD: ", ASCII, at most 50 characters; the same text at most once in 5 s.
 *
 * <p>A repeat that comes too early waits for its time and is given up only for a newer text, so the last thing said is
 * always the last thing shown. {@link #tell} from any thread, {@link #step} on the sender's.
 */
final class Notices {
    private static final int MOST_WAITING = 64;
    private static final int MOST_REMEMBERED = 64;
    private static final int LONGEST = 50;
    private static final long REPEAT_NS = 5_000_000_000L;

    private final List<Wire> wires;
    private final Deque<Notice> waiting = new ArrayDeque<>();
    private final Map<Notice, Long> saidNs = new LinkedHashMap<>();
    private final LongAdder dropped = new LongAdder();
    private @Nullable Notice repeat;
    private volatile String mark = "";

    Notices(List<Wire> wires) {
        this.wires = wires;
    }

    /** Puts a word before every text from now on. */
    void mark(String word) {
        mark = word + " ";
    }

    synchronized void tell(Notice notice) {
        if (waiting.size() == MOST_WAITING) {
            waiting.remove();
            dropped.increment();
        }
        waiting.add(notice);
    }

    void step(long nowNs) {
        for (Notice next = poll(); next != null; next = poll()) {
            repeat = saidLately(next, nowNs) ? next : null;
            if (repeat == null) {
                say(next, nowNs);
            }
        }
        Notice late = repeat;
        if (late != null && !saidLately(late, nowNs)) {
            repeat = null;
            say(late, nowNs);
        }
    }

    long dropped() {
        return dropped.sum();
    }

    private synchronized @Nullable Notice poll() {
        return waiting.poll();
    }

    private boolean saidLately(Notice notice, long nowNs) {
        Long atNs = saidNs.get(notice);
        return atNs != null && nowNs - atNs < REPEAT_NS;
    }

    private void say(Notice notice, long nowNs) {
        saidNs.remove(notice);
        if (saidNs.size() == MOST_REMEMBERED) {
            saidNs.remove(saidNs.keySet().iterator().next());
        }
        saidNs.put(notice, nowNs);
        Statustext text = Statustext.builder()
                .severity(Dialect.number(MavSeverity.class, notice.severity().ordinal()))
                .text(shown(notice.text()))
                .build();
        wires.forEach(wire -> wire.offer(Wire.Lane.TEXT, text));
    }

    private String shown(String text) {
        String ascii = ("PISAD: " + mark + text).replaceAll("[^ -~]", "?");
        return ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST);
    }
}
