/* White noise shaped by the baseband filter, made once and read in circles. */
#ifndef PISAD_NOISE_H
#define PISAD_NOISE_H

#include <stdint.h>

/* Complex samples in the table: a power of two, four times a transfer. */
enum { NOISE_SAMPLES = 1 << 19 };

/*
 * Interleaved I and Q of complex noise whose power density is 1 / rate where the filter passes everything (total power 1
 * if it is wider than the rate), aliases included. The same table as last time if the arguments are.
 */
const float *noise_table(double rate_hz, double filter_hz);

/* Power response of the baseband filter at this distance from the tuned frequency, 0-1. */
double filter_power(double offset_hz, double filter_hz);

#endif
