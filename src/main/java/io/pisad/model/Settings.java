package io.pisad.model;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything that can be set, read once and immutable; {@code deploy/pisad.toml} is the manual of every key.
 *
 * <p>Ranges are checked where the settings are read; a room may rely on them.
 */
public record Settings(
        Radio radio, Signal signal, Search search, Homing homing, Safety safety, Link link, History history) {

    /**
     * What is listened to.
     *
     * @param source {@code "sim"} or {@code "recording:FILE"}
     * @param frequencyHz centre of the beacon's channel
     * @param bandwidthHz width of the channel
     * @param beacon how the beacon transmits
     * @param readingPeriodS length of one reading
     */
    public record Radio(
            String source, double frequencyHz, double bandwidthHz, BeaconKind beacon, double readingPeriodS) {}

    /**
     * From levels to a detection.
     *
     * @param floorWindowS window of the 10th-percentile noise floor
     * @param triggerDb SNR that makes a detection
     * @param dropDb SNR under which it is lost; at least 3 dB under the trigger
     * @param sustainS how long either must last
     * @param lossTimeS how long the signal may be away before homing is disabled
     */
    public record Signal(double floorWindowS, double triggerDb, double dropDb, double sustainS, double lossTimeS) {}

    /** Search defaults where an order leaves them open: leg distance, speed, radius. */
    public record Search(double spacingM, double speedMps, double radiusM) {}

    /**
     * How the beacon is approached.
     *
     * @param speedMps ground speed
     * @param yawRateDps largest yaw rate
     * @param accelerationMps2 largest change of velocity
     * @param gradientWindowS shortest window of the plane fit that steers
     * @param weaveDeg amplitude of the weave about the heading
     * @param holdRadiusM radius of the orbit
     * @param arriveErrorM arrival: 95 % semi-major axis at most this
     * @param arriveDistanceM arrival: estimate within this
     * @param noProgressS homing ends when nothing got better for this long
     * @param ceilingS homing ends after this
     * @param enableExpiryS an unused enable expires after this
     */
    public record Homing(
            double speedMps,
            double yawRateDps,
            double accelerationMps2,
            double gradientWindowS,
            double weaveDeg,
            double holdRadiusM,
            double arriveErrorM,
            double arriveDistanceM,
            double noProgressS,
            double ceilingS,
            double enableExpiryS) {}

    /**
     * The interlocks' limits.
     *
     * @param motion whether this run may move a vehicle at all; not a key of the file: set by the command
     * @param batteryMinPercent motion closes under it
     * @param fenceRadiusM radius around home
     * @param fenceMarginM the fence is shrunk by it
     * @param heightMinM lowest height above home
     * @param heightMaxM greatest height above home
     * @param hdopMax largest HDOP
     * @param groundTimeoutS age of the ground station's last heartbeat that closes
     */
    public record Safety(
            boolean motion,
            double batteryMinPercent,
            double fenceRadiusM,
            double fenceMarginM,
            double heightMinM,
            double heightMaxM,
            double hdopMax,
            double groundTimeoutS) {}

    /**
     * The MAVLink side.
     *
     * @param endpoints as {@code udpout:HOST:PORT} or {@code udpin:HOST:PORT}
     * @param systemId our system id, 0 to take the autopilot's
     * @param groundSystemIds system ids whose orders count
     * @param telemetryHz rate of the named values
     */
    public record Link(List<String> endpoints, int systemId, List<Integer> groundSystemIds, double telemetryHz) {
        /** Keeps its own copies of the lists. */
        public Link {
            endpoints = List.copyOf(endpoints);
            groundSystemIds = List.copyOf(groundSystemIds);
        }
    }

    /** Where missions are written. */
    public record History(Path directory) {}
}
