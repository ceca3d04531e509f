package io.pisad.safety;

import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The ground station, which signs if there is a key; and those who would be it: unsigned, with another key, replayed. */
final class GroundStation {
    private final Flight flight;
    private final Random random;
    private final @Nullable String key;
    private final float searchMps;
    private long stamp = (Flight.UTC_US - 1_420_070_400_000_000L) / 10;
    private byte @Nullable [] heardBefore;

    GroundStation(Flight flight, Random random, @Nullable String key) {
        this.flight = flight;
        this.random = random;
        this.key = key;
        searchMps = 1 + random.nextInt(8);
    }

    /** The ground station; when it is lost somebody without the key, if there is one, goes on in its name. */
    void beat(boolean lost, boolean broken) {
        Frame beat = Puppet.heartbeat(255, 190, 6, 8, 0, false);
        int link = random.nextInt(2);
        if (!lost) {
            flight.in(link, beat, seal(key), broken, true);
        } else if (key != null) {
            flight.in(link, beat, seal(random.nextBoolean() ? null : "another key"), broken, false);
        }
    }

    private @Nullable Seal seal(@Nullable String words) {
        return words == null ? null : new Seal(words, ++stamp);
    }

    /** From a system to a system's component 191. */
    void order(int from, int to, int command, float p1, float p2) {
        ByteBuffer f = Frame.blank();
        f.putFloat(0, p1).putFloat(4, p2).putFloat(8, 10 + random.nextInt(40)).putFloat(12, searchMps);
        f.putFloat(24, 20 + random.nextInt(60)).putShort(28, (short) command);
        f.put(30, (byte) to).put(31, (byte) 191);
        var frame = new Frame(from, 190, Frame.COMMAND_LONG, f);
        int link = random.nextInt(2);
        int forged = key == null ? 4 : random.nextInt(16);
        if (forged == 0) {
            flight.in(link, frame, null, false, false);
        } else if (forged == 1) {
            flight.in(link, frame, seal("another key"), false, false);
        } else if (forged == 2 && heardBefore != null) {
            flight.again(0, heardBefore);
        } else {
            byte[] raw = flight.in(link, frame, seal(key), false, true);
            heardBefore = link == 0 && to == 1 && p1 == 1 ? raw : heardBefore;
            if (random.nextInt(10) == 0) { // sent again at once, as ground stations do
                var repeat = new Frame(from, 190, Frame.COMMAND_LONG, f.put(32, (byte) 1));
                flight.in(1, repeat, seal(key), false, true);
            }
        }
    }
}
