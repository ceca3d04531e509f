package io.pisad.mavlink;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** Feeds bad weather to a scanner in pieces of any size and counts what it recovers. */
final class Fuzz {
    private static final long STAMP = 40_000_000_000_000L;
    private static final int CHUNK = 1000;

    private final BadWeather weather;
    private final LinkCounters counters = new LinkCounters();
    private final Scanner scanner;
    private final Random pieces;
    private long recovered;
    private long others;
    private long bytes;

    Fuzz(long seed, boolean withKey, boolean signed) {
        var key = SigningKey.ofPassphrase("fuzz");
        weather = new BadWeather(seed, key.bytes(), signed, STAMP);
        var signing = withKey ? new Signing(key, () -> Signing.EPOCH_US + STAMP * 10, Map.of()) : null;
        scanner = new Scanner(true, counters, signing);
        pieces = new Random(seed + 1);
    }

    /** One chunk of valid frames with garbage between them, handed over in random pieces. */
    void chunk() {
        byte[] stream = weather.next(CHUNK);
        bytes += stream.length;
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(stream.length - at, 1 + pieces.nextInt(700));
            scanner.scan(Arrays.copyOfRange(stream, at, at + length), length, this::found);
            at += length;
        }
    }

    private void found(MavlinkPacket packet) {
        if (packet.getSystemId() == 7) {
            recovered++;
        } else {
            others++;
        }
    }

    /** Ends the stream with silence, as a serial line does. */
    void end() {
        scanner.silence(this::found);
    }

    long valid() {
        return weather.valid();
    }

    double share() {
        return (double) recovered / weather.valid();
    }

    @Override
    public String toString() {
        LinkCounts c = counters.snapshot("", true);
        return String.format(
                "%d valid frames in %.1f MB: recovered %d (%.4f %%), other frames that passed %d, CRC %d, unknown %d,"
                        + " bad signature %d, replayed %d",
                weather.valid(),
                bytes / 1e6,
                recovered,
                100 * share(),
                others,
                c.badCrc(),
                c.unknown(),
                c.badSignature(),
                c.replayed());
    }
}
