/**
 * The link: endpoints, vehicle state and orders in, heartbeat, telemetry, acknowledgements and set-points out.
 *
 * <p>Owned by the threads {@code pisad-link-N} (one per endpoint, sole user of its {@link io.pisad.mavlink.LinkReader})
 * and {@code pisad-mavlink-out} (sole user of every link's output, see {@link io.pisad.mavlink.Sender}). A take-over or
 * an operator's stop closes the valve from the link's thread itself, before the event enters the ring.
 *
 * <p>Refuses: orders from ground stations that are not configured, commands for anybody else, another vehicle's mode,
 * motion without an open valve, a fresh set-point and an autopilot that is guided and armed. Never arms, never takes
 * off, never changes the mode.
 */
@NullMarked
package io.pisad.mavlink;

import org.jspecify.annotations.NullMarked;
