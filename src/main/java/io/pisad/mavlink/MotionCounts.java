package io.pisad.mavlink;

/**
 * What {@code pisad-mavlink-out} did with set-points since the start.
 *
 * @param sent set-points written
 * @param brakes zero-velocity set-points written after motion ended
 * @param lapses times the homing thread did not renew its lease
 * @param refused fresh set-points not sent: the valve, the autopilot's mode or their numbers forbade it
 * @param proofs zero-velocity set-points that let PX4 choose OFFBOARD, through the closed valve
 * @param modes mode commands (LOITER, RTL) written
 */
public record MotionCounts(long sent, long brakes, long lapses, long refused, long proofs, long modes) {}
