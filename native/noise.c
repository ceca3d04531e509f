/*
 * Gaussian noise (Box-Muller), convolved circularly with a short FIR of the filter's magnitude.
 *
 * The filter is a 5th-order Butterworth, 3 dB down at 0.55 of its nominal bandwidth on each side: at the 1.75 MHz setting
 * -3.7 dB at 1 MHz and -31 dB at 2 MHz, where -4 and -33 dB are documented for the HackRF.
 */
#include "noise.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>

enum { TAPS = 63, BINS = 256 };

static const double PI = 3.14159265358979323846;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static float *white, *shaped;
static double shaped_rate_hz, shaped_filter_hz;

double filter_power(double offset_hz, double filter_hz)
{
	double x = offset_hz / (0.55 * filter_hz);
	double x2 = x * x;
	return 1 / (1 + x2 * x2 * x2 * x2 * x2);
}

static double uniform(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return ((double) (*state >> 11) + 0.5) / 9007199254740992.0;
}

static void make_white(void)
{
	uint64_t state = 20221;
	for (int i = 0; i < NOISE_SAMPLES; i++) {
		double r = sqrt(-log(uniform(&state)));
		double a = 2 * PI * uniform(&state);
		white[2 * i] = (float) (r * cos(a));
		white[2 * i + 1] = (float) (r * sin(a));
	}
}

/* Taps whose response has the filter's magnitude, folded at the sample rate (the response is even: taps are real). */
static void make_taps(float *taps, double rate_hz, double filter_hz)
{
	double magnitude[BINS];
	for (int b = 0; b < BINS; b++) {
		double f = (b <= BINS / 2 ? b : b - BINS) * rate_hz / BINS, power = 0;
		for (int alias = -3; alias <= 3; alias++) {
			power += filter_power(f + alias * rate_hz, filter_hz);
		}
		magnitude[b] = sqrt(power);
	}
	for (int k = 0; k < TAPS; k++) {
		double sum = 0, t = k - TAPS / 2;
		for (int b = 0; b < BINS; b++) {
			sum += magnitude[b] * cos(2 * PI * b * t / BINS);
		}
		taps[k] = (float) (sum / BINS * (0.5 + 0.5 * cos(PI * t / (TAPS / 2 + 1))));
	}
}

static void shape(double rate_hz, double filter_hz)
{
	float taps[TAPS];
	make_taps(taps, rate_hz, filter_hz);
	for (int i = 0; i < 2 * NOISE_SAMPLES; i++) {
		shaped[i] = 0;
	}
	for (int k = 0; k < TAPS; k++) {
		float h = taps[k];
		for (int i = 0; i < 2 * (NOISE_SAMPLES - k); i++) {
			shaped[i + 2 * k] += h * white[i];
		}
		for (int i = 2 * (NOISE_SAMPLES - k); i < 2 * NOISE_SAMPLES; i++) {
			shaped[i - 2 * (NOISE_SAMPLES - k)] += h * white[i];
		}
	}
}

const float *noise_table(double rate_hz, double filter_hz)
{
	pthread_mutex_lock(&lock);
	if (white == NULL) {
		white = malloc(2 * NOISE_SAMPLES * sizeof *white);
		shaped = malloc(2 * NOISE_SAMPLES * sizeof *shaped);
		if (white == NULL || shaped == NULL) {
			abort();
		}
		make_white();
	}
	if (rate_hz != shaped_rate_hz || filter_hz != shaped_filter_hz) {
		shape(rate_hz, filter_hz);
		shaped_rate_hz = rate_hz;
		shaped_filter_hz = filter_hz;
	}
	pthread_mutex_unlock(&lock);
	return shaped;
}
