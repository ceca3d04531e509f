package io.pisad.app;

import io.pisad.history.Seal;
import io.pisad.model.ByteLink;
import io.pisad.model.Candidate;
import io.pisad.model.IqStream;
import io.pisad.model.OperatorOrder;
import io.pisad.model.Row;
import io.pisad.model.SearchRequest;
import io.pisad.model.Settings;
import io.pisad.sdr.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** One recording played through the daemon, from the synthetic "search, listen only" order to the sealed mission. */
final class Replay {
    private final Path file;
    private final Recording recording;
    private final Settings settings;
    private final List<ByteLink> links;
    private final Speed speed;
    private final boolean progress;

    Replay(Path file, Recording recording, Settings settings, List<ByteLink> links, Speed speed, boolean progress) {
        this.file = file;
        this.recording = recording;
        this.settings = settings;
        this.links = links;
        this.speed = speed;
        this.progress = progress;
    }

    /**
     * Plays it.
     *
     * @throws IOException when the recording turns out to be bad; the mission begun is deleted
     */
    Result run() throws IOException, InterruptedException {
        var clock = new VirtualClock();
        long startNs = speed.real() ? System.nanoTime() : 0;
        var header = Headers.of("replay", settings, OptionalLong.empty(), startNs, Instant.now(), "system clock");
        boolean good = false;
        var pisad = new Pisad(
                settings,
                watcher -> recording,
                links,
                header,
                speed.real() ? System::nanoTime : clock,
                startNs,
                !speed.real());
        try (pisad) {
            var order = new OperatorOrder(
                    startNs,
                    OperatorOrder.Action.SEARCH_START,
                    SearchRequest.listenOnly(),
                    OperatorOrder.Sender.SELF,
                    pisad.valve.epoch());
            if (speed.real()) {
                pisad.ring.offer(order);
                pisad.startLive();
                while (!pisad.listener.ended() && pisad.failure() == null) {
                    pisad.await(20, TimeUnit.MILLISECONDS);
                }
                pisad.await(200, TimeUnit.MILLISECONDS);
            } else {
                steps(pisad, clock, order);
            }
            Throwable failure = pisad.failure();
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            good = true;
        } finally {
            if (!good) {
                deleteMission(pisad);
            }
        }
        Optional<Path> mission = pisad.history.path();
        return new Result(
                file,
                recording.stream(),
                settings,
                pisad,
                startNs,
                mission.isEmpty() ? null : Seal.seal(mission.get()));
    }

    private void steps(Pisad pisad, VirtualClock clock, OperatorOrder order) throws IOException {
        var driver = new LockStep(pisad, clock, LockStep.NOTHING);
        driver.offer(order);
        var pace = new Pace(speed);
        Optional<ProgressBar> bar = Terminal.bar("replay", recording.stream().totalSamples(), progress);
        try {
            while (driver.tick()) {
                bar.ifPresent(shown -> shown.stepTo(pisad.listener.receivedSamples()));
                pace.until(driver.elapsedS());
            }
        } finally {
            bar.ifPresent(ProgressBar::close);
        }
    }

    private static void deleteMission(Pisad pisad) throws IOException {
        pisad.close();
        Optional<Path> mission = pisad.history.path();
        if (mission.isPresent()) {
            Files.deleteIfExists(mission.get());
            Files.deleteIfExists(mission.get().resolveSibling(mission.get().getFileName() + ".wal"));
        }
    }

    /** What came out. */
    record Result(
            Path file,
            IqStream stream,
            Settings settings,
            Pisad pisad,
            long startNs,
            @Nullable Path mission) {

        /** The object that {@code --json} prints. */
        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("file", file.toString());
            tree.put("format", stream.format());
            tree.put("sample_rate_hz", Json.number(stream.sampleRateHz(), 3));
            tree.put("center_hz", Json.number(stream.centerHz(), 3));
            tree.put(
                    "channel_hz",
                    Double.isNaN(stream.centerHz()) ? null : settings.radio().frequencyHz());
            tree.put("bandwidth_hz", settings.radio().bandwidthHz());
            tree.put("samples", pisad.listener.receivedSamples());
            tree.put("lost_samples", pisad.listener.lostSamples());
            tree.put("clipped_fraction", Json.number(pisad.listener.band().clippedFraction(), 6));
            tree.put("readings", pisad.listener.readings());
            tree.put("noise_floor_dbfs", Json.number(pisad.listener.band().p10Dbfs(), 3));
            tree.put("band_noise_dbfs", Json.number(pisad.listener.band().noiseDbfs(), 3));
            tree.put("channel_floor_dbfs", Json.number(pisad.log.floorDbfs(), 3));
            tree.put("peak_snr_db", Json.number(pisad.log.peakSnrDb(), 2));
            tree.put("pulses", json(pisad.log.pulses()));
            tree.put("weak_pulses", json(pisad.log.weakPulses()));
            var saturation = pisad.log.saturation();
            tree.put("saturated", saturation.readings() > 0);
            tree.put("saturated_readings", saturation.readings());
            tree.put("saturated_pulses", saturation.pulses());
            List<Object> detections = new ArrayList<>();
            for (Row.Detection detection : pisad.log.detections()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                row.put("at_s", Json.number((detection.atNs() - startNs) * 1e-9, 3));
                row.put("snr_db", Json.number(detection.snrDb(), 2));
                detections.add(row);
            }
            tree.put("detections", detections);
            tree.put(
                    "candidates",
                    pisad.log.candidates().stream().map(this::candidate).toList());
            tree.put("transitions", Transitions.json(pisad.log.transitions(), startNs));
            tree.put("history", mission == null ? null : mission.toString());
            return tree;
        }

        private List<Object> json(List<MissionLog.HeardPulse> pulses) {
            List<Object> rows = new ArrayList<>();
            for (MissionLog.HeardPulse heard : pulses) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                row.put("start_s", Json.number((heard.pulse().startNs() - startNs) * 1e-9, 6));
                row.put("duration_ms", Json.number(heard.pulse().widthNs() * 1e-6, 3));
                row.put("peak_snr_db", Json.number(heard.snrDb(), 2));
                row.put("saturated", heard.pulse().clipped());
                rows.add(row);
            }
            return rows;
        }

        private Map<String, @Nullable Object> candidate(Candidate candidate) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("kind", candidate.kind().name());
            row.put("start_s", Json.number((candidate.startNs() - startNs) * 1e-9, 6));
            row.put("width_ms", Json.number(candidate.widthNs() * 1e-6, 3));
            row.put("period_s", candidate.periodNs() == 0 ? null : Json.number(candidate.periodNs() * 1e-9, 4));
            row.put("snr_db", Json.number(candidate.snrDb(), 2));
            return row;
        }

        /** The summary for a person. */
        String text() {
            var lines = new ArrayList<String>();
            lines.add(String.format(
                    "%s: %s, %.6g Msps, %.3f s, %d samples, %d lost, %.2f %% clipped",
                    file.getFileName(),
                    stream.format(),
                    stream.sampleRateHz() * 1e-6,
                    pisad.listener.receivedSamples() / stream.sampleRateHz(),
                    pisad.listener.receivedSamples(),
                    pisad.listener.lostSamples(),
                    pisad.listener.band().clippedFraction() * 100));
            lines.add(String.format(
                    "channel %s, %.3f kHz wide; floor %s dBFS (whole band %s dBFS, uncalibrated); peak SNR %s dB",
                    Double.isNaN(stream.centerHz())
                            ? String.format("%+.3f kHz", settings.radio().frequencyHz() * 1e-3)
                            : String.format("%.6f MHz", settings.radio().frequencyHz() * 1e-6),
                    settings.radio().bandwidthHz() * 1e-3,
                    Text.number(pisad.log.floorDbfs(), "%.2f"),
                    Text.number(pisad.listener.band().p10Dbfs(), "%.2f"),
                    Text.number(pisad.log.peakSnrDb(), "%.1f")));
            lines.add(String.format(
                    "%d readings, %d pulses and %d weaker ones, %d detections, %d candidates",
                    pisad.listener.readings(),
                    pisad.log.pulses().size(),
                    pisad.log.weakPulses().size(),
                    pisad.log.detections().size(),
                    pisad.log.candidates().size()));
            var saturation = pisad.log.saturation();
            if (saturation.readings() > 0) {
                lines.add(String.format(
                        "saturated: %d readings between %.3f and %.3f s, %d pulses: there the signal is stronger than shown,"
                                + " and no level for homing; take less gain",
                        saturation.readings(),
                        (saturation.firstNs() - startNs) * 1e-9,
                        (saturation.lastNs() - startNs) * 1e-9,
                        saturation.pulses()));
            }
            for (Row.Transition transition : pisad.log.transitions()) {
                lines.add(Transitions.line(transition, startNs));
            }
            lines.add("record: " + (mission == null ? "none" : mission));
            return String.join(System.lineSeparator(), lines);
        }
    }
}
