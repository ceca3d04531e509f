package io.pisad.sim;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.SetMode;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.util.EnumValue;

/** The multirotor as the wire sees it: system 1, component 1. Armed, GUIDED and hovering at the start. */
final class Vehicle implements Router.Listener {
    private static final int ACCEPTED = 0;
    private static final int DENIED = 2;
    private static final int UNSUPPORTED = 3;
    private static final int FAILED = 4;
    private static final float FORCE = 21196;

    final Airframe body;
    final Autopilot autopilot;
    final VehicleMessages messages;
    final FenceStore fence = new FenceStore();
    private final Streams streams;
    private final Delivery delivery;
    private final Router router;

    Vehicle(
            Airframe body,
            Autopilot autopilot,
            VehicleMessages messages,
            Streams streams,
            Delivery delivery,
            Router router) {
        this.body = body;
        this.autopilot = autopilot;
        this.messages = messages;
        this.streams = streams;
        this.delivery = delivery;
        this.router = router;
    }

    /** Flies 10 ms on to {@code atNs} and says what is due. */
    void step(long atNs) {
        body.step(autopilot.control(atNs), autopilot.armed());
        if (body.landed() && autopilot.armed() && autopilot.mode() != Autopilot.GUIDED) {
            become(autopilot.mode(), false, atNs);
        }
        messages.step();
        streams.step(atNs, id -> say(id, atNs));
        delivery.step(atNs);
    }

    /** Changes mode and armed flag, and shows it in a heartbeat at once. */
    void become(long mode, boolean armed, long atNs) {
        boolean changed = mode != autopilot.mode() || armed != autopilot.armed();
        autopilot.become(mode, armed, atNs);
        if (changed) {
            say(VehicleMessages.HEARTBEAT, atNs);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // QGroundControl still changes modes by SET_MODE
    public void hear(Frame frame, Router.Port from, long atNs) {
        if (from == Router.Port.PAYLOAD && isMotion(frame.messageId())) {
            autopilot.setpoints.received(autopilot.obeys(), atNs);
        }
        if (frame.message() instanceof SetPositionTargetLocalNed setpoint) {
            autopilot.take(setpoint, atNs);
        } else if (frame.message() instanceof SetMode order && order.customMode() <= Autopilot.HIGHEST_MODE) {
            become(order.customMode(), autopilot.armed(), atNs);
        } else if (frame.message() instanceof CommandLong order) {
            int command = order.command().value();
            acknowledge(frame, from, command, obey(command, order.param1(), order.param2(), atNs), atNs);
        } else if (frame.message() instanceof CommandInt order) {
            int command = order.command().value();
            acknowledge(frame, from, command, obey(command, order.param1(), order.param2(), atNs), atNs);
        } else {
            Object answer = fence.answer(frame);
            if (answer != null) {
                router.reply(from, answer, atNs);
            }
        }
    }

    /** Set-points of every kind, manual control and stick override. */
    private static boolean isMotion(int messageId) {
        return switch (messageId) {
            case 69, 70, 82, 84, 86 -> true;
            default -> false;
        };
    }

    private int obey(int command, float first, float second, long atNs) {
        return switch (command) {
            case 20 -> mode(Autopilot.RTL, atNs);
            case 176 -> ((int) first & 1) == 1 ? mode(second, atNs) : DENIED;
            case 400 -> arm(first == 1, second == FORCE, atNs);
            case 511 -> streams.set((int) first, second, atNs) ? ACCEPTED : UNSUPPORTED;
            case 512 -> say((int) first, atNs) ? ACCEPTED : UNSUPPORTED;
            default -> UNSUPPORTED;
        };
    }

    private int mode(double wanted, long atNs) {
        if (!(wanted >= 0 && wanted <= Autopilot.HIGHEST_MODE)) {
            return FAILED;
        }
        become((long) wanted, autopilot.armed(), atNs);
        return ACCEPTED;
    }

    private int arm(boolean arm, boolean force, long atNs) {
        if (!arm && !force && !body.landed()) {
            return FAILED;
        }
        become(autopilot.mode(), arm, atNs);
        return ACCEPTED;
    }

    private boolean say(int id, long atNs) {
        Object message = messages.message(id, atNs);
        if (message != null) {
            delivery.send(message, atNs);
        }
        return message != null;
    }

    private void acknowledge(Frame order, Router.Port to, int command, int result, long atNs) {
        Object ack = CommandAck.builder()
                .command(EnumValue.create(command))
                .result(EnumValue.create(result))
                .targetSystem(order.systemId())
                .targetComponent(order.componentId())
                .build();
        router.reply(to, ack, atNs);
    }
}
