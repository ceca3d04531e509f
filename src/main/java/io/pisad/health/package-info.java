/**
 * What the machine around the daemon is told and asked: readiness and watchdog for systemd, memory of the process.
 *
 * <p>For {@code app}, which owns the objects. {@link io.pisad.health.SdNotify} may be called from any thread and never
 * blocks: a datagram that cannot be sent at once is counted and dropped. The room refuses to fail the daemon: outside
 * systemd, or when systemd does not listen, everything here does nothing.
 */
@NullMarked
package io.pisad.health;

import org.jspecify.annotations.NullMarked;
