package io.pisad.safety;

import static io.pisad.safety.Hole.in;
import static io.pisad.safety.Hole.patch;
import static io.pisad.safety.Hole.unheeded;

import java.util.List;

/**
 * A hole in each of the nine interlocks. Six of them are guarded more than once, and the other guards are taken away too:
 * those that the link's reader or the sender keeps by itself, and those that the states keep.
 */
final class Holes {
    private static final String[] READER_MODE = patch(
            "mavlink/Autopilot.java", "valve.close(CloseReason.MODE);", "java.util.Objects.requireNonNull(next);");
    private static final String[] SENDER_MODE =
            patch("mavlink/Autopilot.java", "last != null && last.guided() && armed(nowNs)", "armed(nowNs)");
    private static final String[] TAKE_OVER =
            patch("homing/Conduct.java", "if (before.guided() && !after.guided()) {", "if (newest.atNs() < 0) {");
    private static final String[] RTL =
            patch("homing/Conduct.java", "if (!before.returning() && after.returning()) {", "if (newest.atNs() < 0) {");
    private static final String[] READER_ARMED = patch(
            "mavlink/Autopilot.java", "valve.close(CloseReason.ARMED);", "java.util.Objects.requireNonNull(next);");
    private static final String[] SENDER_ARMED =
            patch("mavlink/Autopilot.java", "                && last.armed()\n", "");
    private static final String[] DISARMED =
            patch("homing/Conduct.java", "if (before.armed() && !after.armed()) {", "if (newest.atNs() < 0) {");

    static final List<Hole> NINE = List.of(
            in(
                    "operator",
                    patch("mavlink/Orders.java", "if (!groundSystemIds.contains(systemId)) {", "if (link < 0) {")),
            in("mode", unheeded("MODE", "mode(vehicle, nowNs)"), READER_MODE, SENDER_MODE, TAKE_OVER, RTL),
            in("armed", unheeded("ARMED", "armed(vehicle)"), READER_ARMED, SENDER_ARMED, DISARMED),
            in("position", unheeded("POSITION", "position(vehicle, nowNs)")),
            in("battery", unheeded("BATTERY", "battery(vehicle, nowNs)")),
            in("fence", unheeded("FENCE", "fence.objection(vehicle, nowNs)")),
            in(
                    "signal",
                    unheeded("SIGNAL", "signal"),
                    patch(
                            "homing/Detector.java",
                            "boolean lost(long nowNs) {",
                            "boolean lost(long nowNs) { if (nowNs > 0) return false;")),
            in("link", unheeded("LINK", "link(vehicle, nowNs)")),
            in(
                    "emergency",
                    unheeded("EMERGENCY", "emergency ? \"stop is latched\" : null"),
                    patch(
                            "mavlink/Orders.java",
                            "case EMERGENCY_STOP -> CloseReason.EMERGENCY;",
                            "case EMERGENCY_STOP -> null;"),
                    patch(
                            "homing/Conduct.java",
                            "case EMERGENCY_STOP -> emergency(nowNs, operator);",
                            "case EMERGENCY_STOP -> {}")));

    private Holes() {}
}
