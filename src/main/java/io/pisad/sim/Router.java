package io.pisad.sim;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The vehicle's router: what is addressed to the payload goes there, what the payload says to the world goes to every
 * ground station, bytes unchanged; never back to where it came from. Queues keep the newest 4096 frames.
 */
final class Router {
    static final int SYSTEM = 1;
    static final int AUTOPILOT = 1;
    static final int PAYLOAD_COMPONENT = 191;
    private static final int KEPT = 4096;

    /** Where frames come from and go to. */
    enum Port {
        PAYLOAD,
        GROUND,
        OPERATOR
    }

    /** Takes frames that reach a listener inside the world. */
    interface Listener {
        void hear(Frame frame, Port from, long atNs);
    }

    private final Map<Port, ArrayDeque<byte[]>> queues = new EnumMap<>(Port.class);
    private final Map<Port, FrameWriter> writers = new EnumMap<>(Port.class);
    private Listener vehicle = (frame, from, atNs) -> {};
    private Listener operator = (frame, from, atNs) -> {};
    private boolean payloadHeard;

    Router() {
        for (Port port : Port.values()) {
            queues.put(port, new ArrayDeque<>());
            writers.put(port, new FrameWriter(SYSTEM, AUTOPILOT));
        }
    }

    void vehicle(Listener listener) {
        vehicle = listener;
    }

    void operator(Listener listener) {
        operator = listener;
    }

    /** Passes a frame on that came in by {@code from}. */
    void route(Frame frame, Port from, long atNs) {
        payloadHeard |= from == Port.PAYLOAD && frame.componentId() == PAYLOAD_COMPONENT;
        // ArduPilot takes for its own what is addressed to a component of its system that it has never heard
        if (frame.reaches(SYSTEM, AUTOPILOT) || (!payloadHeard && frame.reaches(SYSTEM, PAYLOAD_COMPONENT))) {
            vehicle.hear(frame, from, atNs);
        }
        if (from != Port.PAYLOAD && frame.reaches(SYSTEM, PAYLOAD_COMPONENT)) {
            put(Port.PAYLOAD, frame);
        }
        if (frame.targetSystem() == SYSTEM) {
            return;
        }
        if (from != Port.GROUND) {
            put(Port.GROUND, frame);
        }
        if (from != Port.OPERATOR) {
            operator.hear(frame, from, atNs);
        }
    }

    /** The vehicle's own message to everybody. */
    void tell(Object message) {
        byte[] payload = FrameWriter.payload(message);
        put(Port.PAYLOAD, writer(Port.PAYLOAD).frame(message, payload));
        put(Port.GROUND, writer(Port.GROUND).frame(message, payload));
    }

    /** The vehicle's own message to one side. */
    void reply(Port port, Object message, long atNs) {
        Frame frame = writer(port).frame(message);
        if (port == Port.OPERATOR) {
            operator.hear(frame, port, atNs);
        } else {
            put(port, frame);
        }
    }

    List<byte[]> take(Port port) {
        ArrayDeque<byte[]> queue = queue(port);
        List<byte[]> taken = List.copyOf(queue);
        queue.clear();
        return taken;
    }

    private void put(Port port, Frame frame) {
        ArrayDeque<byte[]> queue = queue(port);
        if (queue.size() == KEPT) {
            queue.removeFirst();
        }
        queue.addLast(frame.raw());
    }

    private ArrayDeque<byte[]> queue(Port port) {
        return Objects.requireNonNull(queues.get(port));
    }

    private FrameWriter writer(Port port) {
        return Objects.requireNonNull(writers.get(port));
    }
}
