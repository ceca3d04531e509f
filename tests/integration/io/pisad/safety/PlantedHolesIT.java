package io.pisad.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The search is worth something: it finds a hole planted in each of the nine interlocks, and with {@code -Dpisad.holes=all}
 * in each of the thirteen other rules as well.
 */
final class PlantedHolesIT {
    private static final long MOST_EVENTS = 1_000_000;

    static Stream<Hole> holes() {
        if ("all".equals(System.getProperty("pisad.holes"))) {
            return Stream.concat(Holes.NINE.stream(), Holes.OTHERS.stream());
        }
        System.out.printf("%d other holes are planted with -Dpisad.holes=all%n", Holes.OTHERS.size());
        return Holes.NINE.stream();
    }

    @ParameterizedTest
    @MethodSource("holes")
    void aPlantedHoleIsFound(Hole hole) throws Exception {
        long seed = System.nanoTime();
        Object[] found = hole.hunt(MOST_EVENTS, seed);
        System.out.printf(
                "hole in %s (%d guards taken away), seed %d: found after %s events: %s%n",
                hole.name(), hole.patches().size(), seed, found[0], found[1]);
        assertThat((Long) found[0]).as("hole in %s, seed %d", hole.name(), seed).isPositive();
    }
}
