package io.pisad.mavlink;

import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply.Result;
import io.pisad.model.SearchRequest;
import org.jspecify.annotations.Nullable;

/** What a command asks for, once read. */
sealed interface Wish {
    /** An order for the homing thread. */
    record Order(Action action, @Nullable SearchRequest search) implements Wish {}

    /** Nothing for it: the link answers by itself. */
    record Answer(Result result, String reason) implements Wish {}

    static Wish order(Action action) {
        return new Order(action, null);
    }

    static Wish denied(String reason) {
        return new Answer(Result.DENIED, reason);
    }

    /** Reads the commands that are orders; every other one is unsupported. */
    static Wish of(Command c) {
        return switch (c.number()) {
            case Command.USER_1 -> order(c.p1() == 1 ? Action.HOMING_ENABLE : Action.HOMING_DISABLE);
            case Command.USER_2 ->
                c.p1() == 1
                        ? order(Action.EMERGENCY_STOP)
                        : c.p1() == 2 ? order(Action.RESET) : denied("USER_2 p1: 1 stop or 2 reset");
            case Command.USER_3 -> SearchWish.of(c);
            case Command.DO_PAUSE_CONTINUE ->
                c.p1() == 0
                        ? order(Action.SEARCH_PAUSE)
                        : c.p1() == 1 ? order(Action.SEARCH_RESUME) : denied("pause p1: 0 pause or 1 continue");
            default -> new Answer(Result.UNSUPPORTED, "");
        };
    }
}
