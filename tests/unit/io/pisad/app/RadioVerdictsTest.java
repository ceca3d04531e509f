package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.app.Check.Verdict;
import io.pisad.model.IqBlock;
import io.pisad.model.IqStream;
import org.junit.jupiter.api.Test;

/** What figures mean to the doctor, without a radio. */
final class RadioVerdictsTest {
    private static final IqStream STREAM = new IqStream("radio", "cs8", 1e6, 100e6, 127 / 128f, -32, false, -1, true);

    /** Ten blocks of 100 ms; every {@code step}-th value is at a rail, half of each block is missing if it is slow. */
    private static RadioFigures figures(double level, int clippedEvery, long lostPerBlock, double slowness) {
        var figures = new RadioFigures(STREAM);
        var random = new java.util.Random(9);
        var block = new IqBlock(100_000);
        block.samples = 100_000;
        for (int b = 0; b < 10; b++) {
            for (int n = 0; n < block.iq.length; n++) {
                boolean clipped = clippedEvery > 0 && n % clippedEvery == 0;
                block.iq[n] = clipped ? 127 / 128f : (float) (level * random.nextGaussian());
            }
            block.lostBefore = lostPerBlock;
            figures.feed(block, Math.round(b * 1e8 * slowness));
        }
        return figures;
    }

    private static Verdict verdict(RadioFigures figures, boolean automatic, String name) {
        return figures.checks(automatic).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Test
    void theRateIsWhatArrivedPerSecond() {
        assertThat(figures(0.05, 0, 0, 1).rateHz()).isCloseTo(1e6, within(1.0));
        assertThat(verdict(figures(0.05, 0, 0, 1), false, "rate")).isEqualTo(Verdict.OK);
        assertThat(verdict(figures(0.05, 0, 0, 1.03), false, "rate")).isEqualTo(Verdict.WARN);
        assertThat(verdict(figures(0.05, 0, 0, 1.2), false, "rate")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void lossesAreCountedButNotBeforeTheFirstBlock() {
        assertThat(verdict(figures(0.05, 0, 0, 1), false, "lost samples")).isEqualTo(Verdict.OK);
        assertThat(figures(0.05, 0, 100, 1).json())
                .containsEntry("lost_samples", 900L)
                .containsEntry("gaps", 9L);
        assertThat(verdict(figures(0.05, 0, 100, 1), false, "lost samples")).isEqualTo(Verdict.WARN);
        assertThat(verdict(figures(0.05, 0, 9000, 1), false, "lost samples")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aLevelUnderTheConvertersStepsIsAWarningUnlessTheGainFollows() {
        assertThat(verdict(figures(0.05, 0, 0, 1), false, "floor")).isEqualTo(Verdict.OK);
        assertThat(verdict(figures(0.003, 0, 0, 1), false, "floor")).isEqualTo(Verdict.WARN);
        assertThat(verdict(figures(0.003, 0, 0, 1), true, "floor")).isEqualTo(Verdict.OK);
        assertThat(verdict(figures(0, 0, 0, 1), true, "floor")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void clippingAboveATenthOfAPercentIsAWarning() {
        assertThat(verdict(figures(0.05, 0, 0, 1), false, "clipping")).isEqualTo(Verdict.OK);
        assertThat(verdict(figures(0.05, 500, 0, 1), false, "clipping")).isEqualTo(Verdict.WARN);
    }

    @Test
    void anAmplifierIsAliveDeadOrNotDecided() {
        assertThat(AmpTest.judge(-40, -29, -40.5, 433.92).verdict()).isEqualTo(Verdict.OK);
        assertThat(AmpTest.judge(-40, -52, -40, 433.92).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(AmpTest.judge(-40, -38, -40, 433.92).verdict()).isEqualTo(Verdict.WARN);
        assertThat(AmpTest.judge(-40, -29, -60, 433.92).detail()).contains("not steady");
    }

    @Test
    void releasesBefore2022Point09AreTooOld() {
        assertThat(RadioDoctor.dated("library", "x", "2021.03.1", "").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(RadioDoctor.dated("library", "x", "2022.09.1 (a stand-in)", "")
                        .verdict())
                .isEqualTo(Verdict.OK);
        assertThat(RadioDoctor.dated("library", "x", "2024.02.1", "").verdict()).isEqualTo(Verdict.OK);
        assertThat(RadioDoctor.dated("library", "x", "git-1a2b3c", "").verdict())
                .isEqualTo(Verdict.WARN);
    }
}
