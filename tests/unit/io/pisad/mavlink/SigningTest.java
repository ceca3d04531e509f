package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.Event;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply;
import io.pisad.model.Settings;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing on both sides of a station; time is a number set by hand. */
final class SigningTest {
    private static final long UTC_US = Signing.EPOCH_US + 370_000_000_000_000L;
    private static final SigningKey KEY = SigningKey.ofPassphrase("search and rescue");
    private static final long NOW = 37_000_000_000_000L;

    private final List<Event> events = new ArrayList<>();
    private final MemoryLink link = new MemoryLink();
    private final Signing signing = new Signing(KEY, () -> UTC_US, Map.of());
    private final Station station = new Station(
            new Settings.Link(List.of(), 1, List.of(255), 2),
            List.of(link),
            new Valve(),
            events::add,
            () -> 5_000_000_000L,
            signing);
    private int sequence;

    @Test
    void rightKeyGivesAnOrder() {
        order(KEY, 0, NOW);
        assertThat(orders()).isEqualTo(1);
        assertThat(counts().unsigned() + counts().badSignature() + counts().replayed())
                .isZero();
    }

    /** Our autopilot need not sign on its own endpoint; once it has, an unsigned heartbeat is somebody else's. */
    @Test
    void autopilotThatSignedMustGoOnSigning() {
        Heartbeat armed = Bench.heartbeat(3, Bench.GUIDED, true);
        feed(Dialect.frame(armed, 0, 1, 1));
        assertThat(state().heartbeat()).isNotNull();
        assertThat(state().rivalNs()).isNull();
        feed(Dialect.signedFrame(armed, 1, 1, 1, 0, NOW, KEY.bytes()));
        assertThat(state().rivalNs()).isNull();
        feed(Dialect.frame(Bench.heartbeat(3, Bench.LOITER, true), 2, 1, 1));
        assertThat(state().rivalNs()).isNotNull();
        assertThat(state().heartbeat())
                .isNotNull()
                .satisfies(mine -> assertThat(mine.guided()).isTrue());
    }

    private VehicleState state() {
        return events.stream()
                .filter(VehicleState.class::isInstance)
                .map(VehicleState.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void unsignedOrderIsRefusedAndCounted() {
        byte[] frame = Dialect.frame(Bench.command(Command.USER_2, 1, 0), 0, 255, 190);
        feed(frame);
        assertThat(orders()).isZero();
        assertThat(counts().unsigned()).isEqualTo(1);
        assertThat(counts().received()).isEqualTo(1);
    }

    @Test
    void wrongKeyIsRefusedAndCounted() {
        order(SigningKey.ofPassphrase("another"), 0, NOW);
        assertThat(orders()).isZero();
        assertThat(counts().badSignature()).isEqualTo(1);
        assertThat(counts().received()).isZero();
    }

    @Test
    void replayedOrderIsRefusedAndCounted() {
        order(KEY, 0, NOW);
        order(KEY, 0, NOW);
        order(KEY, 0, NOW - 1);
        assertThat(orders()).isEqualTo(1);
        assertThat(counts().replayed()).isEqualTo(2);
        order(KEY, 0, NOW + 1);
        assertThat(orders()).isEqualTo(2);
    }

    /** The signature covers the link id: a frame replayed under another one is not signed by the key. */
    @Test
    void otherLinkIdInARecordedFrameIsRefused() {
        byte[] frame = signed(KEY, 3, NOW);
        frame[frame.length - 13] = 4;
        feed(frame);
        assertThat(orders()).isZero();
        assertThat(counts().badSignature()).isEqualTo(1);
    }

    @Test
    void eachLinkIdIsItsOwnStreamAndStartsAtMostAMinuteBehind() {
        order(KEY, 0, NOW);
        order(KEY, 1, NOW - Signing.WINDOW + 100_000);
        assertThat(orders()).isEqualTo(2);
        order(KEY, 2, NOW - Signing.WINDOW - 1);
        assertThat(orders()).isEqualTo(2);
        assertThat(counts().replayed()).isEqualTo(1);
    }

    /** Our time follows a good stamp, so that a clock that stands in the past does not accept old frames for ever. */
    @Test
    void timeFollowsTheLatestGoodStamp() {
        order(KEY, 0, NOW + 50 * Signing.WINDOW);
        order(KEY, 1, NOW + 48 * Signing.WINDOW);
        assertThat(orders()).isEqualTo(1);
        assertThat(signing.stamps(0).get(SigningMemory.OWN)).isGreaterThanOrEqualTo(NOW + 50 * Signing.WINDOW);
    }

    @Test
    void heartbeatOfAGroundStationCountsOnlySigned() {
        feed(Dialect.frame(ground(), 0, 255, 190));
        assertThat(events).isEmpty();
        assertThat(counts().unsigned()).isEqualTo(1);
        feed(Dialect.signedFrame(ground(), 1, 255, 190, 0, NOW, KEY.bytes()));
        assertThat(events).hasSize(1);
        assertThat(((VehicleState) events.get(0)).groundStation()).isNotNull();
    }

    /** PX4 cannot sign: what the vehicle says of itself is read unsigned, but never with a wrong signature. */
    @Test
    void autopilotIsReadUnsignedButNotBadlySigned() {
        byte[] other = SigningKey.ofPassphrase("another").bytes();
        feed(Dialect.signedFrame(Bench.heartbeat(3, Bench.LOITER, false), 0, 1, 1, 0, NOW, other));
        assertThat(events).isEmpty();
        feed(Dialect.frame(Bench.heartbeat(3, Bench.LOITER, false), 1, 1, 1));
        assertThat(events).hasSize(1);
    }

    @Test
    void whatWeSendIsSignedWithRisingStamps() {
        for (int i = 0; i < 100; i++) {
            station.sender.acknowledge(
                    new OrderReply(new OperatorOrder.Sender(0, 255, 190, 31010), OrderReply.Result.ACCEPTED, ""));
            station.sender().step(5_000_000_000L);
        }
        List<MavlinkPacket> sent = link.take();
        assertThat(sent).hasSize(100);
        assertThat(sent).allMatch(packet -> packet.isSigned() && packet.validateSignature(KEY.bytes()));
        long last = NOW - 1;
        for (MavlinkPacket packet : sent) {
            assertThat(packet.getSignatureTimestamp()).isGreaterThan(last);
            last = packet.getSignatureTimestamp();
        }
    }

    /** The signature, computed by hand as the MAVLink guide says. */
    @Test
    void signatureIsTheFirstSixBytesOfTheGuidesHash() throws Exception {
        byte[] frame = signed(KEY, 7, NOW);
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(sha.digest("search and rescue".getBytes(StandardCharsets.UTF_8)));
        sha.update(frame, 0, frame.length - 6);
        assertThat(Arrays.copyOfRange(frame, frame.length - 6, frame.length)).isEqualTo(Arrays.copyOf(sha.digest(), 6));
    }

    @Test
    void restartGoesOnWhereTheStoredStampsEnd() {
        order(KEY, 0, NOW + 10);
        var restarted = new Signing(KEY, () -> Signing.EPOCH_US, signing.stamps(Signing.AHEAD));
        assertThat(judge(restarted, signed(KEY, 0, NOW + 10 + Signing.AHEAD))).isEqualTo(Signing.Verdict.REPLAYED);
        assertThat(judge(restarted, signed(KEY, 0, NOW + 11 + Signing.AHEAD))).isEqualTo(Signing.Verdict.GOOD);
        assertThat(restarted.stamps(0).get(SigningMemory.OWN)).isGreaterThan(NOW);
    }

    /** Each start stores at once, and crashes. */
    @Test
    void restartsWithoutTrafficMoveNoStamp() {
        byte[] recorded = signed(KEY, 0, NOW);
        assertThat(judge(signing, recorded)).isEqualTo(Signing.Verdict.GOOD);
        Map<String, Long> first = signing.stamps(Signing.AHEAD);
        Map<String, Long> stored = first;
        for (int i = 0; i < 20; i++) {
            stored = new Signing(KEY, () -> UTC_US, stored).stamps(Signing.AHEAD);
        }
        assertThat(stored).isEqualTo(first);
        var restarted = new Signing(KEY, () -> UTC_US + 13_000_000, stored);
        assertThat(judge(restarted, recorded)).isEqualTo(Signing.Verdict.REPLAYED);
        assertThat(judge(restarted, signed(KEY, 0, NOW + 1_300_000))).isEqualTo(Signing.Verdict.GOOD);
        assertThat(judge(restarted, signed(KEY, 1, NOW + 1_300_000))).isEqualTo(Signing.Verdict.GOOD);
        assertThat(restarted.stamps(Signing.AHEAD)).containsEntry("255/190/0", NOW + 1_300_000 + Signing.AHEAD);
    }

    @Test
    void restartsThatSendStayNearTheClockAndRise() {
        Map<String, Long> stored = Map.of();
        long last = 0;
        for (int i = 0; i < 20; i++) {
            var started = new Signing(KEY, () -> UTC_US, stored);
            long sent = sent(started);
            assertThat(sent).isGreaterThan(last);
            stored = started.stamps(Signing.AHEAD);
            assertThat(stored.get(SigningMemory.OWN)).isGreaterThan(sent);
            last = sent;
        }
        assertThat(last - NOW).isLessThan(2 * Signing.AHEAD);
    }

    /** Our stamps go on rising, because receivers know them; whom we believe follows the clock again. */
    @Test
    void aClockThatWasInTheFutureIsToldAndShutsNobodyOut() {
        long year = 31_536_000_000_000L;
        var future = new Signing(KEY, () -> UTC_US + year, Map.of());
        long sent = sent(future);
        var restarted = new Signing(KEY, () -> UTC_US, future.stamps(Signing.AHEAD));
        assertThat(restarted.leadS()).isGreaterThan(31_535_000);
        assertThat(judge(restarted, signed(KEY, 0, NOW))).isEqualTo(Signing.Verdict.GOOD);
        assertThat(sent(restarted)).isGreaterThan(sent);
    }

    @Test
    void aStampThatNoStoringCoversAsksForOneOnce() {
        var asked = new ArrayList<String>();
        signing.onUncovered(() -> asked.add("store"));
        order(KEY, 0, NOW);
        order(KEY, 1, NOW);
        assertThat(asked).hasSize(1);
        signing.stamps(Signing.AHEAD);
        order(KEY, 0, NOW + Signing.AHEAD);
        assertThat(asked).hasSize(1);
        order(KEY, 0, NOW + Signing.AHEAD + 1);
        assertThat(asked).hasSize(2);
    }

    private static long sent(Signing by) {
        return MavlinkPacket.fromV2Bytes(by.frame(ground(), 0, 1, 191, 0)).getSignatureTimestamp();
    }

    @Test
    void tooManyStreamsAreRefused() {
        for (int id = 0; id < 100; id++) {
            order(KEY, id, NOW);
        }
        assertThat(orders()).isEqualTo(Signing.MOST_STREAMS);
    }

    @Test
    void keyIsInNoText() {
        assertThat(KEY.toString()).isEqualTo("SigningKey[hidden]");
    }

    private static Object ground() {
        return Heartbeat.builder()
                .type(MavType.MAV_TYPE_GCS)
                .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                .build();
    }

    private static Signing.Verdict judge(Signing by, byte[] frame) {
        return by.judge(MavlinkPacket.fromV2Bytes(frame));
    }

    private byte[] signed(SigningKey key, int linkId, long stamp) {
        return Dialect.signedFrame(
                Bench.command(Command.USER_2, 1, 0), sequence++ & 0xff, 255, 190, linkId, stamp, key.bytes());
    }

    private void order(SigningKey key, int linkId, long stamp) {
        feed(signed(key, linkId, stamp));
    }

    private void feed(byte[] frame) {
        station.reader(0).feed(frame, frame.length, 5_000_000_000L);
    }

    private long orders() {
        return events.stream().filter(OperatorOrder.class::isInstance).count();
    }

    private LinkCounts counts() {
        return station.counts(0);
    }
}
