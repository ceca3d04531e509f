/**
 * The recent past: what was heard in the last minute and where in the last 15, in an in-memory DuckDB, and the SQL that
 * turns it into one picture per tick.
 *
 * <p>Owned and used by the one thread that calls {@link io.pisad.analytics.DuckAnalyst} ({@code pisad-analytics}, or the
 * driver in virtual time). The tables are circular: rows older than their retention are deleted every 5 s and the space
 * is taken back every 10 s, both counted in event time, so memory is flat for ever.
 *
 * <p>Refuses: to read a clock for anything but its own query times; to answer from rows outside (tick - window, tick];
 * to let a flush, a delete or a checkpoint change an answer; to guess a position outside the ones heard; to show a
 * number where there is no data (it is NaN).
 */
@NullMarked
package io.pisad.analytics;

import org.jspecify.annotations.NullMarked;
