/** Hand-made fakes of the link's room: a link in memory, a vehicle and a ground station that speak by hand. */
@NullMarked
package io.pisad.mavlink;

import org.jspecify.annotations.NullMarked;
