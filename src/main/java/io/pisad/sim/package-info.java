/**
 * A world to fly in: a radio channel with a beacon, a multirotor that speaks MAVLink, a scripted ground station.
 *
 * <p>{@link io.pisad.sim.RssiWorld} is the same at the level of signal readings, for thousands of runs.
 *
 * <p>Part of the product ({@code pisad sim}), not a fake of the tests. Owned by whoever steps it: {@link
 * io.pisad.sim.World} is a monitor, one thread steps it (the lock-step driver, or {@link io.pisad.sim.UdpWorld} in real
 * time), and others may call it. Time is an argument; all arithmetic is repeatable, so that a seed gives the same bytes
 * and samples on every machine, whatever the pattern of the calls.
 *
 * <p>MAVLink frames are built here with the library, on purpose independently of room {@code mavlink}, so that each
 * checks the other. Refuses to know any other room; the world outside is bytes and samples.
 */
@NullMarked
package io.pisad.sim;

import org.jspecify.annotations.NullMarked;
