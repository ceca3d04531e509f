package io.pisad.model;

/**
 * What a search order asks for.
 *
 * @param pattern how to fly, or to listen only
 * @param spacingM distance between neighbouring legs, 0 to take the settings'
 * @param speedMps speed along the legs, 0 to take the settings'
 * @param centreLatitudeDeg centre, NaN for "here"
 * @param centreLongitudeDeg centre, NaN for "here"
 * @param radiusM radius of the searched circle, 0 to take the settings'
 */
public record SearchRequest(
        SearchPattern pattern,
        double spacingM,
        double speedMps,
        double centreLatitudeDeg,
        double centreLongitudeDeg,
        double radiusM) {

    /** Listening without motion. */
    public static SearchRequest listenOnly() {
        return new SearchRequest(SearchPattern.LISTEN_ONLY, 0, 0, Double.NaN, Double.NaN, 0);
    }
}
