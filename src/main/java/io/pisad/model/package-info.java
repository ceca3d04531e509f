/** The words every room shares: records, enums, the sealed events and the ports. Knows no other room. */
@NullMarked
package io.pisad.model;

import org.jspecify.annotations.NullMarked;
