package io.pisad.sim;

import static io.pisad.sim.TestPayload.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavSeverity;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final TestPayload payload = new TestPayload(TestPayload.quietWorld());
    private final World world = payload.world;
    private final FrameWriter ground = new FrameWriter(255, 190);
    private final FrameReader reader = new FrameReader();

    private static CommandLong command(int system, int component) {
        return CommandLong.builder()
                .targetSystem(system)
                .targetComponent(component)
                .command(EnumValue.create(31012))
                .param1(1)
                .build();
    }

    private void fromGround(Object message) {
        byte[] raw = ground.frame(message).raw();
        world.fromGround(raw, raw.length);
    }

    private List<Frame> toGround() {
        List<Frame> frames = new ArrayList<>();
        for (byte[] raw : world.toGround()) {
            frames.addAll(reader.read(raw, raw.length));
        }
        return frames;
    }

    @Test
    void whatIsForThePayloadGoesThereByteForByte() {
        payload.say(TestPayload.heartbeat(0));
        byte[] raw = ground.frame(command(1, 191)).raw();
        world.fromGround(raw, raw.length);
        assertThat(world.toPayload()).containsExactly(raw);
    }

    @Test
    void whatIsForTheVehicleStaysThere() {
        payload.say(TestPayload.heartbeat(0));
        world.toGround();
        fromGround(command(1, 1));
        assertThat(world.toPayload()).isEmpty();
        List<Frame> answers = toGround();
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).message()).isInstanceOfSatisfying(CommandAck.class, ack -> {
            assertThat(ack.result().value()).isEqualTo(3);
            assertThat(ack.targetSystem()).isEqualTo(255);
        });
    }

    @Test
    void theAutopilotAnswersForAPayloadItHasNeverHeard() {
        fromGround(command(1, 191));
        assertThat(toGround()).extracting(Frame::componentId).containsExactly(1);
    }

    @Test
    void whatIsForAnotherVehicleReachesNobodyHere() {
        fromGround(command(2, 1));
        assertThat(world.toPayload()).isEmpty();
        assertThat(world.toGround()).isEmpty();
    }

    @Test
    void heartbeatsOfBothReachEachOther() {
        fromGround(TestPayload.heartbeat(3));
        payload.waitUntil(0);
        assertThat(payload.heard(Heartbeat.class)).hasSize(1);
        payload.say(TestPayload.heartbeat(2));
        assertThat(toGround()).extracting(Frame::componentId).containsExactly(191);
        assertThat(world.toPayload()).as("nothing comes back").isEmpty();
    }

    @Test
    void damagedFramesAreDroppedAndCounted() {
        byte[] text = payload.bytes(Statustext.builder()
                .severity(MavSeverity.MAV_SEVERITY_INFO)
                .text("PISAD: SEARCHING")
                .build());
        text[20] ^= 1;
        world.fromPayload(text, text.length);
        assertThat(world.framesRefused()).isEqualTo(1);
        assertThat(world.toGround()).isEmpty();
    }

    @Test
    void severalFramesInOneDatagramAllArrive() {
        byte[] one = payload.bytes(TestPayload.heartbeat(1));
        byte[] two = payload.bytes(TestPayload.heartbeat(2));
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        world.fromPayload(both, both.length);
        assertThat(world.toGround()).containsExactly(one, two);
    }

    @Test
    void aQueueNobodyEmptiesStaysBounded() {
        world.step(300 * SECOND_NS);
        assertThat(world.toGround()).hasSize(4_096);
    }
}
