/*
 * One open radio: the handle behind hackrf_device*.
 *
 * The transfer thread lives from open to close. Lock order: transfer_lock, then control; never the other way round.
 */
#ifndef PISAD_DEVICE_H
#define PISAD_DEVICE_H

#include "abi.h"
#include "synth.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

/* Bytes the device had to discard because the host was late, placed at this byte of the stream that does arrive. */
struct gap {
	int64_t at, bytes;
};

enum { GAPS = 8 };

struct sweep {
	uint16_t ranges_mhz[2 * SWEEP_RANGES];
	int ranges;
	uint32_t bytes_per_step, step_hz, offset_hz;
	double next_hz;
	int range;
	uint32_t left;
};

struct hackrf_device {
	unsigned plugged;
	pthread_t thread;

	/* Held during every callback, as in the real library: stop and close wait for a running one. */
	pthread_mutex_t transfer_lock;
	pthread_cond_t changed;
	atomic_bool streaming, do_exit;
	bool setup;
	sample_block_cb callback;
	void *rx_ctx;

	/* Guards what control calls set and read while samples flow. */
	pthread_mutex_t control;
	struct tuning tuning;
	bool sweeping;
	struct sweep sweep;
	hackrf_m0_state m0;

	/* The transfer thread's own. */
	struct synth synth;
	int64_t origin_ns, delivered, skipped, lost;
	struct gap gaps[GAPS];
	int gap_count;
	int next_buffer;
	int8_t buffers[TRANSFERS][TRANSFER_BYTES];
};

/* First thing of every control call on an open radio: 0, or the error to return. Aborts when called from the callback. */
int enter(hackrf_device *device, const char *function);

#define ENTER(device) \
	do { \
		int refused = enter(device, __func__); \
		if (refused != 0) { \
			return refused; \
		} \
	} while (0)

/* Body of the transfer thread. */
void *transfer_thread(void *device);

/* Writes one sweep block: header, then samples of the step's frequency. */
void sweep_write(hackrf_device *d, int8_t *out, int bytes, double from_s, struct tuning t, const struct world *w);

#endif
