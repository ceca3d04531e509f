package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.SearchPattern;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FR2: every place of the area is within half a spacing of the path, found by sampling, at a bounded length. */
final class SearchPathTest {
    private static final SearchPattern[] FLOWN = {
        SearchPattern.LAWNMOWER, SearchPattern.EXPANDING_SQUARE, SearchPattern.SPIRAL, SearchPattern.SECTOR
    };

    private static Stream<Arguments> everything() {
        return Stream.concat(
                Stream.of(
                                Grounds.circle(300),
                                Grounds.circle(500),
                                Grounds.circle(1000),
                                Grounds.convex(),
                                Grounds.concave(),
                                Grounds.cut())
                        .flatMap(area -> Stream.of(FLOWN).flatMap(pattern -> both(area, pattern))),
                Stream.of(Grounds.angle(), Grounds.horseshoe(), Grounds.thin(), Grounds.star(), Grounds.bitten())
                        .flatMap(area -> both(area, SearchPattern.LAWNMOWER)));
    }

    private static Stream<Arguments> both(Grounds.Case area, SearchPattern pattern) {
        return Stream.of(50.0, 100.0).map(m -> Arguments.of(area, pattern, m));
    }

    @ParameterizedTest(name = "{1} over {0} at {2} m")
    @MethodSource("everything")
    void noPlaceIsFartherThanHalfASpacingFromThePath(Grounds.Case area, SearchPattern pattern, double spacingM)
            throws SearchPath.Refused {
        long begin = System.nanoTime();
        SearchPath path = area.plan(pattern, spacingM);
        double ms = (System.nanoTime() - begin) / 1e6;
        Grounds.Found found = Grounds.judge(area, path, 20261121);
        double lengthM = area.name().startsWith("circle") ? path.wholeM() : path.lengthM();
        double ratio = lengthM / (found.areaM2() / spacingM);
        System.out.printf(
                Locale.ROOT,
                "%-16s %-17s %3.0f m: farthest %6.2f m, length/(area/spacing) %.3f, transits %5.0f m, %4d places, "
                        + "share %.3f, clearance %.1f, %.0f ms%n",
                area.name(),
                pattern,
                spacingM,
                found.farthestM(),
                ratio,
                path.transitM(),
                path.places().size(),
                path.share(),
                found.outsideM(),
                ms);
        assertThat(found.samples()).isGreaterThan(2000);
        assertThat(found.farthestM()).isLessThanOrEqualTo(0.5 * spacingM);
        assertThat(found.outsideM()).as("path inside what guidance may use").isGreaterThanOrEqualTo(14);
        if (isLimited(area, pattern, spacingM)) {
            assertThat(ratio).isLessThanOrEqualTo(most(pattern));
        }
    }

    /** Lanes that are short for their spacing cost more: the star's, and at 100 m those of narrow or cut areas. */
    private static boolean isLimited(Grounds.Case area, SearchPattern pattern, double spacingM) {
        boolean lanes = pattern == SearchPattern.LAWNMOWER;
        return switch (area.name()) {
            case "convex", "concave", "L-shaped", "U-shaped" -> lanes;
            case "cut by the fence", "cut circle 500", "thin triangle" -> lanes && spacingM < 100;
            case "star" -> false;
            default -> area.radiusM() >= 5 * spacingM;
        };
    }

    private static double most(SearchPattern pattern) {
        return switch (pattern) {
            case LAWNMOWER -> 1.25;
            case EXPANDING_SQUARE, SPIRAL -> 1.6;
            case SECTOR -> 2.6;
            case LISTEN_ONLY -> 0;
        };
    }
}
