package io.pisad.model;

/** Where decisions leave the homing thread: nothing here blocks, throws or reads a clock. */
public interface Outbox {
    /** Replaces the waiting set-point (latest wins). */
    void move(Setpoint setpoint);

    /** Replaces the waiting leave to prove life to PX4 (latest wins). */
    void alive(ProofOfLife proof);

    /** Replaces the waiting order of the failsafe policy (latest wins); hand it over before the valve is closed. */
    void failsafe(FailsafeOrder order);

    /** Acknowledges an order; never dropped. */
    void reply(OrderReply reply);

    /** Tells the ground; rate-limited by the link, the last one is never lost. */
    void tell(Notice notice);

    /** Replaces the figures shown to the ground (latest wins); its arrival is the heartbeat's sign of life. */
    void show(Figures figures);

    /** Hands a row to history; answered by {@link Recorded} when it is durable. */
    void record(Row row);
}
