/**
 * The whole past: one DuckDB file per mission, written ahead only while live, sealed after landing.
 *
 * <p>Owned by the thread {@code pisad-history}, which alone touches the file. The homing thread hands rows over without
 * ever waiting; what permits motion becomes effective only on the {@link io.pisad.model.Recorded} that is sent when its
 * row is on disk. A failing disk never ends a flight: rows are kept, the write is tried again, nothing is announced.
 *
 * <p>Refuses: a checkpoint on a live file (a power cut inside one can destroy it), a file of a newer schema, a mission
 * that another process holds, an invented value (NaN and null become NULL).
 */
@NullMarked
package io.pisad.history;

import org.jspecify.annotations.NullMarked;
