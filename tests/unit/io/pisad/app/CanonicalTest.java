package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.FenceShape;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.Tick;
import io.pisad.model.VehicleState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hash of the event stream. */
final class CanonicalTest {
    private static String hash(@Nullable Object... values) {
        var canonical = new Canonical();
        for (@Nullable Object value : values) {
            canonical.add(value);
        }
        return canonical.hex();
    }

    @Test
    void everyComponentCounts() {
        assertThat(hash(new Tick(1, 2))).isEqualTo(hash(new Tick(1, 2)));
        assertThat(hash(new Tick(1, 2))).isNotEqualTo(hash(new Tick(1, 3))).isNotEqualTo(hash(new Tick(2, 2)));
        assertThat(hash(new RadioChange(1, RadioState.ABSENT, 0, 0, "a")))
                .isNotEqualTo(hash(new RadioChange(1, RadioState.ABSENT, 0, 0, "b")))
                .isNotEqualTo(hash(new RadioChange(1, RadioState.LISTENING, 0, 0, "a")));
    }

    @Test
    void orderCountsAndNestedRecordsAreInIt() {
        var unknown = VehicleState.unknown(5);
        var home = new VehicleState(
                5,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                new VehicleState.Home(5, 1, 2, 3),
                null,
                null,
                null,
                null,
                null);
        assertThat(hash(unknown)).isNotEqualTo(hash(home));
        assertThat(hash(unknown, home)).isNotEqualTo(hash(home, unknown));
    }

    @Test
    void listsCountByLengthAndOrder() {
        assertThat(hash(shape(new FenceShape.Corner(1, 2), new FenceShape.Corner(3, 4))))
                .isNotEqualTo(hash(shape(new FenceShape.Corner(3, 4), new FenceShape.Corner(1, 2))))
                .isNotEqualTo(hash(shape(new FenceShape.Corner(1, 2))))
                .isEqualTo(hash(shape(new FenceShape.Corner(1, 2), new FenceShape.Corner(3, 4))));
    }

    private static FenceShape shape(FenceShape.Corner... corners) {
        var area = new FenceShape.Area(true, List.of(corners), Double.NaN);
        return new FenceShape(7, List.of(area), false, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** A golden, also computed with Python's hashlib and struct: the encoding is part of what is compared between machines and versions of Java. */
    @Test
    void theEncodingIsFixed() {
        assertThat(hash(new Tick(50_000_000, 1), 0.1, true, "x", null))
                .isEqualTo("14024de944cc95dab4aa9d90c7a63acd04ed48c3b2cf37bef1d9d55e3dcd390f");
    }
}
