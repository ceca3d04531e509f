package io.pisad.model;

/**
 * The acknowledgement of an order, given when its effect has happened (H2).
 *
 * @param sender whom to answer
 * @param result what came of it
 * @param reason names the interlock or the rule on anything but ACCEPTED, otherwise empty; at most 40 ASCII characters
 */
public record OrderReply(OperatorOrder.Sender sender, Result result, String reason) {
    /** MAV_RESULT by its number. */
    public enum Result {
        ACCEPTED(0),
        TEMPORARILY_REJECTED(1),
        DENIED(2),
        UNSUPPORTED(3),
        FAILED(4),
        IN_PROGRESS(5);

        private final int mavResult;

        Result(int mavResult) {
            this.mavResult = mavResult;
        }

        /** The value of MAV_RESULT. */
        public int mavResult() {
            return mavResult;
        }
    }
}
