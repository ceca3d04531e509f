package io.pisad.model;

import java.util.List;
import java.util.Optional;

/** What ground stations may read and set by name. The names and their order never change while the process lives. */
public interface Parameters {
    /** Nothing can be set. */
    Parameters NONE = new Parameters() {
        @Override
        public List<Parameter> all() {
            return List.of();
        }

        @Override
        public Optional<Parameter> named(String name) {
            return Optional.empty();
        }

        @Override
        public Outcome set(String name, float value) {
            return Outcome.refused("no parameters here");
        }
    };

    /** Every parameter with its present value, in order; any thread. */
    List<Parameter> all();

    /** One of them, or an earlier name of one; any thread. */
    Optional<Parameter> named(String name);

    /**
     * Checks a value, stores it and puts it in force; waits for the disk, so never on a thread that a stop needs.
     *
     * @param name as {@link #named} knows it
     */
    Outcome set(String name, float value);

    /**
     * One parameter.
     *
     * @param name at most 16 ASCII characters
     * @param value as the ground station sees it
     * @param onlyDisarmed whether it may be set only while the vehicle is known to be disarmed
     */
    record Parameter(String name, float value, boolean onlyDisarmed) {}

    /**
     * What came of setting one.
     *
     * @param taken whether it is stored now
     * @param notice for the operator, at most 43 ASCII characters; empty when there is nothing to say
     */
    record Outcome(boolean taken, String notice) {
        /** Stored and in force. */
        public static final Outcome IN_FORCE = new Outcome(true, "");

        /** Not stored, and why. */
        public static Outcome refused(String why) {
            return new Outcome(false, why);
        }
    }
}
