/**
 * Reading the past back: the list of missions, the export of one and its picture.
 *
 * <p>Used from the command line by one thread, never in flight. Reads sealed files and the copies it is given; refuses
 * to write into a mission, to replace an existing file unasked, and to leave a half-written one.
 */
@NullMarked
package io.pisad.report;

import org.jspecify.annotations.NullMarked;
