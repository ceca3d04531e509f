/*
 * The world outside the radio: what is on the air and what is broken, set by commands while the library runs.
 *
 * The library reads a command file whenever one of its functions is called and once per transfer. The file is
 * $PISAD_HACKRF_COMMANDS, or "hackrf.commands" in the folder of the library itself. It is append-only: write whole
 * lines at its end (they take effect in order, those already there at the first call); a file that became shorter is
 * read again from its start. It need not exist. A line that is not understood is reported on standard error and skipped.
 *
 *   on the air
 *     level DBM              beacon at the antenna, dBm (default -60)
 *     beacon HZ              the beacon's absolute frequency (default 433920000)
 *     pulse WIDTH_S PERIOD_S pulses on the monotonic clock; "pulse 0 0" (default) is a continuous carrier
 *     off | on               the beacon is silent | transmits (default)
 *     noise OFF_DB ON_DB     noise figure with the amplifier off and on (default 22 10.8); "noise none" for no noise
 *     dc I Q                 DC offset in LSB (default -1.0 -2.2)
 *     fullscale DBM          what 0 dBFS is at the antenna with all gains 0 (default 0)
 *     file PATH              loop a cs8 file as it is, from its start, instead of all of the above; "file none" ends that
 *   the radio
 *     serial HEX             its serial number, up to 32 characters, usually all
 *     unplug | plug          the stick is pulled (open handles die for good) | put back
 *     deny on|off            the device node may not be opened: it is listed without a serial, open gives -5
 *     busy on|off            another program holds it: open gives -1000
 *     stall on|off|reset     no data though is_streaming stays TRUE; "reset": until hackrf_reset is called
 *     short BYTES            transfers carry at most this many bytes (rounded down to 512s); "short 0" ends that
 *     late SECONDS           once: the next callback is late by this, as if the host had been busy
 *     patience SECONDS       it buffers this much more before it discards (default 0): for a machine whose own scheduling
 *                            is coarser than the real queue (26 ms at 20 Msps)
 *     fail FUNCTION N CODE   the next N calls of hackrf_FUNCTION return CODE and do nothing ("fail open 3 -1000")
 *     hang FUNCTION SECONDS  every call of hackrf_FUNCTION first hangs that long; 0 also ends hangs under way
 *     defaults               everything above as it was, without replugging: present, no fault, nothing on file
 */
#ifndef PISAD_WORLD_H
#define PISAD_WORLD_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* A copy of the world at one moment. */
struct world {
	double level_dbm, beacon_hz, width_s, period_s, nf_off_db, nf_on_db, dc_i, dc_q, fullscale_dbm, patience_s;
	bool transmitting, noisy;
	const int8_t *file;
	size_t file_bytes;
	unsigned file_number;
	char serial[33];
	bool present, denied, busy, stalled, until_reset;
	int short_bytes;
	unsigned plugged; /* rises at every unplugging: a handle opened under another number is dead */
	int64_t back_at_ns;
};

/* Reads new commands, then copies the world. */
struct world world_now(void);

/* What every API function does first: reads new commands, hangs if told to, returns the error to give or 0. */
int world_enter(const char *function);

/* The radio leaves the bus and comes back by itself after half a second, its stall cured if a reset cures it. */
void world_reset_radio(void);

/* How late the next callback is, once; usually 0. */
double world_take_late_s(void);

/* Monotonic time. */
static inline int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Sleeps through signals. */
static inline void sleep_s(double seconds)
{
	struct timespec t = {(time_t) seconds, (long) ((seconds - (double) (time_t) seconds) * 1e9)};
	while (nanosleep(&t, &t) != 0 && errno == EINTR) {
	}
}

#endif
