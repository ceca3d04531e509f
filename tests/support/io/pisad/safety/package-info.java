/** Safety as a search: a random driver of the real decision and link, and an oracle that judges their bytes. */
@NullMarked
package io.pisad.safety;

import org.jspecify.annotations.NullMarked;
