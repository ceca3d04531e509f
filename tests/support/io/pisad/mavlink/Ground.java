package io.pisad.mavlink;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.pisad.model.Parameters;
import io.pisad.model.Settings;
import io.pisad.model.Vitals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ground station that asks for parameters and files, and parameters held in memory. */
final class Ground implements Parameters {
    final Bench bench = new Bench();
    final Map<String, Float> values = new LinkedHashMap<>(Map.of("PISAD_SPEED", 5f));
    Vitals vitals = Vitals.UNKNOWN;
    boolean diskFull;

    Ground() {
        this(Settings.Ground.PLAIN);
    }

    Ground(Path exports) {
        this(new Settings.Ground(Optional.of(exports), 0, false));
    }

    Ground(Settings.Ground ground) {
        values.put("PISAD_ALT_MAX", 120f);
        bench.station.serve(new Component(ground, this, () -> vitals, 0x01020300, Runnable::run));
    }

    @Override
    public List<Parameter> all() {
        return values.keySet().stream().map(this::shown).toList();
    }

    @Override
    public Optional<Parameter> named(String name) {
        return values.containsKey(name) ? Optional.of(shown(name)) : Optional.empty();
    }

    private Parameter shown(String name) {
        return new Parameter(name, values.getOrDefault(name, Float.NaN), name.startsWith("PISAD_ALT"));
    }

    @Override
    public Outcome set(String name, float value) {
        if (diskFull || !(value >= 0 && value <= 200)) {
            return Outcome.refused("not taken");
        }
        values.put(name, value);
        return Outcome.IN_FORCE;
    }

    void list(int targetComponent) {
        bench.feed(
                1,
                Bench.GROUND,
                190,
                ParamRequestList.builder()
                        .targetSystem(0)
                        .targetComponent(targetComponent)
                        .build());
    }

    void read(String name, int index) {
        bench.feed(
                1,
                Bench.GROUND,
                190,
                ParamRequestRead.builder()
                        .targetSystem(1)
                        .targetComponent(191)
                        .paramId(name)
                        .paramIndex(index)
                        .build());
    }

    /** Sets one as a system and returns what was answered on the ground's link. */
    List<ParamValue> set(int systemId, String name, float value) {
        bench.feed(1, systemId, 190, setting(name, value, 9));
        bench.pass(50);
        return bench.ground.take(ParamValue.class);
    }

    static ParamSet setting(String name, float value, int type) {
        return ParamSet.builder()
                .targetSystem(1)
                .targetComponent(191)
                .paramId(name)
                .paramValue(value)
                .paramType(Dialect.number(MavParamType.class, type))
                .build();
    }

    /** Asks for a file operation and returns every frame answered. */
    List<FtpFrame> ftp(int sequence, int session, int opcode, long offset, byte... data) {
        return ftpAs(Bench.GROUND, sequence, session, opcode, offset, data);
    }

    List<FtpFrame> ftpAs(int systemId, int sequence, int session, int opcode, long offset, byte... data) {
        FileTransferProtocol asked =
                new FtpFrame(sequence, session, opcode, 0, false, offset, data).to(new Peer(1, 1, 191));
        bench.ground.take();
        bench.feed(1, systemId, 190, asked);
        List<FtpFrame> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bench.pass(50);
            bench.ground.take(FileTransferProtocol.class).forEach(m -> {
                FtpFrame frame = FtpFrame.of(m.payload());
                if (frame != null) {
                    answers.add(frame);
                }
            });
        }
        return answers;
    }
}
