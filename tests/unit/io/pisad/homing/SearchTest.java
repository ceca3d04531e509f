package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply.Result;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.State;
import io.pisad.model.VehicleState;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FR2: a search is checked before it starts, flown to its end, left and gone on with at the same place. */
final class SearchTest {
    private final Cockpit c = new Cockpit();
    private final SearchFlight flight = new SearchFlight(c);

    private Figures shown() {
        return Objects.requireNonNull(c.out.shown);
    }

    private void order(SearchPattern pattern, double radiusM) {
        var request = new SearchRequest(pattern, 50, 7, Double.NaN, Double.NaN, radiusM);
        c.tick().order(Action.SEARCH_START, request, c.valve.epoch());
    }

    @ParameterizedTest
    @EnumSource(value = SearchPattern.class, mode = EnumSource.Mode.EXCLUDE, names = "LISTEN_ONLY")
    void everyPatternIsFlownAndLeavesNoHole(SearchPattern pattern) {
        order(pattern, 120);
        assertThat(c.reply().result()).as(c.reply().reason()).isEqualTo(Result.ACCEPTED);
        flight.seconds(600);
        assertThat(flight.farthestM(new Point(0, 0), 120))
                .as("flown, not planned")
                .isLessThan(28);
        assertThat(c.told(Severity.NOTICE, "search flown to its end")).isTrue();
        assertThat(c.told(Severity.WARNING, "fence")).isFalse();
        assertThat(shown().searchPercent()).isEqualTo(100);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
    }

    @Test
    void theEstimatedTimeIsTheTimeItTakes() {
        order(SearchPattern.LAWNMOWER, 150);
        flight.seconds(2);
        double saidS = shown().searchLeftS();
        int seconds = 0;
        while (!c.told(Severity.NOTICE, "search flown to its end") && seconds++ < 3000) {
            flight.seconds(1);
        }
        assertThat(saidS).isBetween(0.85 * seconds, 1.15 * seconds);
    }

    @Test
    void aPausedSearchGoesOnWhereItWasLeft() {
        order(SearchPattern.LAWNMOWER, 150);
        flight.seconds(90);
        double percent = shown().searchPercent();
        c.order(Action.SEARCH_PAUSE);
        flight.seconds(3);
        Point left = flight.here();
        c.eastM += 70; // the wind, or the pilot
        flight.seconds(5);
        assertThat(shown().searchPercent()).isEqualTo(percent, org.assertj.core.data.Offset.offset(2.0));
        c.order(Action.SEARCH_RESUME);
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
        flight.seconds(16);
        assertThat(flight.flown.subList(flight.flown.size() - 320, flight.flown.size()).stream()
                        .mapToDouble(left::distanceM)
                        .min()
                        .orElse(1e9))
                .isLessThan(8);
        flight.seconds(500);
        assertThat(flight.farthestM(new Point(0, 0), 150)).isLessThan(28);
    }

    /** Homing ends every permission; the search keeps its place for an order to resume. */
    @Test
    void afterADetourToADetectionTheSearchGoesOnWhereItWasLeft() {
        order(SearchPattern.SPIRAL, 150);
        flight.seconds(90);
        Point left = flight.here();
        c.hear(20);
        flight.seconds(2);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        c.enable();
        flight.seconds(2);
        assertThat(c.state()).isEqualTo(State.HOMING);
        c.order(Action.SEARCH_RESUME);
        assertThat(c.reply().reason()).isEqualTo("homing: disable it first");
        c.eastM += 60;
        c.order(Action.HOMING_DISABLE);
        c.hear(-20);
        flight.seconds(5);
        assertThat(c.state()).isEqualTo(State.IDLE);
        int before = c.moves();
        flight.seconds(5);
        assertThat(c.moves()).as("motion without an order, after " + before).isZero();
        c.order(Action.SEARCH_RESUME);
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        flight.seconds(15);
        assertThat(flight.flown.subList(flight.flown.size() - 300, flight.flown.size()).stream()
                        .mapToDouble(left::distanceM)
                        .min()
                        .orElse(1e9))
                .isLessThan(20);
        flight.seconds(400);
        assertThat(flight.farthestM(new Point(0, 0), 150)).isLessThan(28);
    }

    @Test
    void aStoppedSearchIsForgotten() {
        order(SearchPattern.LAWNMOWER, 150);
        flight.seconds(5);
        c.order(Action.SEARCH_STOP);
        c.order(Action.SEARCH_RESUME);
        assertThat(c.reply().reason()).isEqualTo("no search to resume");
    }

    @Test
    void moreWindThanTheVehicleHoldsIsRefusedWithTheNumbers() {
        c.windEastMps = 17;
        order(SearchPattern.LAWNMOWER, 150);
        assertThat(c.reply().result()).isEqualTo(Result.DENIED);
        assertThat(c.reply().reason()).isEqualTo("wind: 17 m/s, airspeed 15 m/s");
    }

    @Test
    void aBatteryThatDoesNotLastIsRefusedWithTheNumbers() {
        c.batteryPercent = 80;
        flight.seconds(30);
        c.batteryPercent = 50;
        flight.seconds(60);
        order(SearchPattern.LAWNMOWER, 400);
        assertThat(c.reply().result()).isEqualTo(Result.DENIED);
        assertThat(c.reply().reason()).matches("battery: needs [0-9]+ %, has 30 % to spare");
        order(SearchPattern.LAWNMOWER, 20);
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
    }

    @Test
    void anAreaThatReachesBeyondTheFenceIsCutAndTheOperatorToldHowMuchIsLeft() {
        var request = new SearchRequest(
                SearchPattern.LAWNMOWER, 50, 7, Cockpit.FRAME.latitudeDeg(900), Cockpit.FRAME.longitudeDeg(0), 200);
        c.northM = 600;
        c.tick().order(Action.SEARCH_START, request, c.valve.epoch());
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
        assertThat(c.told(Severity.NOTICE, "% of it")).isTrue();
        flight.seconds(700);
        assertThat(c.told(Severity.NOTICE, "search flown to its end")).isTrue();
        assertThat(flight.flown.stream()
                        .mapToDouble(new Point(0, 0)::distanceM)
                        .max()
                        .orElse(0))
                .isBetween(970.0, 990.0);
        assertThat(c.told(Severity.WARNING, "refused")).isFalse();
    }

    /** DESIGN 4: SEARCHING only listens while the autopilot flies its own mission; a detection is told and recorded. */
    @Test
    void whileTheAutopilotFliesItsOwnMissionASearchOnlyListens() {
        c.mode = 3;
        c.tick().listen();
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
        c.seconds(5).hear(20).seconds(5);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.told(Severity.NOTICE, "beacon detected")).isTrue();
        assertThat(c.out.of(io.pisad.model.Row.Detection.class)).isNotEmpty();
        assertThat(c.moves()).isZero();
        assertThat(shown().searchPercent()).isNaN();
        c.mode = VehicleState.Heartbeat.ARDUCOPTER_GUIDED;
        c.hear(-20).seconds(5);
        assertThat(c.moves()).isZero();
    }

    @Test
    void theFenceItselfCanBeTheArea() {
        order(SearchPattern.LAWNMOWER, SearchRequest.WHOLE_FENCE);
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
        assertThat(c.out.of(Notice.class).stream().map(Notice::text))
                .as("about pi * 0.99 km squared / 50 m")
                .anyMatch(text -> text.matches("search [67][0-9]\\.[0-9] km, 1[0-9]{2} min"));
    }
}
