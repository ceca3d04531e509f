package io.pisad.safety;

import static io.pisad.safety.Hole.in;
import static io.pisad.safety.Hole.patch;
import static io.pisad.safety.Hole.unheeded;

import java.util.List;

/**
 * A hole in each of the nine interlocks, and in what is beside them. Six of the nine are guarded more than once, and the other guards are taken away too:
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

    private static final String LIMITER = "homing/Limiter.java";
    private static final String FENCE = "homing/Fence.java";

    /** Beside the interlocks: each limit, the record, the fence's margin and way to stop, the signature. */
    static final List<Hole> OTHERS = List.of(
            in("speed", patch(LIMITER, "wanted.atMost(speedMps)", "wanted.scaled(3)")),
            in("climb", patch(LIMITER, "CLIMB_MPS = 1;", "CLIMB_MPS = 3;")),
            in("descent", patch(LIMITER, "if (presentM > heldM + DESCENT_M) {", "if (presentM < -1e9) {")),
            in("acceleration", patch(LIMITER, "settings.accelerationMps2() * Tick.PERIOD_NS / 1e9", "100")),
            in("yaw", patch(LIMITER, "clamp(YAW_GAIN_PER_S * turnDeg, settings.yawRateDps())", "3 * turnDeg")),
            in(
                    "record of an order",
                    patch(
                            "homing/Orders.java",
                            "recording.put(scribe.order(order, order.atNs(), Result.ACCEPTED, \"\"), order);",
                            "scribe.order(order, order.atNs(), Result.ACCEPTED, \"\");"
                                    + "effects.apply(order, order.atNs()); scribe.reply(order, Result.ACCEPTED, \"\");")),
            in(
                    "record of a state",
                    patch(
                            "homing/Announcements.java",
                            "!head.recorded && nowNs - head.atNs < PATIENCE_NS",
                            "nowNs < 0"),
                    patch("homing/Announcements.java", "one.recorded |= one.rowId == rowId", "one.recorded = true")),
            in(
                    "fence margin",
                    patch(
                            FENCE,
                            "Math.max(Math.max(safety.fenceMarginM(), 10), read == null ? 0 : read.marginM())",
                            "0")),
            in(
                    "way to stop",
                    patch(FENCE, "speedMps * speedMps / (2 * accelerationMps2) + REACTION_S * speedMps", "0")),
            in(
                    "fence that may be off",
                    patch(
                            "mavlink/FenceParameters.java",
                            "boolean certain = !off(kind) ||",
                            "boolean certain = true ||")),
            in(
                    "unsigned order",
                    patch(
                            "mavlink/LinkReader.java",
                            "return station.signing == null || judged(packet);",
                            "return true;")),
            in(
                    "wrong key",
                    patch(
                            "mavlink/SigningKey.java",
                            "return MessageDigest.isEqual(",
                            "return covered > 0 || MessageDigest.isEqual(")),
            in("replayed order", patch("mavlink/Signing.java", "if (!rises) {", "if (last < 0) {")));

    private Holes() {}
}
