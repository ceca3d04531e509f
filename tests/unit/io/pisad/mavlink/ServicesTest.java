package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.NamedValueFloat;
import io.dronefleet.mavlink.common.OnboardComputerStatus;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.common.Timesync;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.Settings;
import io.pisad.model.State;
import io.pisad.model.Vitals;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of us beyond orders, and what a narrow link does to it. */
@SuppressWarnings("deprecation") // PING
final class ServicesTest {
    private final Ground ground = new Ground();
    private final Bench bench = ground.bench;

    @Test
    void versionComesOnRequestWithAll64BitsOfItsCapabilities() {
        bench.order(512, 148);
        bench.pass(50);
        List<MavlinkPacket> sent = bench.ground.take();
        assertThat(sent)
                .filteredOn(p -> p.getMessageId() == 148)
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.getPayload()).startsWith(2 + 8, 0x20, 0, 0, 0, 0, 0, 0);
                    assertThat(p.getPayload()).hasSize(20).endsWith(3, 2, 1); // zeros at the end are cut
                });
        assertThat(sent).filteredOn(p -> p.getMessageId() == 77).hasSize(1);
    }

    @Test
    void computerStatusIsSentOnceASecondOnlyWhenMeasuredAndMarksWhatIsNotKnown() {
        live(3000);
        assertThat(ids()).doesNotContain(390);
        bench.order(512, 390);
        live(50);
        assertThat(bench.ground.take(CommandAck.class).get(0).result().value())
                .as("FAILED")
                .isEqualTo(4);
        ground.vitals = vitals(97.4);
        live(10_000);
        assertThat(bench.ground.take())
                .filteredOn(p -> p.getMessageId() == 390)
                .hasSize(10)
                .allSatisfy(p -> {
                    assertThat(p.getPayload()[197]).as("cpu_cores[0]").isEqualTo((byte) 25);
                    assertThat(p.getPayload()[198]).as("cpu_cores[1]").isEqualTo((byte) 255);
                });
    }

    @Test
    void computerStatusAskedForWhileSwitchedOffIsOfNow() {
        ground.vitals = vitals(97.4);
        live(1000);
        bench.feed(1, Bench.GROUND, 190, interval(390, -1));
        live(100);
        bench.ground.take();
        live(3000);
        assertThat(ids()).doesNotContain(390);
        bench.order(512, 390);
        live(50);
        assertThat(bench.ground.take(OnboardComputerStatus.class))
                .singleElement()
                .satisfies(m -> assertThat(m.uptime()).isBetween(4000L, 4200L));
    }

    /** The heartbeat is the sign of life: its rate is not the ground's to choose. */
    @Test
    void heartbeatStaysOnceASecond() {
        for (float us : new float[] {-1, 100_000, Float.NaN}) {
            bench.feed(1, Bench.GROUND, 190, interval(0, us));
        }
        bench.feed(1, Bench.GROUND, 190, interval(0, 0));
        bench.feed(1, Bench.GROUND, 190, interval(0, 1_000_000));
        bench.pass(50);
        assertThat(bench.ground.take(CommandAck.class))
                .extracting(m -> m.result().value())
                .containsExactly(2, 2, 2, 0, 0);
    }

    @Test
    void measuredSharesAreNamedValuesAndUnknownOnesAreNotSent() {
        ground.vitals = vitals(Double.NaN);
        live(4000);
        assertThat(bench.ground.take(NamedValueFloat.class))
                .extracting(NamedValueFloat::name)
                .contains("PISAD_LOAD", "PISAD_DROP")
                .doesNotContain("PISAD_HLTH");
    }

    @Test
    void pingAndTimesyncAreAnsweredToTheAskerAndAnswersAreNot() {
        bench.feed(
                1,
                9,
                7,
                io.dronefleet.mavlink.common.Ping.builder()
                        .timeUsec(BigInteger.TEN)
                        .seq(3)
                        .build());
        bench.feed(
                1,
                9,
                7,
                io.dronefleet.mavlink.common.Ping.builder()
                        .targetSystem(1)
                        .targetComponent(191)
                        .build());
        bench.feed(1, 9, 7, Timesync.builder().ts1(77).build());
        bench.feed(1, 9, 7, Timesync.builder().tc1(5).ts1(78).build());
        bench.pass(50);
        List<Object> sent =
                bench.ground.take().stream().<Object>map(Dialect::decode).toList();
        assertThat(sent)
                .filteredOn(io.dronefleet.mavlink.common.Ping.class::isInstance)
                .singleElement()
                .matches(m -> ((io.dronefleet.mavlink.common.Ping) m).targetSystem() == 9);
        assertThat(sent).filteredOn(Timesync.class::isInstance).singleElement().matches(m -> {
            Timesync t = (Timesync) m;
            return t.ts1() == 77 && t.tc1() == bench.nowNs - 50 * Bench.MS && t.targetSystem() == 9;
        });
    }

    @Test
    void whatWeCannotSendIsUnsupportedAndToAllComponentsNotAnswered() {
        bench.order(512, 33);
        bench.pass(50);
        assertThat(bench.ground.take(CommandAck.class))
                .singleElement()
                .matches(m -> m.result().value() == 3);
        bench.feed(1, Bench.GROUND, 190, toAll(33));
        bench.pass(50);
        assertThat(bench.ground.take(CommandAck.class)).isEmpty();
        bench.feed(1, Bench.GROUND, 190, toAll(148));
        bench.pass(50);
        assertThat(ids()).contains(77, 148);
    }

    /** Half of what is wanted fits: set-points, acknowledgements and heartbeats lose nothing, the rest is counted. */
    @Test
    void narrowLinkDropsTelemetryAndCountsItButNeverMotionOrHeartbeats() {
        Ground narrow = new Ground(new Settings.Ground(Optional.empty(), 1000, false));
        narrow.vitals = vitals(90);
        Bench b = narrow.bench;
        b.beat(Bench.GUIDED, true);
        b.valve.open(b.valve.epoch());
        b.figures(State.HOMING);
        for (int i = 0; i < 400; i++) {
            if (i % 20 == 0) {
                b.beat(Bench.GUIDED, true);
                b.feed(0, Bench.GROUND, 190, Bench.command(512, 0, 0));
                b.feed(0, Bench.GROUND, 190, interval());
            }
            b.figures(State.HOMING);
            b.station.sender().move(b.north());
            b.pass(50);
        }
        List<MavlinkPacket> sent = b.vehicle.take();
        int bytes = sent.stream().mapToInt(p -> p.getRawBytes().length).sum();
        assertThat(sent)
                .filteredOn(p -> Dialect.decode(p) instanceof SetPositionTargetLocalNed)
                .hasSizeBetween(199, 201);
        assertThat(sent)
                .filteredOn(p -> p.getMessageId() == 0)
                .hasSize(40); // once a second, and once a second asked for
        assertThat(sent).filteredOn(p -> p.getMessageId() == 77).hasSize(40);
        assertThat(b.station.counts(0).dropped()).isPositive();
        assertThat(bytes).as("bytes in 20 s at 1000 bytes/s").isLessThan(21_000);
    }

    @Test
    void listTakesFortyPercentOfTheLinkAtMost() {
        Ground narrow = new Ground(new Settings.Ground(Optional.empty(), 2000, false));
        for (int i = 0; i < 100; i++) {
            narrow.values.put("P" + i, 1f);
        }
        narrow.bench.figures(State.IDLE);
        narrow.list(191);
        int bytes = 0;
        for (int i = 0; i < 40; i++) {
            narrow.bench.figures(State.IDLE);
            narrow.bench.pass(50);
            bytes += narrow.bench.ground.take().stream()
                    .filter(p -> p.getMessageId() == 22)
                    .mapToInt(p -> p.getRawBytes().length)
                    .sum();
        }
        assertThat(bytes).as("bytes of parameters in 2 s at 2000 bytes/s").isBetween(1300, 2000);
        for (int i = 0; i < 100; i++) {
            narrow.bench.figures(State.IDLE);
            narrow.bench.pass(50);
        }
        assertThat(narrow.bench.ground.take(ParamValue.class))
                .extracting(ParamValue::paramIndex)
                .contains(102);
    }

    private static Vitals vitals(double health) {
        double none = Double.NaN;
        return new Vitals(health, 50, List.of(25.0), 0, none, none, none, none, none);
    }

    private static Object interval() {
        return interval(251, 100_000);
    }

    private static Object interval(int messageId, float us) {
        return io.dronefleet.mavlink.common.CommandLong.builder()
                .targetSystem(1)
                .targetComponent(191)
                .command(Dialect.number(io.dronefleet.mavlink.common.MavCmd.class, 511))
                .param1(messageId)
                .param2(us)
                .build();
    }

    private static Object toAll(int messageId) {
        return io.dronefleet.mavlink.common.CommandLong.builder()
                .targetSystem(1)
                .targetComponent(0)
                .command(Dialect.number(io.dronefleet.mavlink.common.MavCmd.class, 512))
                .param1(messageId)
                .build();
    }

    private List<Integer> ids() {
        return bench.ground.take().stream().map(MavlinkPacket::getMessageId).toList();
    }

    private void live(long ms) {
        for (long t = 0; t < ms; t += 50) {
            bench.figures(State.IDLE);
            bench.pass(50);
        }
    }
}
