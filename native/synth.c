/*
 * The beacon is an oscillator read from a table by a 32-bit phase, switched on and off in runs, added to a circular read
 * of the noise table from a new random place per transfer. About 3 ns per sample: 20 Msps is a small part of a core.
 */
#include "synth.h"

#include "noise.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

enum { COSINES = 4096, SHIFT = 20 };

static const double PI = 3.14159265358979323846;
static float cosine[COSINES + COSINES / 4];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_cosines(void)
{
	for (int i = 0; i < COSINES + COSINES / 4; i++) {
		cosine[i] = (float) cos(2 * PI * i / COSINES);
	}
}

void synth_prepare(const struct tuning *t)
{
	pthread_once(&once, make_cosines);
	noise_table(t->rate_hz, t->filter_hz);
}

static uint32_t phase_step(const struct tuning *t, const struct world *w)
{
	double turns = (w->beacon_hz - t->lo_hz) / t->rate_hz;
	return (uint32_t) (int64_t) llround((turns - floor(turns)) * 4294967296.0);
}

static int gain_db(const struct tuning *t)
{
	return (int) (t->lna_db + t->vga_db) + (t->amp ? AMP_DB : 0);
}

/* Rounds to the nearest step of the converter and clips at its rails. */
static inline int8_t converted(float lsb)
{
	float x = lsb + 128.5f;
	x = x < 0 ? 0 : x;
	x = x > 255 ? 255 : x;
	return (int8_t) ((int) x - 128);
}

static void write_noise(int8_t *out, int samples, const float *noise, float sigma, float dc_i, float dc_q)
{
	for (int i = 0; i < 2 * samples; i += 2) {
		out[i] = converted(noise[i] * sigma + dc_i);
		out[i + 1] = converted(noise[i + 1] * sigma + dc_q);
	}
}

static void write_tone(
	int8_t *out, int samples, const float *noise, float sigma, float dc_i, float dc_q, float tone, uint32_t phase,
	uint32_t step)
{
	for (int i = 0; i < 2 * samples; i += 2) {
		uint32_t at = phase >> SHIFT;
		phase += step;
		out[i] = converted(noise[i] * sigma + tone * cosine[at] + dc_i);
		/* -cos(a + 90 degrees) = sin(a) */
		out[i + 1] = converted(noise[i + 1] * sigma - tone * cosine[at + COSINES / 4] + dc_q);
	}
}

/* How many samples from this time on the beacon stays as it is, and whether it is on. */
static int run_length(double at_s, int most, double rate_hz, const struct world *w, bool *on)
{
	*on = w->transmitting;
	if (w->period_s <= 0 || w->width_s <= 0 || w->width_s >= w->period_s) {
		return most;
	}
	double in_s = fmod(at_s, w->period_s);
	bool pulse = in_s < w->width_s;
	*on = *on && pulse;
	double left = ceil(((pulse ? w->width_s : w->period_s) - in_s) * rate_hz);
	return left < 1 ? 1 : left < most ? (int) left : most;
}

static void write_file(struct synth *s, int8_t *out, int samples, const struct world *w)
{
	size_t left = 2 * (size_t) samples;
	if (s->file_number != w->file_number) {
		s->file_number = w->file_number;
		s->file_at = 0;
	}
	while (left > 0) {
		size_t n = w->file_bytes - s->file_at;
		n = n < left ? n : left;
		memcpy(out, w->file + s->file_at, n);
		s->file_at = (s->file_at + n) % w->file_bytes;
		out += n;
		left -= n;
	}
}

void synth_write(
	struct synth *s, int8_t *out, int samples, double from_s, const struct tuning *t, const struct world *w)
{
	if (w->file != NULL) {
		write_file(s, out, samples, w);
		return;
	}
	const float *noise = noise_table(t->rate_hz, t->filter_hz);
	double to_dbfs = gain_db(t) - w->fullscale_dbm;
	double density_dbm = -173.98 + (t->amp ? w->nf_on_db : w->nf_off_db);
	double tone_power = pow(10, (w->level_dbm + to_dbfs) / 10) * filter_power(w->beacon_hz - t->lo_hz, t->filter_hz);
	float sigma = w->noisy ? (float) (128 * sqrt(pow(10, (density_dbm + to_dbfs) / 10) * t->rate_hz)) : 0;
	float tone = (float) (128 * sqrt(tone_power));
	float dc_i = (float) w->dc_i, dc_q = (float) w->dc_q;
	uint32_t step = phase_step(t, w);
	s->random = s->random * 1664525u + 1013904223u;
	uint32_t place = s->random >> 13;
	for (int done = 0; done < samples;) {
		bool on;
		int n = run_length(from_s + done / t->rate_hz, samples - done, t->rate_hz, w, &on);
		int before_end = (int) (NOISE_SAMPLES - place);
		n = n < before_end ? n : before_end;
		if (on) {
			write_tone(out + 2 * done, n, noise + 2 * place, sigma, dc_i, dc_q, tone, s->phase, step);
		} else {
			write_noise(out + 2 * done, n, noise + 2 * place, sigma, dc_i, dc_q);
		}
		s->phase += step * (uint32_t) n;
		place = (place + (uint32_t) n) & (NOISE_SAMPLES - 1);
		done += n;
	}
}

void synth_skip(struct synth *s, int64_t samples, const struct tuning *t, const struct world *w)
{
	s->phase += phase_step(t, w) * (uint32_t) samples;
	if (w->file != NULL && s->file_number == w->file_number) {
		s->file_at = (s->file_at + 2 * (size_t) samples) % w->file_bytes;
	}
}
