/**
 * The link: endpoints, vehicle state and orders in, heartbeat, telemetry, acknowledgements and set-points out.
 *
 * <p>Owned by the threads {@code pisad-link-N} (one per endpoint, sole user of its {@link io.pisad.mavlink.LinkReader})
 * and {@code pisad-mavlink-out} (sole user of every link's output, see {@link io.pisad.mavlink.Sender}). A take-over or
 * an operator's stop closes the valve from the link's thread itself, before the event enters the ring. A link never
 * holds up the sender: sockets are written without waiting, a serial line has a thread {@code pisad-serial} of its own
 * that is handed at most 50 ms of line time, and {@code pisad-signing} keeps the signing time on disk.
 *
 * <p>Refuses: frames signed wrongly or twice; with a key, orders that are not signed ({@link io.pisad.mavlink.Signing});
 * orders from ground stations that are not configured, commands for anybody else, another vehicle's mode,
 * motion without an open valve, a fresh set-point and an autopilot that is guided and armed. Never arms, never takes
 * off, never changes the mode.
 */
@NullMarked
package io.pisad.mavlink;

import org.jspecify.annotations.NullMarked;
