/**
 * The settings: read once at the start, checked, and never changed while the process lives.
 *
 * <p>For {@code app}, which owns the result and hands it to the rooms; the room holds no state and may be called from
 * any thread. {@link io.pisad.config.Keys} is the one table of what can be set: the loader, {@code config print} and
 * the test of {@code deploy/pisad.toml} all use it.
 *
 * <p>Refuses: unknown keys, wrong types, values outside their range and contradictions, all of them at once, each in
 * one line with its place. It never guesses, and it never starts with a part of a bad configuration.
 */
@NullMarked
package io.pisad.config;

import org.jspecify.annotations.NullMarked;
