package io.pisad.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set, read once and immutable; {@code deploy/pisad.toml} is the manual of every key.
 *
 * <p>Ranges are checked where the settings are read; a room may rely on them.
 */
public record Settings(
        Radio radio,
        Receiver receiver,
        Pulses pulses,
        Signal signal,
        Search search,
        Homing homing,
        Prior prior,
        Safety safety,
        Link link,
        Ground ground,
        History history) {

    /** The same with another radio. */
    public Settings withRadio(Radio other) {
        return new Settings(other, receiver, pulses, signal, search, homing, prior, safety, link, ground, history);
    }

    /** The same with no calibration, as while one is made. */
    public Settings withoutCalibration() {
        var r = receiver;
        var plain =
                new Receiver(r.sampleRateHz, r.automaticGain, r.lnaDb, r.vgaDb, r.amp, r.loOffsetHz, Optional.empty());
        return new Settings(radio, plain, pulses, signal, search, homing, prior, safety, link, ground, history);
    }

    /** The same with other limits of motion. */
    public Settings withSafety(Safety other) {
        return new Settings(radio, receiver, pulses, signal, search, homing, prior, other, link, ground, history);
    }

    /** The same with motion permitted, for a command that may move its vehicle. */
    public Settings withMotion() {
        return withSafety(safety.with(true, safety.fenceRadiusM()));
    }

    /** The same approached in another way. */
    public Settings withHoming(Homing other) {
        return new Settings(radio, receiver, pulses, signal, search, other, prior, safety, link, ground, history);
    }

    /** The same with other knowledge of the beacon before. */
    public Settings withPrior(Prior other) {
        return new Settings(radio, receiver, pulses, signal, search, homing, other, safety, link, ground, history);
    }

    /** The same with another timing of the pulses. */
    public Settings withPulses(Pulses other) {
        return new Settings(radio, receiver, other, signal, search, homing, prior, safety, link, ground, history);
    }

    /** The same with another link. */
    public Settings withLink(Link other) {
        return new Settings(radio, receiver, pulses, signal, search, homing, prior, safety, other, ground, history);
    }

    /** The same with another place for missions. */
    public Settings withHistory(History other) {
        return new Settings(radio, receiver, pulses, signal, search, homing, prior, safety, link, ground, other);
    }

    /**
     * What is listened to.
     *
     * @param source {@code "sim"}, {@code "recording:FILE"}, {@code "hackrf"} or {@code "hackrf:SERIAL"}
     * @param frequencyHz centre of the beacon's channel
     * @param bandwidthHz width of the channel
     * @param beacon how the beacon transmits
     * @param readingPeriodS length of one reading
     */
    public record Radio(
            String source, double frequencyHz, double bandwidthHz, BeaconKind beacon, double readingPeriodS) {}

    /**
     * How the HackRF is set.
     *
     * @param sampleRateHz complex samples per second
     * @param automaticGain whether the gain follows the level
     * @param lnaDb LNA (IF) gain at the start, or for ever
     * @param vgaDb VGA (baseband) gain likewise
     * @param amp whether the radio-frequency amplifier may be used
     * @param loOffsetHz the radio is tuned so much below the channel; NaN for the usual offset of that rate
     * @param calibration file with the levels in dBm; empty without one: uncalibrated
     */
    public record Receiver(
            double sampleRateHz,
            boolean automaticGain,
            int lnaDb,
            int vgaDb,
            boolean amp,
            double loOffsetHz,
            Optional<Path> calibration) {
        /** The gain at the start. */
        public Gain gain() {
            return new Gain(lnaDb, vgaDb, amp);
        }
    }

    /**
     * Timing of a pulsed or burst beacon as its maker states it; NaN where not known.
     *
     * @param widthS length of a pulse
     * @param periodS from the beginning of one to the beginning of the next
     * @param jitterS how much the period varies from pulse to pulse, standard deviation
     */
    public record Pulses(double widthS, double periodS, double jitterS) {
        /** Nothing known. */
        public static final Pulses UNKNOWN = new Pulses(Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * From levels to a detection.
     *
     * @param floorWindowS window of the 10th-percentile noise floor
     * @param triggerDb SNR that makes a detection
     * @param dropDb SNR under which the detection ends; at least 3 dB under the trigger
     * @param heardDb SNR down to which homing hears the beacon; at most the drop level
     * @param sustainS how long triggering and dropping must last
     * @param lossTimeS how long the beacon may not be heard before homing is disabled
     * @param falseAlarmsPerHour candidates that pure noise may show, on average
     */
    public record Signal(
            double floorWindowS,
            double triggerDb,
            double dropDb,
            double heardDb,
            double sustainS,
            double lossTimeS,
            double falseAlarmsPerHour) {}

    /**
     * Search defaults where an order leaves them open, and what the vehicle can do.
     *
     * @param spacingM distance of the legs
     * @param speedMps ground speed along them
     * @param radiusM of the searched circle
     * @param airspeedMps greatest airspeed the vehicle holds
     * @param enduranceS how long a full battery flies it, NaN when not known
     */
    public record Search(double spacingM, double speedMps, double radiusM, double airspeedMps, double enduranceS) {
        /** With the usual airspeed and no known endurance. */
        public Search(double spacingM, double speedMps, double radiusM) {
            this(spacingM, speedMps, radiusM, 15, Double.NaN);
        }
    }

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
     * @param noProgressS homing goes back to the loudest place when nothing got better for this long, and ends after as
     *     long again
     * @param ceilingS homing ends after this
     * @param enableExpiryS an unused enable expires after this
     * @param strategy how the way to the beacon is found
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
            double enableExpiryS,
            Strategy strategy) {
        /** The same at another speed, guided by another strategy. */
        public Homing with(double otherSpeedMps, Strategy otherStrategy) {
            return new Homing(
                    otherSpeedMps,
                    yawRateDps,
                    accelerationMps2,
                    gradientWindowS,
                    weaveDeg,
                    holdRadiusM,
                    arriveErrorM,
                    arriveDistanceM,
                    noProgressS,
                    ceilingS,
                    enableExpiryS,
                    otherStrategy);
        }
    }

    /**
     * The interlocks' limits.
     *
     * @param motion whether this run may move a vehicle at all; an order and every interlock must permit it too
     * @param batteryMinPercent motion closes under it
     * @param fenceRadiusM radius around home
     * @param fenceMarginM the fence is shrunk by it
     * @param heightMinM lowest height above home
     * @param heightMaxM greatest height above home
     * @param hdopMax largest HDOP
     * @param groundTimeoutS age of the ground station's last heartbeat that closes
     * @param linkLossAction what the vehicle is told when that ends our motion
     * @param lowBatteryAction what it is told when a low battery does; NOTHING or RTL
     */
    public record Safety(
            boolean motion,
            double batteryMinPercent,
            double fenceRadiusM,
            double fenceMarginM,
            double heightMinM,
            double heightMaxM,
            double hdopMax,
            double groundTimeoutS,
            FailsafeAction linkLossAction,
            FailsafeAction lowBatteryAction) {
        /** The same with motion permitted or not, and another fence around home. */
        public Safety with(boolean otherMotion, double otherFenceRadiusM) {
            return new Safety(
                    otherMotion,
                    batteryMinPercent,
                    otherFenceRadiusM,
                    fenceMarginM,
                    heightMinM,
                    heightMaxM,
                    hdopMax,
                    groundTimeoutS,
                    linkLossAction,
                    lowBatteryAction);
        }
    }

    /**
     * The MAVLink side.
     *
     * @param endpoints as {@code serial:DEVICE:BAUD}, {@code udpin:HOST:PORT}, {@code udpout:}, {@code tcp:}, {@code tcpin:}
     * @param systemId our system id, 0 to take the autopilot's
     * @param groundSystemIds system ids whose orders count
     * @param telemetryHz rate of the named values
     * @param signingKey file with the key; with one, all we send is signed and only signed orders count
     * @param autopilot the endpoint our autopilot is on, one of {@code endpoints}; empty for the first
     */
    public record Link(
            List<String> endpoints,
            int systemId,
            List<Integer> groundSystemIds,
            double telemetryHz,
            Optional<Path> signingKey,
            String autopilot) {
        /** Without a signing key, the autopilot on the first endpoint. */
        public Link(List<String> endpoints, int systemId, List<Integer> groundSystemIds, double telemetryHz) {
            this(endpoints, systemId, groundSystemIds, telemetryHz, Optional.empty(), "");
        }

        /** Keeps its own copies of the lists. */
        public Link {
            endpoints = List.copyOf(endpoints);
            groundSystemIds = List.copyOf(groundSystemIds);
        }

        /** Which of {@code endpoints} is the autopilot's, from 0. */
        public int autopilotEndpoint() {
            return Math.max(0, endpoints.indexOf(autopilot));
        }

        /** The same without a signing key, for a world that is simulated or replayed. */
        public Link withoutSigning() {
            return new Link(endpoints, systemId, groundSystemIds, telemetryHz, Optional.empty(), autopilot);
        }
    }

    /**
     * What ground stations are given beyond orders.
     *
     * @param exportDirectory served read-only by MAVLink FTP; empty for none
     * @param budgetBytesPerS what may be sent on each link; 0 to derive it from the link
     * @param homingByParameter whether PISAD_HOMING_EN may enable homing
     */
    public record Ground(Optional<Path> exportDirectory, int budgetBytesPerS, boolean homingByParameter) {
        /** Nothing served, budgets derived, no enabling by parameter. */
        public static final Ground PLAIN = new Ground(Optional.empty(), 0, false);
    }

    /** Where missions are written. */
    public record History(Path directory) {}
}
