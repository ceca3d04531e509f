package io.pisad.report;

import io.pisad.model.State;
import java.awt.Color;

/** The colour of a state, on the track and in the bands; told apart by those who see red and green alike, too. */
final class StateColour {
    private StateColour() {}

    static Color of(State state) {
        return switch (state) {
            case IDLE -> new Color(0x8c8c8c);
            case SEARCHING -> new Color(0x0072b2);
            case DETECTING -> new Color(0xe69f00);
            case HOMING -> new Color(0x009e73);
            case HOLDING -> new Color(0xaa4499);
            case EMERGENCY -> new Color(0xd00000);
        };
    }
}
