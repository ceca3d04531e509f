package io.pisad.app;

import io.pisad.mavlink.Endpoints;
import io.pisad.mavlink.LinkCounts;
import io.pisad.mavlink.SigningStore;
import io.pisad.mavlink.Station;
import io.pisad.model.ByteLink;
import io.pisad.model.Event;
import io.pisad.model.Settings;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code pisad link}: who speaks on the configured endpoints.
 *
 * <p>It listens only: no orders are taken and nothing moves. It opens the endpoints itself, so it does not run beside
 * the daemon on {@code serial}, {@code udpin} and {@code tcpin}, and says so. Only where nobody would speak to a
 * stranger ({@code udpout}) it sends a heartbeat a second, as component 192, never as PISAD's own 191.
 */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = {
            "Listens on the configured endpoints and shows links, peers, messages and losses.",
            "For use while the daemon is stopped: a port or a line has one owner."
        })
final class LinkCommand implements Callable<Integer> {
    private static final int USUAL_SECONDS = 5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long, 1 to 86400; default: 5, on a terminal until Ctrl-C.")
    private @Nullable Integer seconds;

    @Option(names = "--json", description = "One JSON object at the end.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean live = Terminal.watched() && !json;
        if (seconds != null && (seconds < 1 || seconds > 86_400)) {
            throw new WrongUse("--seconds " + seconds + ": allowed are 1 to 86400");
        }
        int most = seconds != null ? seconds : live ? Integer.MAX_VALUE : USUAL_SECONDS;
        Settings settings = data.settings();
        List<ByteLink> links = open(settings.link().endpoints());
        try {
            var vehicle = new AtomicReference<@Nullable VehicleState>();
            Station station = listen(settings, links, vehicle);
            PrintWriter out = spec.commandLine().getOut();
            LinkView before = view(station, links.size(), vehicle.get(), 0);
            LinkView now = before;
            for (int second = 1; second <= most; second++) {
                for (int i = 0; i < links.size(); i++) {
                    if (links.get(i).name().startsWith("udpout:")) {
                        station.hello(i);
                    }
                }
                Thread.sleep(1000);
                LinkView last = now;
                now = view(station, links.size(), vehicle.get(), second);
                if (live) {
                    System.err.print("\u001b[H\u001b[2J" + now.text(last));
                    System.err.flush();
                }
            }
            out.print(json ? Json.text(now.json(before)) + "\n" : now.text(before));
            out.flush();
            return now.heard() ? 0 : Main.FAILED;
        } finally {
            links.forEach(ByteLink::close);
        }
    }

    private static List<ByteLink> open(List<String> endpoints) throws IOException {
        if (endpoints.isEmpty()) {
            throw new WrongUse("link.endpoints is empty: nothing to listen to");
        }
        var links = new ArrayList<ByteLink>();
        for (String endpoint : endpoints) {
            try {
                links.add(Endpoints.open(endpoint));
            } catch (IOException e) {
                links.forEach(ByteLink::close);
                throw new IOException(Main.oneLine(e) + " (is the daemon running? stop it first)", e);
            }
        }
        return links;
    }

    private static Station listen(
            Settings settings, List<ByteLink> links, AtomicReference<@Nullable VehicleState> vehicle)
            throws IOException {
        var key = settings.link().signingKey();
        var signing = key.isEmpty()
                ? null
                : SigningStore.open(key.get(), settings.history().directory()).signing();
        var station = new Station(
                settings.link(), links, new Valve(), event -> keep(event, vehicle), System::nanoTime, signing);
        for (int i = 0; i < links.size(); i++) {
            var thread = new Thread(station.reader(i), "pisad-link-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return station;
    }

    private static boolean keep(Event event, AtomicReference<@Nullable VehicleState> vehicle) {
        if (event instanceof VehicleState state) {
            vehicle.set(state);
        }
        return true; // orders end here
    }

    private static LinkView view(Station station, int links, @Nullable VehicleState vehicle, int second) {
        List<LinkCounts> counts =
                IntStream.range(0, links).mapToObj(station::counts).toList();
        return new LinkView(second, System.nanoTime(), counts, vehicle);
    }
}
