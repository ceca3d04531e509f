package io.pisad.app;

import io.pisad.analytics.DuckAnalyst;
import io.pisad.analytics.QueryTimes;
import io.pisad.config.ParameterStore;
import io.pisad.history.MissionHeader;
import io.pisad.history.MissionHistory;
import io.pisad.homing.Homing;
import io.pisad.homing.SearchPlanner;
import io.pisad.mavlink.Sender;
import io.pisad.mavlink.SigningStore;
import io.pisad.mavlink.Station;
import io.pisad.model.ByteLink;
import io.pisad.model.Clock;
import io.pisad.model.CloseReason;
import io.pisad.model.EventSink;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Figures;
import io.pisad.model.IqSource;
import io.pisad.model.Notice;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.ProofOfLife;
import io.pisad.model.Recorded;
import io.pisad.model.Row;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.Valve;
import io.pisad.ring.EventRing;
import io.pisad.sdr.RadioWatcher;
import io.pisad.signal.CandidatePlan;
import io.pisad.signal.ChannelPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The daemon, wired: every thread, queue and owner there is.
 *
 * <pre>
 * IQ source -> pisad-sdr ---readings, pulses--.
 * link N    -> pisad-link-N -vehicle, orders--+-> ring -> pisad-analytics -> pisad-homing -> mailbox -> pisad-mavlink-out -> links
 * clock     -> pisad-tick ---ticks------------'    ^       (in-memory DuckDB)      |
 *                                                  '--- Recorded --- pisad-history <-- rows (file DuckDB)
 *
 * thread             owns (sole user)                reads            hands on                      when the next is full
 * pisad-sdr          IQ source, channel meter        samples          readings, pulses -> ring      refuse new, count
 * hackrf-session     one opened HackRF               libhackrf        nothing waits for it: a     abandoned when it hangs,
 *                    (none for other sources)                         call may hang                at most 4 at a time
 * hackrf-rx          nothing: libhackrf's callback   USB transfer     copy -> pool of blocks       drop, count, in its place
 * pisad-link-N       that link's reader              bytes            vehicle, orders -> ring;      refuse new, count
 *                                                                     take-over -> valve at once    (orders: answered)
 * pisad-tick (20 Hz) -                               clock            ticks -> ring                 refuse new, count
 * pisad-analytics    in-memory DuckDB, appender      ring             picture in the tick's slot    same slot
 * pisad-homing       state machine, guidance         ring, behind     set-point -> mailbox;         latest wins;
 *                                                    analytics        rows -> history queue         see pisad-history
 * pisad-mavlink-out  all link writers                mailbox, queues  bytes                         lease 300 ms; telemetry
 *                                                                                                   dropped and counted
 * pisad-serial       writing to one serial line      50 ms of frames  bytes                         refused by the link,
 *                    (one per open line)                                                            stays in its queue
 * pisad-signing      file of the signing time        time stamps      file                          tried again in 10 s
 *                    (only with a key)
 * pisad-requests     parameters' file, open files    64 requests      answers -> links;             refuse new: the ground
 *                                                                     settings -> ring              asks again
 * pisad-rehearsal    nothing; ends after a second    -                plans searches, so that the   -
 *                                                                     first one ordered is quick
 * pisad-vitals       -                               /proc, counters  newest measurement            latest wins
 * pisad-history      mission file                    bounded queue    Recorded -> ring              telemetry dropped and
 *                                                                                                   counted, durable never
 * </pre>
 *
 * <p>In lock step ({@code sim} and {@code replay} at any speed but 1) one driver thread does the work of pisad-sdr,
 * pisad-link-N, pisad-tick and pisad-mavlink-out; the other three are the same threads.
 */
public final class Pisad implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Pisad.class.getName());

    final Valve valve = new Valve();
    final Clock clock;
    final MissionLog log;
    final Listener listener;
    final Station station;
    private final @Nullable SigningStore signing;
    final MissionHistory history;
    final EventRing ring;
    final TickLoop ticker;
    private final DuckAnalyst analyst;
    private final Homing homing;
    private final IqSource source;
    private final List<ByteLink> links;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Recorded> recorded = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Throwable failure;
    private @Nullable GroundService service;
    private boolean closed;

    /**
     * Wires everything; nothing moves before {@link #startLive} or {@link LockStep}.
     *
     * @param radio opens the source of samples, which tells its watcher what the radio does
     * @param lockStep whether a driver publishes every event, history's answers included
     * @throws IOException when the mission file cannot be made
     */
    Pisad(
            Settings settings,
            Function<RadioWatcher, IqSource> radio,
            List<ByteLink> links,
            MissionHeader header,
            Clock clock,
            long startNs,
            boolean lockStep)
            throws IOException {
        this.clock = clock;
        this.links = links;
        log = new MissionLog(settings.signal().triggerDb());
        ring = new EventRing(this::fail);
        var news = new RadioNews(ring, clock);
        source = radio.apply(news);
        EventSink answers = lockStep ? event -> recorded.add((Recorded) event) : ring;
        history = new MissionHistory(settings.history().directory(), () -> header, clock, answers);
        signing = settings.link().signingKey().isEmpty()
                ? null
                : SigningStore.open(
                        settings.link().signingKey().get(), settings.history().directory());
        station = new Station(settings.link(), links, valve, ring, clock, signing == null ? null : signing.signing());
        ticker = new TickLoop(clock, ring);
        var gain = AutomaticGain.of(settings, source, Radios.rungs(settings));
        listener = new Listener(
                source, plan(settings, source), CandidatePlan.of(settings), ring, news, gain, clock, startNs);
        analyst = new DuckAnalyst(
                settings.signal(), settings.radio().beacon(), settings.pulses(), listener.floorBiasDb());
        homing = new Homing(
                settings,
                settings.radio().frequencyHz(),
                source.stream().calibrated(),
                valve,
                log.before(outbox(station.sender(), history)));
    }

    private static ChannelPlan plan(Settings settings, IqSource source) {
        var stream = source.stream();
        double offsetHz = Double.isNaN(stream.centerHz())
                ? settings.radio().frequencyHz()
                : settings.radio().frequencyHz() - stream.centerHz();
        return new ChannelPlan(
                stream.sampleRateHz(),
                offsetHz,
                settings.radio().bandwidthHz(),
                settings.radio().readingPeriodS(),
                stream.railHigh());
    }

    private static Outbox outbox(Sender sender, MissionHistory history) {
        return new Outbox() {
            @Override
            public void move(Setpoint setpoint) {
                sender.move(setpoint);
            }

            @Override
            public void alive(ProofOfLife proof) {
                sender.alive(proof);
            }

            @Override
            public void failsafe(FailsafeOrder order) {
                sender.failsafe(order);
            }

            @Override
            public void reply(OrderReply reply) {
                sender.reply(reply);
            }

            @Override
            public void tell(Notice notice) {
                sender.tell(notice);
            }

            @Override
            public void show(Figures figures) {
                sender.show(figures);
            }

            @Override
            public void record(Row row) {
                history.record(row);
            }
        };
    }

    /** Serves parameters, files and the computer's state to the ground; before anything starts. */
    void serve(ParameterStore parameters, UnaryOperator<Settings> shape) {
        service = new GroundService(this, parameters, shape);
    }

    /** Starts the stages and history: all the threads that lock step has too. */
    void startStages() {
        ring.start(analyst, log.around(homing));
        thread("pisad-history", history);
    }

    /** Starts every thread: real clock, real links. */
    void startLive() {
        startStages();
        var rehearsal = new Thread(SearchPlanner::rehearse, "pisad-rehearsal"); // nothing waits for its end
        rehearsal.setDaemon(true);
        rehearsal.start();
        for (int i = 0; i < links.size(); i++) {
            thread("pisad-link-" + i, station.reader(i));
        }
        thread("pisad-mavlink-out", station.sender());
        if (signing != null) {
            thread("pisad-signing", signing);
        }
        thread("pisad-tick", ticker);
        thread("pisad-sdr", listener);
        if (service != null) {
            thread("pisad-vitals", service.vitals());
        }
    }

    private void thread(String name, Runnable loop) {
        var thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (RuntimeException | Error e) {
                        fail(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** Any thread: a part has died, so nothing may move any more and the process must end. */
    private void fail(Throwable thrown) {
        valve.close(CloseReason.SHUTDOWN);
        failure = thrown;
        LOG.log(System.Logger.Level.ERROR, Thread.currentThread().getName() + " failed; motion is closed", thrown);
        stopped.countDown();
    }

    /** What is listened to. */
    String radioName() {
        return source.stream().name();
    }

    /** Whether the samples are made up: said wherever the level is shown. */
    boolean simulatedRadio() {
        return source.stream().format().equals("sim");
    }

    /** Ends {@link #await}. */
    void stop() {
        stopped.countDown();
    }

    /** Waits until {@link #stop} or a failure, at most so long. */
    boolean await(long time, TimeUnit unit) throws InterruptedException {
        return stopped.await(time, unit);
    }

    /** What died, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Lock step only: history's answers that the driver has to publish, oldest first. */
    ConcurrentLinkedQueue<Recorded> recorded() {
        return recorded;
    }

    /** Durations of the queries. */
    QueryTimes queryTimes() {
        return analyst.times();
    }

    /** In the order of the data: valve, radio, tick, link readers, ring, history, link writer. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        valve.close(CloseReason.SHUTDOWN); // closed or not: the epoch rises, so that no order under way opens it
        listener.stop();
        ticker.stop();
        if (service != null) {
            service.close();
        }
        join("pisad-sdr", 300);
        join("pisad-tick", 100);
        Thread radio = closing(source); // a libhackrf that hangs must not keep the record from its end
        ring.close();
        history.close();
        join("pisad-history", 1000);
        station.sender().stop();
        join("pisad-mavlink-out", 300);
        links.forEach(ByteLink::close);
        if (signing != null) {
            signing.close();
        }
        analyst.close();
        join(radio, 500);
        stopped.countDown();
    }

    private static Thread closing(IqSource source) {
        var closing = new Thread(
                () -> {
                    try {
                        source.close();
                    } catch (IOException e) {
                        LOG.log(System.Logger.Level.WARNING, "closing the IQ source", e);
                    }
                },
                "pisad-radio-close");
        closing.setDaemon(true);
        closing.start();
        return closing;
    }

    private void join(String name, long ms) {
        threads.stream().filter(thread -> thread.getName().equals(name)).forEach(thread -> join(thread, ms));
    }

    private static void join(Thread thread, long ms) {
        try {
            thread.join(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
