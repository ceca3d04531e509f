package io.pisad.model;

/**
 * What a search order asks for.
 *
 * @param pattern how to fly, or to listen only
 * @param spacingM distance between neighbouring legs, 0 to take the settings'
 * @param speedMps speed along the legs, 0 to take the settings'
 * @param centreLatitudeDeg centre, NaN for "here"
 * @param centreLongitudeDeg centre, NaN for "here"
 * @param radiusM radius of the searched circle, 0 to take the settings', {@link #WHOLE_FENCE} for all inside the fence
 */
public record SearchRequest(
        SearchPattern pattern,
        double spacingM,
        double speedMps,
        double centreLatitudeDeg,
        double centreLongitudeDeg,
        double radiusM) {
    /** As a radius: the area is the vehicle's fence itself, a polygon when one is drawn. */
    public static final double WHOLE_FENCE = -1;

    /** Least distance of legs. */
    public static final double SPACING_MIN_M = 10;

    /** Greatest distance of legs. */
    public static final double SPACING_MAX_M = 500;

    /** Least speed. */
    public static final double SPEED_MIN_MPS = 1;

    /** Greatest speed. */
    public static final double SPEED_MAX_MPS = 15;

    /** Listening without motion. */
    public static SearchRequest listenOnly() {
        return new SearchRequest(SearchPattern.LISTEN_ONLY, 0, 0, Double.NaN, Double.NaN, 0);
    }
}
