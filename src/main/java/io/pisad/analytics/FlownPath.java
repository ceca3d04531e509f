package io.pisad.analytics;

import io.pisad.model.LocalFrame;
import io.pisad.model.VehicleState.Position;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The last seconds of the vehicle's positions, in a frame around the first one heard. Interpolates between two
 * positions, never beyond them.
 */
final class FlownPath {
    /** A position further than this from the asked time says nothing about it. */
    static final long NEAR_NS = 500_000_000L;

    private static final long KEPT_NS = 3_000_000_000L;
    private static final int KEPT = 256;

    private final ArrayDeque<Place> places = new ArrayDeque<>();
    private @Nullable LocalFrame frame;

    /** Where the vehicle was. */
    record Place(long atNs, double eastM, double northM, double upM) {}

    /** The frame, null before the first position. */
    @Nullable
    LocalFrame frame() {
        return frame;
    }

    /** Takes a position; one that is not newer than the last is the same message seen again. */
    void take(Position position) {
        if (!places.isEmpty() && position.atNs() <= places.getLast().atNs()) {
            return;
        }
        LocalFrame origin = frame;
        if (origin == null) {
            origin = new LocalFrame(position.latitudeDeg(), position.longitudeDeg());
            frame = origin;
        }
        places.addLast(new Place(
                position.atNs(),
                origin.eastM(position.longitudeDeg()),
                origin.northM(position.latitudeDeg()),
                position.heightM()));
        while (places.size() > KEPT || places.getFirst().atNs() < position.atNs() - KEPT_NS) {
            places.removeFirst();
        }
    }

    /** Whether a position at or after this time was heard. */
    boolean reaches(long atNs) {
        return !places.isEmpty() && places.getLast().atNs() >= atNs;
    }

    /** Where the vehicle was at a time, null when no position within 500 ms before it or none within 500 ms after. */
    @Nullable
    Place at(long atNs) {
        Place after = null;
        for (Iterator<Place> newestFirst = places.descendingIterator(); newestFirst.hasNext(); ) {
            Place place = newestFirst.next();
            if (place.atNs() <= atNs) {
                return place.atNs() == atNs ? place : between(place, atNs, after);
            }
            after = place;
        }
        return null;
    }

    private static @Nullable Place between(Place before, long atNs, @Nullable Place after) {
        if (after == null || atNs - before.atNs() > NEAR_NS || after.atNs() - atNs > NEAR_NS) {
            return null;
        }
        double share = (double) (atNs - before.atNs()) / (after.atNs() - before.atNs());
        return new Place(
                atNs,
                before.eastM() + share * (after.eastM() - before.eastM()),
                before.northM() + share * (after.northM() - before.northM()),
                before.upM() + share * (after.upM() - before.upM()));
    }
}
