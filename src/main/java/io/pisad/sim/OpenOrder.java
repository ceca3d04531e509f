package io.pisad.sim;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.util.EnumValue;

/** A command of the scripted operator that is not settled yet: repeated until answered, given anew when refused. */
final class OpenOrder {
    private static final long ANSWER_NS = 1_000_000_000L;
    private static final long WORK_NS = 10_000_000_000L;
    private static final long REFUSED_NS = 2_000_000_000L;

    final int command;
    private final float[] parameters;
    private int confirmation;
    private long nextNs;
    private boolean refused;

    OpenOrder(int command, float[] parameters, long atNs) {
        this.command = command;
        this.parameters = parameters.clone();
        nextNs = atNs;
    }

    /** Whether it is to be sent now. */
    boolean due(long atNs) {
        return atNs >= nextNs;
    }

    boolean refused() {
        return refused;
    }

    boolean is(int wantedCommand, float firstParameter) {
        return command == wantedCommand && parameters[0] == firstParameter;
    }

    /** The next sending: the same order with confirmation + 1, or after a refusal a new one. */
    CommandLong next(long atNs) {
        confirmation = refused ? 0 : confirmation;
        refused = false;
        nextNs = atNs + ANSWER_NS;
        return CommandLong.builder()
                .targetSystem(Router.SYSTEM)
                .targetComponent(Router.PAYLOAD_COMPONENT)
                .command(EnumValue.create(command))
                .confirmation(Math.min(255, confirmation++))
                .param1(parameters[0])
                .param2(parameters[1])
                .param3(parameters[2])
                .param4(parameters[3])
                .param5(parameters[4])
                .param6(parameters[5])
                .param7(parameters[6])
                .build();
    }

    void working(long atNs) {
        nextNs = atNs + WORK_NS;
    }

    void refuse(long atNs) {
        refused = true;
        nextNs = atNs + REFUSED_NS;
    }
}
