/* Opening, streaming and closing: who may have the radio, and when which error comes back. */
#include "device.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The real library exports this by accident; a program may link to it. */
API int last_libusb_error = 0;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int open_devices;
static bool taken;
static unsigned taken_plugged;

int enter(hackrf_device *device, const char *function)
{
	if (pthread_equal(pthread_self(), device->thread)) {
		fprintf(stderr, "stand-in libhackrf: %s called from the callback: the real library deadlocks\n", function);
		abort();
	}
	int code = world_enter(function);
	return code != 0 ? code : world_now().plugged != device->plugged ? LIBUSB : OK;
}

API int hackrf_init(void)
{
	return world_enter(__func__);
}

API int hackrf_exit(void)
{
	int code = world_enter(__func__);
	pthread_mutex_lock(&lock);
	code = open_devices > 0 ? NOT_LAST_DEVICE : code;
	pthread_mutex_unlock(&lock);
	return code;
}

static int start_thread(hackrf_device *d)
{
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&d->transfer_lock, NULL);
	pthread_mutex_init(&d->control, NULL);
	pthread_cond_init(&d->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
	return pthread_create(&d->thread, NULL, transfer_thread, d) == 0 ? OK : THREAD;
}

static int make(hackrf_device **device, unsigned plugged)
{
	hackrf_device *d = calloc(1, sizeof *d);
	if (d == NULL) {
		return NO_MEM;
	}
	d->plugged = plugged;
	d->tuning = (struct tuning){.lo_hz = 900e6, .rate_hz = 10e6, .filter_hz = 7000000};
	d->synth.random = plugged * 7919u + 1;
	int code = start_thread(d);
	if (code != OK) {
		free(d);
		return code;
	}
	*device = d;
	open_devices++;
	taken = true;
	taken_plugged = plugged;
	return OK;
}

static int open_with(const char *suffix, hackrf_device **device, const char *function)
{
	int code = world_enter(function);
	struct world w = world_now();
	size_t all = strlen(w.serial), wanted = suffix == NULL ? 0 : strlen(suffix);
	if (code != 0 || device == NULL) {
		return code != 0 ? code : INVALID_PARAM;
	}
	if (!w.present || w.denied || wanted > all || strcmp(w.serial + all - wanted, suffix == NULL ? "" : suffix) != 0) {
		return NOT_FOUND;
	}
	pthread_mutex_lock(&lock);
	code = w.busy || (taken && taken_plugged == w.plugged) ? LIBUSB : make(device, w.plugged);
	pthread_mutex_unlock(&lock);
	return code;
}

API int hackrf_open(hackrf_device **device)
{
	return open_with(NULL, device, __func__);
}

API int hackrf_open_by_serial(const char *suffix, hackrf_device **device)
{
	return open_with(suffix, device, suffix == NULL ? "hackrf_open" : __func__);
}

API void *hackrf_open_usb(const char *suffix)
{
	(void) suffix;
	return NULL; /* a libusb handle, which this library has none of; no program uses it */
}

API int hackrf_device_list_open(hackrf_device_list_t *list, int index, hackrf_device **device)
{
	if (list == NULL || index < 0 || index >= list->devicecount) {
		return INVALID_PARAM;
	}
	int code = open_with(NULL, device, __func__);
	return code == NOT_FOUND ? LIBUSB : code;
}

static int start(hackrf_device *d, sample_block_cb callback, void *ctx, bool sweep)
{
	pthread_mutex_lock(&d->transfer_lock);
	if (d->setup) {
		pthread_mutex_unlock(&d->transfer_lock);
		return BUSY;
	}
	pthread_mutex_lock(&d->control);
	d->sweeping = sweep;
	d->m0 = (hackrf_m0_state){.requested_mode = 2, .active_mode = 2, .shortfall_limit = d->m0.shortfall_limit};
	pthread_mutex_unlock(&d->control);
	d->callback = callback;
	d->rx_ctx = ctx;
	d->setup = true;
	d->streaming = true;
	pthread_cond_broadcast(&d->changed);
	pthread_mutex_unlock(&d->transfer_lock);
	return OK;
}

API int hackrf_start_rx(hackrf_device *device, sample_block_cb callback, void *ctx)
{
	ENTER(device);
	return start(device, callback, ctx, false);
}

API int hackrf_start_rx_sweep(hackrf_device *device, sample_block_cb callback, void *ctx)
{
	ENTER(device);
	return device->sweep.ranges == 0 ? LIBUSB : start(device, callback, ctx, true);
}

/* Ends the stream; waits for a running callback. */
static int cancel(hackrf_device *d)
{
	d->streaming = false;
	pthread_mutex_lock(&d->transfer_lock);
	bool was = d->setup;
	d->setup = false;
	pthread_cond_broadcast(&d->changed);
	pthread_mutex_unlock(&d->transfer_lock);
	return was ? OK : OTHER;
}

API int hackrf_stop_rx(hackrf_device *device)
{
	int code = enter(device, __func__);
	int cancelled = cancel(device);
	return cancelled != OK ? cancelled : code;
}

API int hackrf_close(hackrf_device *device)
{
	int code = OK;
	if (device == NULL) {
		return OK;
	}
	code = enter(device, __func__);
	cancel(device);
	pthread_mutex_lock(&device->transfer_lock);
	device->do_exit = true;
	pthread_cond_broadcast(&device->changed);
	pthread_mutex_unlock(&device->transfer_lock);
	pthread_join(device->thread, NULL);
	pthread_mutex_lock(&lock);
	open_devices--;
	taken = taken && taken_plugged != device->plugged;
	pthread_mutex_unlock(&lock);
	free(device);
	return code;
}

API int hackrf_is_streaming(hackrf_device *device)
{
	return device->do_exit ? STREAMING_EXIT_CALLED : device->streaming ? TRUE_ : STREAMING_STOPPED;
}

API int hackrf_reset(hackrf_device *device)
{
	ENTER(device);
	world_reset_radio();
	return OK;
}

/* Reading bytes of a mode register would give these two back as well. */
API int hackrf_set_transceiver_mode(hackrf_device *device, int mode)
{
	ENTER(device);
	return mode >= 0 && mode <= 5 ? OK : LIBUSB;
}
