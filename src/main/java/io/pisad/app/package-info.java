/**
 * The composition root: the command line, the daemon wired ({@link io.pisad.app.Pisad}) and one class per command.
 *
 * <p>The only room that knows the others. A class that needs two rooms lives here; anything that could be explained
 * without naming two rooms does not.
 */
@NullMarked
package io.pisad.app;

import org.jspecify.annotations.NullMarked;
