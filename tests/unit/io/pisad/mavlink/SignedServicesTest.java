package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import io.dronefleet.mavlink.common.ParamValue;
import io.pisad.model.Settings;
import io.pisad.model.Valve;
import io.pisad.model.Vitals;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With a key set, parameters and files need it too. */
final class SignedServicesTest {
    private static final long NOW = 37_000_000_000_000L;
    private static final SigningKey KEY = SigningKey.ofPassphrase("search and rescue");
    private static final byte[] LIST = {1, 0, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0, '/'};

    private final MemoryLink link = new MemoryLink();
    private final Ground parameters = new Ground();
    private final Station station = new Station(
            new Settings.Link(List.of(), 1, List.of(255), 2),
            List.of(link),
            new Valve(),
            event -> true,
            () -> 5_000_000_000L,
            new Signing(KEY, () -> Signing.EPOCH_US + NOW * 10, Map.of()));

    SignedServicesTest() {
        station.serve(new Component(Settings.Ground.PLAIN, parameters, () -> Vitals.UNKNOWN, 1, Runnable::run));
    }

    private void feed(byte[] frame) {
        station.reader(0).feed(frame, frame.length, 5_000_000_000L);
        station.sender().step(5_000_000_000L);
    }

    private static byte[] signed(Object message, SigningKey key, long stamp) {
        return Dialect.signedFrame(message, 0, 255, 190, 0, stamp, key.bytes());
    }

    /** The refused SET is answered with the value in force. */
    @Test
    void unsignedParameterIsNotSetAndIsCounted() {
        feed(Dialect.frame(Ground.setting("PISAD_SPEED", 9, 9), 0, 255, 190));
        assertThat(parameters.values.get("PISAD_SPEED")).isEqualTo(5f);
        assertThat(link.take(ParamValue.class)).hasSize(1).allMatch(m -> m.paramValue() == 5);
        assertThat(station.counts(0).unsigned()).isEqualTo(1);
    }

    @Test
    void wronglySignedParameterIsNotEvenRead() {
        feed(signed(Ground.setting("PISAD_SPEED", 9, 9), SigningKey.ofPassphrase("another"), NOW));
        assertThat(parameters.values.get("PISAD_SPEED")).isEqualTo(5f);
        assertThat(link.take(ParamValue.class)).isEmpty();
        assertThat(station.counts(0).badSignature()).isEqualTo(1);
    }

    @Test
    void signedParameterIsSetOnce() {
        byte[] frame = signed(Ground.setting("PISAD_SPEED", 9, 9), KEY, NOW);
        feed(frame);
        assertThat(parameters.values.get("PISAD_SPEED")).isEqualTo(9f);
        parameters.values.put("PISAD_SPEED", 5f);
        feed(frame);
        assertThat(parameters.values.get("PISAD_SPEED")).isEqualTo(5f);
        assertThat(station.counts(0).replayed()).isEqualTo(1);
        assertThat(station.counts(0).unsigned()).isZero();
    }

    @Test
    void unsignedFileRequestIsProtectedAndCounted() {
        feed(Dialect.frame(list(), 0, 255, 190));
        assertThat(error()).isEqualTo(FtpError.PROTECTED.number());
        assertThat(station.counts(0).unsigned()).isEqualTo(1);
        feed(signed(list(), KEY, NOW));
        assertThat(error()).isNotEqualTo(FtpError.PROTECTED.number());
        assertThat(station.counts(0).unsigned()).isEqualTo(1);
    }

    private static FileTransferProtocol list() {
        return FileTransferProtocol.builder()
                .targetSystem(1)
                .targetComponent(191)
                .payload(Arrays.copyOf(LIST, 251))
                .build();
    }

    private int error() {
        List<FileTransferProtocol> answers = link.take(FileTransferProtocol.class);
        assertThat(answers).hasSize(1);
        return answers.get(0).payload()[12];
    }
}
