package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SurveyTest {
    private static TestSignal noise() {
        return new TestSignal(250e3, 2, 6).noise(-27);
    }

    @Test
    void aShortBurstStandsOutAgainstASteadyWeakerSpur() throws IOException {
        var signal = noise().tone(80e3, -30, 0, 9).tone(-62e3, -20, 1, 1.01);
        assertThat(Surveyed.strongestOffsetHz(new SignalSource(signal), 25e3)).isCloseTo(-62e3, within(3e3));
    }

    @Test
    void theDcLineIsNeverChosen() throws IOException {
        var signal = noise().dc(0.2, 0.2).tone(40e3, -25, 0.5, 0.6);
        assertThat(Surveyed.strongestOffsetHz(new SignalSource(signal), 25e3)).isCloseTo(40e3, within(3e3));
    }

    @Test
    void bothTonesOfAWideSignalAreInTheChosenChannel() throws IOException {
        var signal = noise().fsk(20e3, 32e3, 208e-6, -15, 0.5, 0.53);
        assertThat(Surveyed.strongestOffsetHz(new SignalSource(signal), 25e3)).isCloseTo(26e3, within(4e3));
    }

    @Test
    void theChannelStaysInsideTheBand() throws IOException {
        var signal = noise().tone(-123e3, -10, 0.5, 0.6);
        assertThat(Surveyed.strongestOffsetHz(new SignalSource(signal), 25e3)).isBetween(-112.5e3, -105e3);
    }

    @Test
    void silenceAndTooShortStreamsHaveNone() throws IOException {
        assertThat(Surveyed.strongestOffsetHz(new SignalSource(new TestSignal(250e3, 1, 1)), 25e3))
                .isNaN();
        assertThat(Surveyed.strongestOffsetHz(new SignalSource(new TestSignal(250e3, 1e-4, 1)), 25e3))
                .isNaN();
    }

    @Test
    void aChannelWiderThanTheBandIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Surveyed.strongestOffsetHz(new SignalSource(noise()), 300e3))
                .withMessageContaining("300000")
                .withMessageContaining("250000");
    }
}
