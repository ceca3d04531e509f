package io.pisad.app;

import io.pisad.model.Figures;
import io.pisad.model.OperatorOrder;
import io.pisad.model.SignalPicture;
import io.pisad.model.State;
import io.pisad.sdr.HackRfStandIn;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * FR3 in real time, with the stand-in HackRF, a simulated vehicle over UDP and the mission file: seconds from the tick
 * whose level is over the trigger to HOMING recorded and announced. The limit is the sustain time + 0.5 s.
 *
 * <p>Command: {@code tests/bench/homing-delay.sh [FLIGHTS]}, 5 when absent; each takes about 15 s.
 */
public final class HomingDelay {
    private static final double TRIGGER_DB = 12;

    private HomingDelay() {}

    /** Flies and prints. */
    public static void main(String[] args) throws Exception {
        int flights = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        HackRfStandIn radio = HackRfStandIn.plugged();
        double worstS = 0;
        for (int i = 0; i < flights; i++) {
            double seconds = measure(radio);
            worstS = Double.isNaN(seconds) || seconds > worstS ? seconds : worstS;
            System.out.printf(Locale.ROOT, "over the trigger to HOMING announced: %.3f s%n", seconds);
        }
        System.out.printf(Locale.ROOT, "worst of %d: %.3f s%n", flights, worstS);
        radio.command("defaults");
        System.exit(0);
    }

    private static double measure(HackRfStandIn radio) throws Exception {
        try (var flight = new RadioFlight(radio.library(), Files.createTempDirectory("homing-delay"))) {
            radio.command("level -200");
            RadioFlight.await(() -> flight.in(State.SEARCHING), 30);
            RadioFlight.pause(10_000);
            flight.pisad.ring.offer(new OperatorOrder(
                    System.nanoTime(),
                    OperatorOrder.Action.HOMING_ENABLE,
                    null,
                    OperatorOrder.Sender.SELF,
                    flight.pisad.valve.epoch()));
            RadioFlight.pause(1_000);
            radio.command("level -60");
            long untilNs = System.nanoTime() + 20_000_000_000L;
            long overNs = 0;
            while (System.nanoTime() < untilNs) {
                SignalPicture picture = flight.pisad.log.picture();
                if (overNs == 0
                        && picture != null
                        && Math.min(picture.snrDb(), picture.referenceSnrDb()) >= TRIGGER_DB) {
                    overNs = picture.atNs();
                }
                Figures figures = flight.pisad.log.figures();
                if (overNs != 0 && figures != null && figures.announced() == State.HOMING) {
                    return (figures.atNs() - overNs) * 1e-9;
                }
                LockSupport.parkNanos(1_000_000);
            }
            System.out.println(flight);
            return Double.NaN;
        }
    }
}
