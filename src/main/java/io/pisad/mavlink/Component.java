package io.pisad.mavlink;

import io.pisad.model.Parameters;
import io.pisad.model.Settings;
import io.pisad.model.Vitals;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the station serves beyond orders and telemetry.
 *
 * @param ground what ground stations are given
 * @param parameters what they may read and set
 * @param vitals the newest measurement of the computer; never waits
 * @param version of the program as AUTOPILOT_VERSION wants it: major, minor, patch, type in a byte each
 * @param slow runs one after the other what waits for a disk; refuses (RejectedExecutionException) when too much waits
 */
public record Component(
        Settings.Ground ground, Parameters parameters, Supplier<Vitals> vitals, int version, Executor slow) {
    /** Nothing to set, nothing measured, nothing to fetch. */
    public static final Component PLAIN =
            new Component(Settings.Ground.PLAIN, Parameters.NONE, () -> Vitals.UNKNOWN, 0, Runnable::run);
}
