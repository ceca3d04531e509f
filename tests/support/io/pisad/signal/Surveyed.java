package io.pisad.signal;

import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import java.io.IOException;

/** A whole source given to a {@link Survey}. */
final class Surveyed {
    private Surveyed() {}

    static double strongestOffsetHz(IqSource source, double bandwidthHz) throws IOException {
        var survey = new Survey(source.stream().sampleRateHz(), bandwidthHz);
        var block = new IqBlock(1 << 16);
        while (source.read(block, block.capacity())) {
            survey.feed(block);
        }
        return survey.strongestOffsetHz();
    }
}
