/*
 * The transfer thread: samples are made at the set rate on the monotonic clock, whoever is late.
 *
 * The device fills 4 transfers of 256 KiB and then its own 32 KiB; the transfer whose callback runs is not available. What
 * does not fit is discarded in units of 32 bytes until there is room again: one shortfall, counted in hackrf_m0_state with
 * the longest one in bytes; the byte counters do not advance meanwhile. The discarded bytes are missing after those that
 * were stored, which is where the samples' phase and the pulses jump.
 */
#include "device.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

enum { UNIT = 32 };

static double rate_bytes(const struct tuning *t)
{
	return 2 * t->rate_hz;
}

static int64_t produced(const hackrf_device *d, const struct tuning *t)
{
	return (int64_t) ((double) (now_ns() - d->origin_ns) * 1e-9 * rate_bytes(t)) / UNIT * UNIT;
}

/* Starts counting time anew: at the start, after a stall, at a new rate. */
static void begin(hackrf_device *d)
{
	d->origin_ns = now_ns();
	d->delivered = d->skipped = d->lost = 0;
	d->gap_count = 0;
}

/* Counts what did not fit into this many bytes of buffers. */
static void account(hackrf_device *d, const struct tuning *t, int64_t capacity)
{
	int64_t excess = produced(d, t) - d->lost - d->delivered - capacity;
	int64_t at = d->delivered + capacity;
	if (excess > 0 && d->gap_count > 0 && d->gaps[d->gap_count - 1].at == at) {
		d->gaps[d->gap_count - 1].bytes += excess; /* still the same shortfall */
	} else if (excess > 0 && d->gap_count < GAPS) {
		d->gaps[d->gap_count++] = (struct gap){at, excess};
		d->m0.num_shortfalls++;
	} else {
		return;
	}
	d->lost += excess;
	int64_t length = d->gaps[d->gap_count - 1].bytes;
	if (length > d->m0.longest_shortfall) {
		d->m0.longest_shortfall = (uint32_t) length;
	}
}

static void count(hackrf_device *d, const struct tuning *t, int64_t capacity)
{
	pthread_mutex_lock(&d->control);
	account(d, t, capacity);
	d->m0.m0_count = (uint32_t) (produced(d, t) - d->lost);
	d->m0.m4_count = (uint32_t) d->delivered;
	pthread_mutex_unlock(&d->control);
}

/* When the last of these bytes will have been sampled. */
static int64_t ready_ns(const hackrf_device *d, const struct tuning *t, int bytes)
{
	int64_t end = d->delivered + bytes + d->skipped;
	for (int i = 0; i < d->gap_count && d->gaps[i].at < d->delivered + bytes; i++) {
		end += d->gaps[i].bytes;
	}
	return d->origin_ns + (int64_t) ((double) end / rate_bytes(t) * 1e9);
}

/* Sleeps until then or until streaming ends; returns whether it still streams. */
static bool wait_until(hackrf_device *d, int64_t at_ns)
{
	struct timespec at = {at_ns / 1000000000, at_ns % 1000000000};
	int waited = 0;
	pthread_mutex_lock(&d->transfer_lock);
	while (d->streaming && waited == 0) {
		waited = pthread_cond_timedwait(&d->changed, &d->transfer_lock, &at);
	}
	pthread_mutex_unlock(&d->transfer_lock);
	return d->streaming;
}

/* Makes the next bytes, jumping in time where bytes were discarded. */
static void fill(hackrf_device *d, int8_t *out, int bytes, const struct tuning *t, const struct world *w)
{
	while (bytes > 0) {
		int n = bytes;
		if (d->gap_count > 0 && d->gaps[0].at == d->delivered) {
			d->skipped += d->gaps[0].bytes;
			synth_skip(&d->synth, d->gaps[0].bytes / 2, t, w);
			d->gap_count--;
			for (int i = 0; i < d->gap_count; i++) {
				d->gaps[i] = d->gaps[i + 1];
			}
		}
		if (d->gap_count > 0 && d->gaps[0].at - d->delivered < n) {
			n = (int) (d->gaps[0].at - d->delivered);
		}
		double from_s = (double) d->origin_ns * 1e-9 + (double) (d->delivered + d->skipped) / rate_bytes(t);
		if (d->sweeping) {
			n = n < SWEEP_BYTES ? n : SWEEP_BYTES;
			sweep_write(d, out, n, from_s, *t, w);
		} else {
			synth_write(&d->synth, out, n / 2, from_s, t, w);
		}
		d->delivered += n;
		out += n;
		bytes -= n;
	}
}

/* Hands one transfer to the callback; its description lives on this thread's stack only, as in the real library. */
static void deliver(hackrf_device *d, int bytes)
{
	hackrf_transfer transfer = {
		.device = d,
		.buffer = (uint8_t *) d->buffers[d->next_buffer],
		.buffer_length = TRANSFER_BYTES,
		.valid_length = bytes,
		.rx_ctx = d->rx_ctx,
	};
	d->next_buffer = (d->next_buffer + 1) % TRANSFERS;
	pthread_mutex_lock(&d->transfer_lock);
	if (d->streaming && d->callback(&transfer) != 0) {
		d->streaming = false;
	}
	pthread_mutex_unlock(&d->transfer_lock);
	double late_s = world_take_late_s();
	if (late_s > 0) {
		sleep_s(late_s);
	}
}

static void stream(hackrf_device *d)
{
	struct tuning t = {0};
	while (d->streaming && !d->do_exit) {
		struct world w = world_now();
		if (w.plugged != d->plugged) {
			d->streaming = false;
			return;
		}
		pthread_mutex_lock(&d->control);
		bool retimed = t.rate_hz != d->tuning.rate_hz;
		bool refiltered = t.filter_hz != d->tuning.filter_hz;
		t = d->tuning;
		pthread_mutex_unlock(&d->control);
		if (retimed || refiltered) {
			synth_prepare(&t);
		}
		if (retimed) {
			begin(d);
		}
		if (w.stalled) {
			wait_until(d, now_ns() + 5000000);
			begin(d);
			continue;
		}
		int bytes = w.short_bytes > 0 && w.short_bytes < TRANSFER_BYTES ? w.short_bytes : TRANSFER_BYTES;
		if (!wait_until(d, ready_ns(d, &t, bytes))) {
			return;
		}
		w = world_now();
		if (w.plugged != d->plugged || w.stalled) {
			continue;
		}
		int64_t capacity = (int64_t) (TRANSFERS - 1) * TRANSFER_BYTES + DEVICE_BYTES
			+ (int64_t) (w.patience_s * rate_bytes(&t)) / UNIT * UNIT;
		count(d, &t, capacity + TRANSFER_BYTES);
		fill(d, d->buffers[d->next_buffer], bytes, &t, &w);
		deliver(d, bytes);
		count(d, &t, capacity);
	}
}

void *transfer_thread(void *device)
{
	hackrf_device *d = device;
	sigset_t all;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, NULL);
	while (!d->do_exit) {
		pthread_mutex_lock(&d->transfer_lock);
		while (!d->streaming && !d->do_exit) {
			pthread_cond_wait(&d->changed, &d->transfer_lock);
		}
		pthread_mutex_unlock(&d->transfer_lock);
		stream(d);
	}
	return NULL;
}
