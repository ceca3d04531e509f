package io.pisad.app;

import io.pisad.config.ParameterStore;
import io.pisad.health.SdNotify;
import io.pisad.mavlink.Endpoints;
import io.pisad.model.BeaconKind;
import io.pisad.model.ByteLink;
import io.pisad.model.Figures;
import io.pisad.model.IqSource;
import io.pisad.model.Notice;
import io.pisad.model.Settings;
import io.pisad.sdr.HackRfSource;
import io.pisad.sdr.RadioWatcher;
import io.pisad.sdr.Recording;
import io.pisad.sdr.RecordingOptions;
import io.pisad.sim.SimSettings;
import io.pisad.sim.VirtualBeacon;
import io.pisad.sim.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pisad run}: the daemon. It listens, reports, records and, if {@code safety.motion} says so, flies to the beacon. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "The daemon: listens, tells the ground station over MAVLink, takes orders and records.",
            "It moves its vehicle only with safety.motion = true and an operator's order; without, such orders are denied."
        })
final class RunCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger(RunCommand.class.getName());
    private static final String RECORDING = "recording:";

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Option(
            names = "--rehearse",
            paramLabel = "LAT,LON[,EIRP_DBM]",
            description = {
                "Flies the vehicle against a virtual beacon there (default 10 dBm): its samples are made from the vehicle's",
                "own position, everything else is as in flight. THE VEHICLE MOVES when an operator orders it."
            })
    private @Nullable String rehearse;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ParameterStore parameters = data.parameters(Map.of());
        Settings user = data.here(parameters.config().settings());
        Rehearsal rehearsal = rehearse == null ? null : Rehearsal.parse(rehearse);
        Settings settings = rehearsal == null ? user : rehearsal.settings(user);
        String source = settings.radio().source();
        if (rehearsal == null && settings.safety().motion() && !Radios.isHackRf(settings.radio())) {
            throw new WrongUse("safety.motion = true with radio.source = \"" + source
                    + "\": a vehicle would fly toward nothing; set safety.motion = false, radio.source = \"hackrf\","
                    + " or use --rehearse LAT,LON");
        }
        long startNs = System.nanoTime();
        var notify = SdNotify.fromEnvironment(System.getenv());
        VirtualBeacon beacon = rehearsal == null ? null : rehearsal.beacon(settings, startNs);
        Function<RadioWatcher, IqSource> radio =
                beacon == null ? radio(settings, startNs) : watcher -> Rehearsal.radio(beacon, watcher);
        List<ByteLink> links = new ArrayList<>();
        for (String endpoint : settings.link().endpoints()) {
            links.add(Endpoints.open(endpoint));
        }
        String kind = beacon == null ? "run" : "rehearsal";
        var header = Headers.of(
                kind,
                settings,
                Optional.ofNullable(rehearsal).map(r -> new Headers.Place(r.latitudeDeg(), r.longitudeDeg())),
                OptionalLong.empty(),
                startNs,
                Instant.now(),
                "system clock");
        try (var pisad = new Pisad(settings, radio, links, header, System::nanoTime, startNs, false)) {
            Shutdown.closeOnSignal(pisad);
            if (beacon != null) {
                pisad.station.sender().mark(Rehearsal.WORD);
                pisad.station.sender().tell(Rehearsal.warning());
                Rehearsal.follow(beacon, pisad);
            }
            pisad.serve(parameters, data::here);
            pisad.startLive();
            LOG.log(System.Logger.Level.INFO, "listening: " + pisad.radioName());
            if (pisad.simulatedRadio() && beacon == null) {
                pisad.station.sender().tell(new Notice(Notice.Severity.WARNING, "radio is SIMULATED, no real signal"));
            }
            watch(pisad, notify, beacon);
            notify.stopping();
            if (pisad.failure() != null) {
                return Main.FAILED;
            }
        }
        return 0;
    }

    /** Ready at the first decided tick; from then on the watchdog is fed by ticks that came through, not by time. */
    private static void watch(Pisad pisad, SdNotify notify, @Nullable VirtualBeacon beacon)
            throws InterruptedException {
        long decidedNs = Long.MIN_VALUE;
        while (!pisad.await(500, TimeUnit.MILLISECONDS)) {
            Figures figures = pisad.log.figures();
            if (figures == null || figures.atNs() == decidedNs) {
                continue;
            }
            if (decidedNs == Long.MIN_VALUE) {
                notify.ready();
            }
            decidedNs = figures.atNs();
            notify.watchdog();
            notify.status(String.format(
                    "%s%s, SNR %s%s",
                    beacon == null ? "" : Rehearsal.WORD + " ",
                    figures.announced(),
                    Text.number(figures.snrDb(), "%.1f dB"),
                    pisad.simulatedRadio() ? ", radio is SIMULATED" : ""));
        }
    }

    private static Function<RadioWatcher, IqSource> radio(Settings settings, long startNs) throws IOException {
        if (Radios.isHackRf(settings.radio())) {
            var hackRf = Radios.hackRf(settings);
            var scale = Radios.scale(settings);
            return watcher -> new HackRfSource(hackRf, System::nanoTime, watcher, Radios.libraries(), scale);
        }
        String source = settings.radio().source();
        if (source.startsWith(RECORDING)) {
            var recording = Recording.open(
                    Path.of(source.substring(RECORDING.length())),
                    new RecordingOptions(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty()));
            return watcher -> recording;
        }
        var world = new World(
                SimSettings.defaults(1)
                        .withBeacon(
                                settings.radio().beacon() == BeaconKind.PULSED
                                        ? BeaconKind.PULSED
                                        : BeaconKind.CONTINUOUS)
                        .withChannel(
                                settings.radio().frequencyHz(), settings.radio().bandwidthHz()),
                startNs,
                Instant.now().toEpochMilli() * 1000);
        var stepping = new Thread(() -> stepForEver(world), "sim-world");
        stepping.setDaemon(true);
        stepping.start();
        return watcher -> Radios.simulated(world, watcher);
    }

    private static void stepForEver(World world) {
        while (true) {
            world.step(System.nanoTime());
            world.toPayload();
            world.toGround();
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
