package io.pisad.safety;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last things that happened, told only if they must be. */
final class Story {
    private static final int LINES = Integer.getInteger("trace", 60);

    private record Line(long atNs, String kind, Object what) {}

    private final Deque<Line> lines = new ArrayDeque<>();

    void add(long nowNs, String kind, Object what) {
        lines.add(new Line(nowNs, kind, what));
        if (lines.size() > LINES) {
            lines.remove();
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Line line : lines) {
            text.append("%n%12.3f %-7s %s".formatted(line.atNs() / 1e9, line.kind(), line.what()));
        }
        return text.toString();
    }
}
