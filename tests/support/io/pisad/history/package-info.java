/** Hand-made doubles and fixtures for the record. */
@NullMarked
package io.pisad.history;

import org.jspecify.annotations.NullMarked;
