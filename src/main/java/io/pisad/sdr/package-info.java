/**
 * Samples in: a HackRF through libhackrf, and recordings (cs8, cu8, cs16, cf32, SigMF). The only room that sees libhackrf.
 *
 * <p>Owned by the thread that reads the source ({@code pisad-sdr}); a source is used by one thread. Jackson is used here
 * for one thing, SigMF metadata. It refuses files whose rate or format is not known, whose data are not whole
 * finite samples, or whose metadata and data contradict each other: one line names the file, the fault and the allowed
 * range.
 *
 * <p>A HackRF's calls are made by one {@code hackrf-session} thread per opening, because any of them may hang; libhackrf's
 * own thread ({@code hackrf-rx}) copies transfers into a bounded pool and does nothing else. The radio is never trusted to
 * be there: see {@link io.pisad.sdr.HackRfSource}. Nothing is ever transmitted.
 */
@NullMarked
package io.pisad.sdr;

import org.jspecify.annotations.NullMarked;
