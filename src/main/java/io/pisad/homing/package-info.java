/**
 * The decision: state machine, interlocks, search patterns, guidance, position estimate.
 *
 * <p>Owned by {@code pisad-homing}, the only thread that enters it, in ring order. Pure: time is {@code event.atNs()},
 * what it knows came in an event or in the tick's picture, and what it decides leaves through {@link
 * io.pisad.model.Outbox}. It refuses a clock, a thread, I/O, a library, any import but {@code io.pisad.model}, and every
 * motion that one of nine interlocks does not allow. {@link io.pisad.homing.Homing} is the only door.
 */
@NullMarked
package io.pisad.homing;

import org.jspecify.annotations.NullMarked;
