package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.SearchPattern;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
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

    /** Lanes that are short for their spacing cost more: the star's, and at 100 m those of narrow areas and of the cut circle. */
    private static boolean isLimited(Grounds.Case area, SearchPattern pattern, double spacingM) {
        boolean lanes = pattern == SearchPattern.LAWNMOWER;
        return switch (area.name()) {
            case "convex", "concave", "L-shaped", "U-shaped", "cut by the fence" -> lanes;
            case "cut circle 500", "thin triangle" -> lanes && spacingM < 100;
            case "star" -> false;
            default -> area.radiusM() >= 5 * spacingM;
        };
    }

    @ParameterizedTest
    @EnumSource(value = SearchPattern.class, mode = EnumSource.Mode.EXCLUDE, names = "LISTEN_ONLY")
    void insideAnIntricateFenceAsMuchIsCoveredAsIsSaid(SearchPattern pattern) throws SearchPath.Refused {
        var centre = new Point(0, 0);
        var area = new Grounds.Case("cut 300", List.of(), 300, Grounds.ragged(0.5), centre);
        SearchPath path = area.plan(pattern, 50);
        var random = new Random(20261121);
        int samples = 0;
        int covered = 0;
        while (samples < 5000) {
            var p = new Point(300 * (2 * random.nextDouble() - 1), 300 * (2 * random.nextDouble() - 1));
            if (area.inside(p)) {
                samples++;
                covered += area.zone().clearanceM(p) >= 10 && Grounds.distanceM(path.places(), p) <= 25 ? 1 : 0;
            }
        }
        assertThat((double) covered / samples).isGreaterThan(path.share() - 0.01);
        for (int i = 1; i < path.places().size(); i++) {
            assertThat(area.zone()
                            .clearanceM(path.places().get(i - 1), path.places().get(i)))
                    .isGreaterThan(13.5);
        }
    }

    /** The thread that decides waits for the plan: what would keep it long is refused. */
    @Test
    void theMoreCornersAFenceHasTheFewerWaypointsAreAllowed() throws SearchPath.Refused {
        var area = Grounds.circle(500);
        assertThat(area.plan(SearchPattern.SPIRAL, 10).places()).hasSizeGreaterThan(800);
        var intricate = new Grounds.Case("cut 500", List.of(), 500, Grounds.ragged(1), area.start());
        assertThatThrownBy(() -> intricate.plan(SearchPattern.SPIRAL, 10))
                .isInstanceOf(SearchPath.Refused.class)
                .hasMessageMatching("search: over [2-6][0-9][0-9] waypoints");
    }

    @Test
    void whatIsRehearsedAtTheStartCanBePlanned() {
        assertThatCode(SearchPlanner::rehearse).doesNotThrowAnyException();
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
