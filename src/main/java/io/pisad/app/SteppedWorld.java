package io.pisad.app;

import io.pisad.model.BeaconKind;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import io.pisad.model.Settings;
import io.pisad.sim.SimSettings;
import io.pisad.sim.World;
import java.io.IOException;

/** The simulated radio without a daemon: the world moves on as its samples are read. Used by one thread. */
final class SteppedWorld implements IqSource {
    private final World world;
    private final IqSource radio;
    private long nowNs;

    SteppedWorld(Settings.Radio wanted) {
        try {
            world = new World(
                    SimSettings.defaults(1)
                            .withBeacon(wanted.beacon() == BeaconKind.UNKNOWN ? BeaconKind.CONTINUOUS : wanted.beacon())
                            .withChannel(wanted.frequencyHz(), wanted.bandwidthHz()),
                    0,
                    0);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("simulated radio: " + Main.oneLine(e));
        }
        radio = world.radio();
    }

    @Override
    public IqStream stream() {
        return radio.stream();
    }

    @Override
    public boolean read(IqBlock block, int maxSamples) throws IOException {
        nowNs += World.STEP_NS;
        world.step(nowNs);
        return radio.read(block, maxSamples);
    }

    @Override
    public void close() throws IOException {
        radio.close();
    }
}
