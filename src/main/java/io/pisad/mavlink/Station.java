package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import io.pisad.model.Clock;
import io.pisad.model.EventSink;
import io.pisad.model.Settings;
import io.pisad.model.Valve;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PISAD as a MAVLink component: the autopilot's system id unless one is configured, component 191.
 *
 * <pre>
 * link 0..N -> LinkReader -> Autopilot (take-over -> valve), Vehicle -> VehicleState -> ring
 *                         -> Orders (stops -> valve)                 -> OperatorOrder -> ring
 * set-point, replies, notices, figures -> Sender -> Wire per link -> link 0..N
 * </pre>
 *
 * <p>Before the autopilot's first heartbeat, and without a configured system id, it speaks as system 1.
 *
 * <p>Starts no thread: the caller runs every {@link LinkReader} and the {@link Sender}, or drives them in lock step.
 */
public final class Station {
    /** MAV_COMP_ID_ONBOARD_COMPUTER2. */
    private static final int BYSTANDER = 192;

    final Settings.Link settings;
    final Valve valve;
    final Clock clock;
    final Autopilot autopilot;
    final Vehicle vehicle;
    final Orders orders;
    final Sender sender;
    final @Nullable Signing signing;
    private volatile Services services;
    private final List<ByteLink> links;
    private final List<Wire> wires;
    private int hellos;
    private final List<LinkReader> readers = new ArrayList<>();

    /**
     * Connects the parts; takes over {@link Valve#onClose}.
     *
     * @param links opened by the caller, who also closes them
     * @param valve closed here on a take-over and on an operator's stop
     * @param events where vehicle states and orders go
     * @param clock the ring's monotonic clock
     */
    public Station(Settings.Link settings, List<ByteLink> links, Valve valve, EventSink events, Clock clock) {
        this(settings, links, valve, events, clock, null);
    }

    /**
     * The same with signing.
     *
     * @param signing signs all we send and judges what we hear; null without a key
     */
    public Station(
            Settings.Link settings,
            List<ByteLink> links,
            Valve valve,
            EventSink events,
            Clock clock,
            @Nullable Signing signing) {
        this.settings = settings;
        this.links = List.copyOf(links);
        this.valve = valve;
        this.clock = clock;
        this.signing = signing;
        wires = new ArrayList<>();
        for (ByteLink link : links) {
            wires.add(new Wire(wires.size(), link, signing));
        }
        autopilot = new Autopilot(settings.autopilotEndpoint(), settings.systemId(), settings.groundSystemIds(), valve);
        vehicle = new Vehicle(autopilot, events);
        sender = new Sender(autopilot, wires, settings.telemetryHz(), valve, clock);
        orders = new Orders(settings.groundSystemIds(), autopilot, valve, events, sender);
        services = new Services(wires, sender, orders, autopilot, settings.groundSystemIds(), Component.PLAIN);
        valve.onClose(sender::wake);
        sender.fence().onRead(vehicle::fence);
        for (int i = 0; i < wires.size(); i++) {
            readers.add(new LinkReader(i, this.links.get(i), wires.get(i).counters, this));
        }
    }

    /** The reader of a link, by its place in the list given. */
    public LinkReader reader(int link) {
        return readers.get(link);
    }

    /** Sets what is served beyond orders and telemetry, and each link's budget; before anything runs. */
    public void serve(Component component) {
        services = new Services(wires, sender, orders, autopilot, settings.groundSystemIds(), component);
        sender.serve(services);
        for (int i = 0; i < wires.size(); i++) {
            wires.get(i).limit(Budget.of(links.get(i).name(), component.ground().budgetBytesPerS()));
        }
    }

    Services services() {
        return services;
    }

    /** The one sender. */
    public Sender sender() {
        return sender;
    }

    /** What a link has carried so far. */
    public LinkCounts counts(int link) {
        return wires.get(link)
                .counters
                .snapshot(links.get(link).name(), links.get(link).connected());
    }

    /** Tells a link that somebody listens, as component 192, not as PISAD; for a listener without a sender. */
    public void hello(int link) {
        byte[] frame = Dialect.frame(Heartbeats.bystander(), hellos++ & 0xff, autopilot.ownSystemId(), BYSTANDER);
        try {
            links.get(link).write(frame, frame.length);
        } catch (IOException e) {
            wires.get(link).counters.failed.increment();
        }
    }
}
