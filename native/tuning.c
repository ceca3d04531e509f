/* Frequency, rate, filter and gains, with the ranges and roundings of the real library and firmware. */
#include "device.h"

static const uint32_t FILTERS_HZ[] = {1750000, 2500000, 3500000, 5000000, 5500000, 6000000, 7000000, 8000000, 9000000,
	10000000, 12000000, 14000000, 15000000, 20000000, 24000000, 28000000, 0};

/* The first entry that is at least this wide; the closing 0 when there is none. */
static const uint32_t *at_least(uint32_t bandwidth_hz)
{
	const uint32_t *f = FILTERS_HZ;
	while (*f != 0 && *f < bandwidth_hz) {
		f++;
	}
	return f;
}

API uint32_t hackrf_compute_baseband_filter_bw_round_down_lt(const uint32_t bandwidth_hz)
{
	const uint32_t *f = at_least(bandwidth_hz);
	return f == FILTERS_HZ ? *f : f[-1];
}

API uint32_t hackrf_compute_baseband_filter_bw(const uint32_t bandwidth_hz)
{
	const uint32_t *f = at_least(bandwidth_hz);
	return f != FILTERS_HZ && *f > bandwidth_hz ? f[-1] : *f;
}

static void set(hackrf_device *d, struct tuning t)
{
	pthread_mutex_lock(&d->control);
	d->tuning = t;
	pthread_mutex_unlock(&d->control);
}

API int hackrf_set_freq(hackrf_device *device, const uint64_t freq_hz)
{
	ENTER(device);
	struct tuning t = device->tuning;
	if (freq_hz > 7250000000u) {
		return LIBUSB;
	}
	t.lo_hz = (double) freq_hz;
	set(device, t);
	return OK;
}

API int hackrf_set_freq_explicit(hackrf_device *device, const uint64_t if_hz, const uint64_t lo_hz, const int path)
{
	ENTER(device);
	struct tuning t = device->tuning;
	if (if_hz < 2000000000u || if_hz > 3000000000u || path < 0 || path > 2
		|| (path != 0 && (lo_hz < 84375000u || lo_hz > 5400000000u))) {
		return INVALID_PARAM;
	}
	t.lo_hz = path == 0 ? (double) if_hz : path == 1 ? (double) if_hz - (double) lo_hz : (double) (if_hz + lo_hz);
	set(device, t);
	return OK;
}

static int set_filter(hackrf_device *d, uint32_t bandwidth_hz)
{
	struct tuning t = d->tuning;
	t.filter_hz = *at_least(bandwidth_hz);
	if (t.filter_hz == 0) {
		return LIBUSB; /* wider than the widest */
	}
	set(d, t);
	return OK;
}

static int set_rate(hackrf_device *d, double rate_hz)
{
	struct tuning t = d->tuning;
	if (!(rate_hz >= 1e6 && rate_hz <= 40e6)) {
		return LIBUSB;
	}
	t.rate_hz = rate_hz;
	set(d, t);
	return set_filter(d, hackrf_compute_baseband_filter_bw((uint32_t) (0.75 * rate_hz)));
}

API int hackrf_set_sample_rate_manual(hackrf_device *device, const uint32_t freq_hz, const uint32_t divider)
{
	ENTER(device);
	return divider == 0 ? LIBUSB : set_rate(device, (double) freq_hz / divider);
}

API int hackrf_set_sample_rate(hackrf_device *device, const double freq_hz)
{
	ENTER(device);
	return set_rate(device, freq_hz);
}

API int hackrf_set_baseband_filter_bandwidth(hackrf_device *device, const uint32_t bandwidth_hz)
{
	ENTER(device);
	return set_filter(device, bandwidth_hz);
}

API int hackrf_set_lna_gain(hackrf_device *device, uint32_t value)
{
	int code = enter(device, __func__);
	struct tuning t = device->tuning;
	if (code != 0 || value > 40) {
		return INVALID_PARAM; /* a USB failure looks the same */
	}
	t.lna_db = value & ~7u;
	set(device, t);
	return OK;
}

API int hackrf_set_vga_gain(hackrf_device *device, uint32_t value)
{
	int code = enter(device, __func__);
	struct tuning t = device->tuning;
	if (code != 0 || value > 62) {
		return INVALID_PARAM; /* a USB failure looks the same */
	}
	t.vga_db = value & ~1u;
	set(device, t);
	return OK;
}

API int hackrf_set_amp_enable(hackrf_device *device, const uint8_t value)
{
	ENTER(device);
	struct tuning t = device->tuning;
	t.amp = value != 0;
	set(device, t);
	return OK;
}

API int hackrf_set_txvga_gain(hackrf_device *device, uint32_t value)
{
	int code = enter(device, __func__);
	return code != 0 || value > 47 ? INVALID_PARAM : OK;
}
