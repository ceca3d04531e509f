package io.pisad.app;

import io.pisad.config.ParameterStore;
import io.pisad.model.BeaconKind;
import io.pisad.model.Figures;
import io.pisad.model.Scenario;
import io.pisad.model.Settings;
import io.pisad.report.MissionPicture;
import io.pisad.sim.SimSettings;
import io.pisad.sim.Truth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad sim}: a complete mission in an embedded world. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Flies a complete mission in a simulated world: search, detect, home, hold, record.",
            "At --speed 1 real threads, clock and UDP; a ground station on --ground sees and commands it."
        })
final class SimCommand implements Callable<Integer> {
    private static final Settings.Pulses BURSTS = new Settings.Pulses(0.5, 50, Double.NaN);

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the world (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            description = "World of a scenario (see montecarlo) instead of --range, --bearing, --noise and --beacon.")
    private @Nullable String scenario;

    @Option(
            names = "--range",
            defaultValue = "300",
            paramLabel = "M",
            description = "Start distance from the beacon, 20 to 2000 (default: ${DEFAULT-VALUE}).")
    private double rangeM;

    @Option(names = "--bearing", paramLabel = "DEG", description = "Bearing to the beacon (default: from the seed).")
    private @Nullable Double bearingDeg;

    @Option(
            names = "--noise",
            defaultValue = "2",
            paramLabel = "DB",
            description = "Level noise, standard deviation, redrawn every 0.5 s, 0 to 20 (default: ${DEFAULT-VALUE}).")
    private double noiseDb;

    @Option(
            names = "--beacon",
            defaultValue = "continuous",
            paramLabel = "KIND",
            description =
                    "continuous, pulsed (30 ms each second) or burst (0.5 s every 50 s) (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private BeaconKind beacon;

    @Option(
            names = "--radio",
            paramLabel = "sim|hackrf",
            defaultValue = "sim",
            description = {
                "sim: samples straight from the world. hackrf: through the HackRF's own path, over the stand-in library",
                "of native/ (needs make and a C compiler; always at --speed 1) (default: ${DEFAULT-VALUE})."
            })
    @SuppressWarnings("NullAway.Init")
    private String radio;

    @Option(
            names = "--speed",
            converter = Speed.Converter.class,
            paramLabel = "N|max",
            description = "Times real time (default: 10; with --radio hackrf 1).")
    private @Nullable Speed givenSpeed;

    @Option(
            names = "--time-limit",
            defaultValue = "600",
            paramLabel = "S",
            description = "Longest flight (default: ${DEFAULT-VALUE}).")
    private double timeLimitS;

    @Option(
            names = "--hold",
            defaultValue = "30",
            paramLabel = "S",
            description = "How long to hold before the flight ends (default: ${DEFAULT-VALUE}).")
    private double holdS;

    @Option(
            names = "--take-over-after",
            paramLabel = "S",
            description = "The simulated pilot switches to LOITER so long after HOMING began.")
    private @Nullable Double takeOverAfterS;

    @Option(
            names = "--ground",
            defaultValue = "127.0.0.1:14550",
            paramLabel = "HOST:PORT",
            description = "At speed 1: where a ground station listens (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String ground;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "A picture of the flight (PNG), as 'pisad show' draws.")
    private @Nullable Path plot;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    private @Nullable Scenario flown;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean watched = !json && Terminal.watched();
        SimResult result = new SimFlight(plan(), watched ? SimCommand::show : glance -> {}).fly();
        if (watched) {
            System.err.println();
        }
        if (plot != null) {
            WholeFile.write(plot, MissionPicture.png(result.mission(), result.beacon()));
        }
        spec.commandLine().getOut().println(json ? Json.text(result.json()) : result.text());
        return result.good() ? 0 : Main.FAILED;
    }

    private Speed speed(boolean hackRf) {
        Speed speed = givenSpeed != null ? givenSpeed : new Speed(hackRf ? 1 : 10);
        if (hackRf && !speed.real()) {
            throw new WrongUse("--speed " + speed.factor() + ": with --radio hackrf it must be 1");
        }
        return speed;
    }

    private SimFlight.Plan plan() {
        boolean hackRf = radio.equals("hackrf");
        if (!hackRf && !radio.equals("sim")) {
            throw new WrongUse("--radio " + radio + ": must be sim or hackrf");
        }
        Speed speed = speed(hackRf);
        if (scenario != null) {
            flown = MontecarloCommand.scenario(scenario);
            beacon = flown.beacon().kind();
            Scenario.Start start = flown.start();
            rangeM = start.boxM() > 0 ? 1.5 * start.boxM() : start.rangeMaxM();
            if (hackRf
                    && (flown.interferer().kind() != Scenario.Interference.NONE
                            || flown.beacon().missedShare() > 0)) {
                throw new WrongUse("--scenario " + scenario
                        + ": an interferer or missed pulses are only on the air of --radio sim");
            }
        } else {
            check("--range", rangeM, 20, 2000);
        }
        check("--noise", noiseDb, 0, 20);
        check("--time-limit", timeLimitS, 10, 86_400);
        check("--hold", holdS, 0, 3600);
        if (bearingDeg != null) {
            check("--bearing", bearingDeg, -360, 360);
        }
        if (takeOverAfterS != null) {
            check("--take-over-after", takeOverAfterS, 0, 3600);
        }
        if (beacon == BeaconKind.UNKNOWN) {
            throw new WrongUse("--beacon UNKNOWN: must be continuous, pulsed or burst");
        }
        Settings user = data.settings();
        ParameterStore parameters = speed.real() ? data.parameters(fence(user)) : null;
        Settings settings = parameters == null
                ? settings(data.settings(fence(user)))
                : settings(data.here(parameters.config().settings()));
        settings = settings.withLink(settings.link().withoutSigning());
        SimSettings channel = SimSettings.defaults(seed)
                .withChannel(settings.radio().frequencyHz(), settings.radio().bandwidthHz())
                .withOperatorSystemId(speed.real() ? 253 : 255);
        SimSettings world = flown != null
                ? channel.withScenario(flown)
                : channel.withRangeM(rangeM)
                        .withBearingDeg(bearingDeg == null ? Double.NaN : bearingDeg)
                        .withLevelNoiseDb(noiseDb)
                        .withBeacon(beacon);
        return new SimFlight.Plan(
                world,
                settings,
                speed,
                timeLimitS,
                holdS,
                takeOverAfterS == null ? OptionalDouble.empty() : OptionalDouble.of(takeOverAfterS),
                hackRf,
                speed.real() ? Optional.of(address(ground)) : Optional.empty(),
                Optional.ofNullable(parameters),
                changed -> settings(data.here(changed)));
    }

    /** A fence that holds the beacon, if the user's does not. */
    private Map<String, String> fence(Settings user) {
        double neededM = rangeM * 1.5 + 200;
        return user.safety().fenceRadiusM() >= neededM
                ? Map.of()
                : Map.of("safety.fence_radius_m", Double.toString(neededM));
    }

    /** The user's settings, with what the simulated world needs: its vehicle may move. */
    private Settings settings(Settings user) {
        Settings.Safety safety = user.safety();
        return user.withoutCalibration()
                .withPulses(pulses(user))
                .withHoming(
                        flown == null
                                ? user.homing()
                                : user.homing()
                                        .with(
                                                flown.vehicle().speedMps(),
                                                user.homing().strategy()))
                .withPrior(flown == null ? user.prior() : flown.prior())
                .withRadio(new Settings.Radio(
                        radio,
                        user.radio().frequencyHz(),
                        user.radio().bandwidthHz(),
                        beacon,
                        user.radio().readingPeriodS()))
                .withSafety(safety.with(true, Math.max(safety.fenceRadiusM(), rangeM * 1.5 + 200)))
                .withLink(new Settings.Link(
                        List.of(), 0, List.of(253, 254, 255), user.link().telemetryHz()));
    }

    private Settings.Pulses pulses(Settings user) {
        if (flown != null && beacon != BeaconKind.CONTINUOUS) {
            return new Settings.Pulses(flown.beacon().widthS(), flown.beacon().periodS(), Double.NaN);
        }
        boolean unknown = user.pulses().equals(Settings.Pulses.UNKNOWN);
        return beacon == BeaconKind.BURST && unknown ? BURSTS : user.pulses();
    }

    private static void check(String option, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new WrongUse(String.format("%s %s: must be from %.0f to %.0f", option, value, from, to));
        }
    }

    private static InetSocketAddress address(String hostPort) {
        int colon = hostPort.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    hostPort.substring(0, Math.max(0, colon)), Integer.parseInt(hostPort.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--ground '" + hostPort + "': must be HOST:PORT");
        }
    }

    private static void show(SimFlight.Glance glance) {
        Figures figures = glance.figures();
        Truth truth = glance.truth();
        if (figures == null) {
            return;
        }
        Terminal.line(
                System.err,
                String.format(
                        "%6.1f s  %-9s range %s  SNR %s  floor %s  %4.1f m/s  beacon at %.0f m",
                        glance.elapsedS(),
                        figures.announced(),
                        Text.number(figures.distanceM(), "%4.0f m"),
                        Text.number(figures.snrDb(), "%5.1f dB"),
                        Text.number(figures.noiseFloorDbm(), "%.1f dBm"),
                        truth.speedMps(),
                        truth.distanceM()));
    }
}
