/**
 * Pure arithmetic on samples: DC removal, channel power, noise reference, pulses, full-band power.
 *
 * <p>Owned by the thread that reads the IQ source ({@code pisad-sdr}); nothing here is shared. Time is counted in
 * samples: no clock, no thread, no I/O (the {@link io.pisad.signal.Survey} reads through the {@code IqSource} port). At
 * sample rate nothing is allocated; readings and pulses are plain records. It refuses plans it cannot measure (a channel
 * outside the band, no room for a noise reference) and never bridges lost samples.
 */
@NullMarked
package io.pisad.signal;

import org.jspecify.annotations.NullMarked;
