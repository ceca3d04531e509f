/*
 * Makes samples: a beacon, noise and DC as the converter of a radio with these settings would see them.
 *
 * Levels: 0 dBFS is |I+jQ| = 128 LSB; dBFS = dBm - fullscale + LNA + VGA + amplifier (11 dB). Noise: -173.98 dBm/Hz plus
 * the noise figure, shaped by the baseband filter. Everything is rounded to 8 bit and clipped as a converter does.
 */
#ifndef PISAD_SYNTH_H
#define PISAD_SYNTH_H

#include "world.h"

#include <stdint.h>

enum { AMP_DB = 11 };

/* What the control calls have set. */
struct tuning {
	double lo_hz, rate_hz;
	uint32_t filter_hz, lna_db, vga_db;
	bool amp;
};

/* One stream's generator. Used by the transfer thread alone. */
struct synth {
	uint32_t phase, random;
	unsigned file_number;
	size_t file_at;
};

/* Prepares the noise for these settings; about 0.1 s the first time, nothing when they were the last ones too. */
void synth_prepare(const struct tuning *t);

/* Writes samples; from_s is the monotonic time of the first one, which places the pulses. */
void synth_write(
	struct synth *s, int8_t *out, int samples, double from_s, const struct tuning *t, const struct world *w);

/* Lets time pass without samples: what the host lost. */
void synth_skip(struct synth *s, int64_t samples, const struct tuning *t, const struct world *w);

#endif
