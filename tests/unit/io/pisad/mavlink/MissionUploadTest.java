package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.FenceShape.Corner;
import io.pisad.model.MissionItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FR2: a search as the autopilot's own mission, through losses and refusals; it is never armed or started. */
final class MissionUploadTest {
    private static final MissionItem HOME = MissionItem.home(new Corner(47.4, 8.5), 470);
    private static final long MS = 1_000_000L;

    private final MissionKeeper keeper = new MissionKeeper(7);
    private final MemoryLink link = new MemoryLink();
    private double loss;
    private Random random = new Random(1);
    private long nowNs = 5_000_000_000L;

    private static List<MissionItem> mission(int places) {
        List<MissionItem> items = new ArrayList<>(List.of(MissionItem.speed(7)));
        IntStream.range(0, places)
                .forEach(i -> items.add(MissionItem.waypoint(new Corner(47.4 + i * 1e-4, 8.5 - i * 1e-4), 40)));
        return items;
    }

    private MissionUpload run(int places, int seconds) {
        var upload = new MissionUpload(link, null, HOME, mission(places), nowNs);
        for (int i = 0; i < seconds * 50 && !upload.done() && upload.failure() == null; i++) {
            nowNs += 20 * MS;
            List<byte[]> said = new ArrayList<>(keeper.step(nowNs));
            upload.step(nowNs);
            for (MavlinkPacket packet : link.take()) {
                if (random.nextDouble() >= loss) {
                    said.addAll(keeper.take(packet, nowNs));
                }
            }
            for (byte[] frame : said) {
                if (random.nextDouble() >= loss) {
                    upload.feed(frame, frame.length, nowNs);
                }
            }
        }
        return upload;
    }

    @Test
    void theMissionArrivesWithHomeAsItemZeroAndTheSpeedFirst() {
        MissionUpload upload = run(3, 30);
        assertThat(upload.failure()).isNull();
        assertThat(upload.done()).isTrue();
        assertThat(keeper.kept.stream().map(m -> m.command().value())).containsExactly(16, 178, 16, 16, 16);
        MissionItemInt home = keeper.kept.get(0);
        assertThat(home.x()).isEqualTo(474_000_000);
        assertThat(home.z()).isEqualTo(470);
        assertThat(home.frame().value()).isZero();
        MissionItemInt speed = keeper.kept.get(1);
        assertThat(speed.param1()).isEqualTo(1);
        assertThat(speed.param2()).isEqualTo(7);
        MissionItemInt last = keeper.kept.get(4);
        assertThat(last.frame().value()).isEqualTo(3);
        assertThat(last.x()).isEqualTo(474_002_000);
        assertThat(last.y()).isEqualTo(84_998_000);
        assertThat(last.z()).isEqualTo(40);
    }

    /** The heartbeat is all it says beside the mission: no arming, no mode, no start. */
    @Test
    void nothingIsArmedOrStarted() {
        run(20, 30);
        assertThat(keeper.others).isNotEmpty().allMatch(id -> id == 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyFourthFrameMayBeLost(long seed) {
        random = new Random(seed);
        loss = 0.25;
        MissionUpload upload = run(60, 600);
        assertThat(upload.done()).as("seed %d: %s", seed, upload.failure()).isTrue();
        assertThat(keeper.kept).hasSize(62);
        assertThat(keeper.kept.stream().map(MissionItemInt::seq))
                .containsExactlyElementsOf(IntStream.range(0, 62).boxed().toList());
    }

    @Test
    void anOldStyleAutopilotGetsItemsInTheNewForm() {
        keeper.oldStyle = true;
        assertThat(run(10, 30).done()).isTrue();
        assertThat(keeper.kept).hasSize(12);
    }

    @Test
    void px4GetsNoHomeBecauseItWouldFlyThere() {
        keeper.autopilot = 12;
        assertThat(run(2, 30).done()).isTrue();
        assertThat(keeper.kept.stream().map(m -> m.command().value())).containsExactly(178, 16, 16);
    }

    @Test
    void aRefusalIsToldByItsName() {
        keeper.room = 10;
        assertThat(run(20, 30).failure()).isEqualTo("autopilot 7 refused the mission: NO_SPACE after 0 of 22 items");
        keeper.room = 100;
        keeper.refuseAt = 3;
        keeper.refusal = 5;
        assertThat(run(20, 30).failure()).isEqualTo("autopilot 7 refused the mission: INVALID after 4 of 22 items");
    }

    @Test
    void aMissionThatIsFlownIsNotReplaced() {
        keeper.mode = 3;
        keeper.armed = true;
        assertThat(run(2, 30).failure()).contains("is flying its mission (armed, AUTO)");
        assertThat(keeper.kept).isEmpty();
    }

    @Test
    void silenceEndsInAnError() {
        keeper.mute = true;
        assertThat(run(2, 60).failure()).startsWith("autopilot 7 did not answer 8 times, after 0 of 4 items");
        keeper.autopilot = 8;
        assertThat(run(2, 60).failure()).isEqualTo("no autopilot heard on memory for 10 s");
    }

    @Test
    void aLinkThatDoesNotTakeFramesIsNamed() {
        link.broken(true);
        assertThat(run(2, 60).failure()).contains("frames could not be written");
    }

    @Test
    void aMissionHasBounds() {
        assertThatThrownBy(() -> new MissionUpload(link, null, HOME, mission(1600), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mission of 1601 items: allowed are 1 to 1599");
    }
}
