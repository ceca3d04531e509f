package io.pisad.sim;

import io.pisad.model.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * The level of the beacon at a place and time: path loss, shadowing, white noise, fading.
 *
 * <p>Shadowing lies over the vehicle's ground. White noise and fading are redrawn together, once per noise period.
 */
final class RssiChannel {
    private static final double LIGHT_MPS = 299_792_458;
    private static final double NEAREST_M = 1;

    private final Scenario.Channel channel;
    private final double beaconHeightM;
    private final double waveM;
    private final @Nullable ShadowField field;
    private final Draws noise;
    private final Draws fading;

    RssiChannel(Scenario scenario, double frequencyHz, ShadowField.Spectrum spectrum, long seed) {
        channel = scenario.channel();
        beaconHeightM = scenario.beacon().heightM();
        waveM = LIGHT_MPS / frequencyHz;
        field = channel.shadowingDb() > 0
                ? new ShadowField(spectrum, channel.shadowingDb(), new Draws(seed, 21))
                : null;
        noise = new Draws(seed, 22);
        fading = new Draws(seed, 23);
    }

    /**
     * Received power of the signal alone in dBm.
     *
     * @param distanceM horizontal, vehicle to beacon
     * @param upM vehicle above the beacon
     * @param sample number of the noise period
     */
    double signalDbm(double eastM, double northM, double distanceM, double upM, long sample) {
        double shadowDb = field == null ? 0 : field.atDb(eastM, northM);
        return meanDbm(distanceM, upM) + shadowDb + channel.noiseDb() * noise.normal(sample) + fadeDb(sample);
    }

    /** Path loss alone. */
    double meanDbm(double distanceM, double upM) {
        double slantM = Math.max(NEAREST_M, Math.sqrt(distanceM * distanceM + upM * upM));
        return switch (channel.pathLoss()) {
            case LOG_DISTANCE -> channel.dbmAt1m() - 10 * channel.exponent() * StrictMath.log10(slantM);
            case TWO_RAY -> channel.dbmAt1m() + 20 * StrictMath.log10(twoRays(distanceM, upM));
        };
    }

    /** Amplitude over that at 1 m: the direct ray and one that the ground turns over (Parsons, 2.3). */
    private double twoRays(double distanceM, double upM) {
        double high = upM + beaconHeightM;
        double direct = Math.max(NEAREST_M, Math.sqrt(distanceM * distanceM + upM * upM));
        double below = high + beaconHeightM;
        double bounced = Math.max(NEAREST_M, Math.sqrt(distanceM * distanceM + below * below));
        double phase = 2 * StrictMath.PI * (bounced - direct) / waveM;
        double re = 1 / direct - StrictMath.cos(phase) / bounced;
        double im = StrictMath.sin(phase) / bounced;
        return Math.sqrt(re * re + im * im);
    }

    private double fadeDb(long sample) {
        double k = channel.ricianK();
        if (k == 0) {
            return 0;
        }
        double scattered = Math.sqrt(0.5 / (k + 1));
        double re = Math.sqrt(k / (k + 1)) + scattered * fading.normal(2 * sample);
        double im = scattered * fading.normal(2 * sample + 1);
        return 10 * StrictMath.log10(re * re + im * im);
    }
}
