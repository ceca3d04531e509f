package io.pisad.analytics;

import io.pisad.analytics.HotTables.HeardReading;
import io.pisad.model.Analyst;
import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Pulse;
import io.pisad.model.PulseComb;
import io.pisad.model.Quality;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.PulsePattern;
import io.pisad.model.SignalReading;
import io.pisad.model.Tick;
import io.pisad.model.VehicleState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the picture of every tick out of a recent past, be it tables or arrays.
 *
 * <p>The level of a tick is the mean power of all readings since those the tick before could see, at most 250 ms back,
 * because a radio's block may arrive after the tick it belongs to. The slow queries take turns: plane fits on ticks 0, 4,
 * 8 ..., pulse pattern on 5, 15 ..., track on 10, 30 ...; never two of them in one tick.
 */
final class PictureMaker implements Analyst {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long GRADIENT_WINDOW_NS = 2 * SECOND_NS;
    /** A tick period, and a reading's greatest lateness. */
    private static final long LEVEL_WINDOW_NS = Tick.PERIOD_NS + 200_000_000L;
    /** Nothing heard for this long: there is no level. */
    private static final long STALE_NS = SECOND_NS;

    private final long floorWindowNs;
    private final double floorBiasDb;
    private final Past past;
    private final FlownPath path = new FlownPath();
    private final TrackMaker trackMaker;
    private final PulseComb comb;
    private final SmoothedPower power = new SmoothedPower();
    private final SmoothedPower reference = new SmoothedPower();

    private long nowNs = Long.MIN_VALUE;
    private long heardNs = Long.MIN_VALUE / 2;
    private long seenNs = Long.MIN_VALUE / 2;
    private long gainStepNs = Long.MIN_VALUE / 2;
    private double dbmOffsetDb = Double.NaN;
    private boolean pulsed;
    private boolean tracked;
    private List<PlaneFit> planes = List.of();
    private @Nullable PulsePattern pattern;

    PictureMaker(Settings.Signal signal, BeaconKind beacon, Settings.Pulses timing, double floorBiasDb, Past past) {
        floorWindowNs = Math.round(signal.floorWindowS() * SECOND_NS);
        this.floorBiasDb = floorBiasDb;
        this.past = past;
        comb = new PulseComb(beacon, timing);
        trackMaker = new TrackMaker(path, beacon, point -> {
            past.add(point);
            tracked = true;
        });
    }

    @Override
    public @Nullable SignalPicture onEvent(Event event) {
        nowNs = Math.max(nowNs, event.atNs());
        if (event instanceof Tick tick) {
            return answer(tick);
        }
        if (event instanceof SignalReading reading) {
            take(reading);
        } else if (event instanceof Pulse pulse) {
            take(pulse);
        } else if (event instanceof RadioChange change && change.state() != RadioState.LISTENING) {
            comb.forget();
        } else if (event instanceof VehicleState vehicle && vehicle.position() != null) {
            path.take(vehicle.position());
        }
        trackMaker.settle(nowNs);
        past.keep(nowNs);
        return null;
    }

    private void take(SignalReading reading) {
        if (reading.dbmOffsetDb() != dbmOffsetDb) {
            dbmOffsetDb = reading.dbmOffsetDb();
            gainStepNs = reading.atNs() - 1;
            power.reset();
            reference.reset();
        }
        boolean heard = reading.quality() != Quality.SILENT
                && Double.isFinite(reading.rssiDbm())
                && Double.isFinite(reading.referenceDbm());
        double powerMw = heard ? Power.mw(reading.rssiDbm()) : Double.NaN;
        double referenceMw = heard ? Power.mw(reading.referenceDbm()) : Double.NaN;
        past.add(new HeardReading(reading, heard, powerMw, referenceMw));
        if (heard) {
            heardNs = reading.atNs();
            trackMaker.take(reading, powerMw);
        }
    }

    private void take(Pulse pulse) {
        if (Double.isFinite(pulse.rssiDbm()) && comb.take(pulse)) {
            past.add(pulse);
            pulsed = true;
            trackMaker.take(pulse);
        }
    }

    private SignalPicture answer(Tick tick) {
        long atNs = tick.atNs();
        trackMaker.settle(nowNs);
        WindowFigures window = past.window(
                atNs,
                Math.max(atNs - floorWindowNs, gainStepNs),
                atNs - GRADIENT_WINDOW_NS,
                Math.max(Math.max(atNs - LEVEL_WINDOW_NS, seenNs), gainStepNs));
        seenNs = Math.max(seenNs, Math.min(heardNs, atNs));
        if (atNs - heardNs > STALE_NS) {
            power.reset();
            reference.reset();
        }
        power.take(tick.number(), window.powerMw());
        reference.take(tick.number(), window.referenceMw());
        askInTurn(tick);
        return picture(tick, window);
    }

    private void askInTurn(Tick tick) {
        if (tracked && tick.number() % 4 == 0) {
            planes = past.planes(tick.atNs());
        }
        if (pulsed && tick.number() % 10 == 5) {
            pattern = past.pulses(tick.atNs());
        }
    }

    private SignalPicture.@Nullable Track track(Tick tick) {
        if (!tracked || tick.number() % 20 != 10) {
            return null;
        }
        return past.track(tick.atNs());
    }

    private SignalPicture picture(Tick tick, WindowFigures window) {
        double floorDbm = window.tenthPercentileDbm() + floorBiasDb;
        return new SignalPicture(
                tick.atNs(),
                window.readings(),
                floorDbm,
                Power.dbm(window.referenceMw()),
                Power.dbm(power.mw()),
                Power.snrDb(power.mw(), Power.mw(floorDbm)),
                Power.snrDb(power.mw(), reference.mw()),
                window.slopeDbPerS(),
                window.slopeR2(),
                window.meanDbm(),
                window.spreadDb(),
                window.clippedShare(),
                window.levelUsable(),
                dbmOffsetDb,
                path.frame(),
                planes,
                pattern,
                track(tick));
    }

    @Override
    public void close() {
        past.close();
    }
}
