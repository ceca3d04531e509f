/**
 * Samples in: recordings (cs8, cu8, cs16, cf32, SigMF).
 *
 * <p>Owned by the thread that reads the source ({@code pisad-sdr}); a source is used by one thread. Jackson is used here
 * for one thing, reading SigMF metadata. It refuses files whose rate or format is not known, whose data are not whole
 * finite samples, or whose metadata and data contradict each other: one line names the file, the fault and the allowed
 * range.
 */
@NullMarked
package io.pisad.sdr;

import org.jspecify.annotations.NullMarked;
