/**
 * The one queue of the daemon, and the only room that sees the Disruptor.
 *
 * <p>Several threads publish without ever blocking (a full ring refuses, and the refusal is counted by kind of event);
 * two stages consume in order: {@code pisad-analytics} and, behind it, {@code pisad-homing}. What the first stage makes
 * of an event travels in the event's own slot. A stage that throws stops both stages for good and reports: nothing is
 * decided on half an event.
 */
@NullMarked
package io.pisad.ring;

import org.jspecify.annotations.NullMarked;
