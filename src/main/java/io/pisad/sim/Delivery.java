package io.pisad.sim;

import io.pisad.model.Scenario;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** The way of the vehicle's telemetry to the router: late, and now and then not at all. */
final class Delivery {
    private record Late(long atNs, Object message) {}

    private final ArrayDeque<Late> underWay = new ArrayDeque<>();
    private final Consumer<Object> router;
    private final Draws losses;
    private final double lostShare;
    private final long delayNs;
    private long sent;

    Delivery(SimSettings settings, Consumer<Object> router) {
        this.router = router;
        losses = new Draws(settings.seed(), 31);
        Scenario scenario = settings.scenario();
        lostShare = scenario == null ? 0 : scenario.supply().lostShare();
        delayNs = scenario == null ? 0 : Math.round(scenario.vehicle().delayS() * 1e9);
    }

    void send(Object message, long atNs) {
        if (losses.uniform(sent++) < lostShare) {
            return;
        }
        if (delayNs == 0) {
            router.accept(message);
        } else {
            underWay.addLast(new Late(atNs + delayNs, message));
        }
    }

    /** Hands over what has arrived. */
    void step(long atNs) {
        while (!underWay.isEmpty() && underWay.getFirst().atNs() <= atNs) {
            router.accept(underWay.removeFirst().message());
        }
    }
}
