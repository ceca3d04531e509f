/* Sweep mode: blocks of 16384 bytes, each with its frequency in a 10-byte header (7F 7F, then Hz as 64-bit little endian). */
#include "device.h"

#include <string.h>

static void next_step(struct sweep *s)
{
	s->next_hz += s->step_hz;
	if (s->next_hz >= s->ranges_mhz[2 * s->range + 1] * 1e6) {
		s->range = (s->range + 1) % s->ranges;
		s->next_hz = s->ranges_mhz[2 * s->range] * 1e6;
	}
	s->left = s->bytes_per_step;
}

void sweep_write(hackrf_device *d, int8_t *out, int bytes, double from_s, struct tuning t, const struct world *w)
{
	struct sweep *s = &d->sweep;
	uint64_t hz = (uint64_t) s->next_hz;
	t.lo_hz = s->next_hz + s->offset_hz;
	synth_write(&d->synth, out, bytes / 2, from_s, &t, w);
	if (bytes == SWEEP_BYTES) {
		out[0] = out[1] = 0x7F;
		for (int i = 0; i < 8; i++) {
			out[2 + i] = (int8_t) (hz >> (8 * i) & 0xFF);
		}
	}
	s->left -= s->left < SWEEP_BYTES ? s->left : SWEEP_BYTES;
	if (s->left == 0) {
		next_step(s);
	}
}

API int hackrf_init_sweep(
	hackrf_device *device, const uint16_t *list, int ranges, uint32_t bytes, uint32_t step_width, uint32_t offset,
	int style)
{
	ENTER(device);
	if (ranges < 1 || ranges > SWEEP_RANGES || bytes < SWEEP_BYTES || bytes % SWEEP_BYTES != 0 || step_width < 1
		|| style < 0 || style > 1) {
		return INVALID_PARAM;
	}
	pthread_mutex_lock(&device->control);
	struct sweep *s = &device->sweep;
	memcpy(s->ranges_mhz, list, (size_t) ranges * 2 * sizeof *list);
	s->ranges = ranges;
	s->bytes_per_step = s->left = bytes;
	s->step_hz = step_width;
	s->offset_hz = offset;
	s->range = 0;
	s->next_hz = list[0] * 1e6;
	pthread_mutex_unlock(&device->control);
	return OK;
}
