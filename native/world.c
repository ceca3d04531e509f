/*
 * Reads the command file and keeps the state it describes; see world.h for every command.
 *
 * One mutex guards everything here; nothing is called while it is held, and it is never held while hanging or sleeping.
 */
#define _GNU_SOURCE
#include "world.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FAULTS = 16 };

static const struct world DEFAULTS = {
	.level_dbm = -60,
	.beacon_hz = 433920000,
	.nf_off_db = 22,
	.nf_on_db = 10.8,
	.dc_i = -1.0,
	.dc_q = -2.2,
	.transmitting = true,
	.noisy = true,
	.serial = "0000000000000000957864dc2a1cb00d",
	.present = true,
};

/* What one API function does instead of its work. */
struct fault {
	char function[40];
	int calls, code;
	double hang_s;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct world world;
static struct fault faults[FAULTS];
static double late_s;
static char path[4096];
static off_t taken;

static void find_path(void)
{
	const char *named = getenv("PISAD_HACKRF_COMMANDS");
	Dl_info self;
	if (named != NULL) {
		snprintf(path, sizeof path, "%s", named);
	} else if (dladdr((void *) &DEFAULTS, &self) != 0 && self.dli_fname != NULL) {
		const char *slash = strrchr(self.dli_fname, '/');
		int folder = slash == NULL ? 0 : (int) (slash - self.dli_fname) + 1;
		snprintf(path, sizeof path, "%.*shackrf.commands", folder, self.dli_fname);
	}
}

static struct fault *fault_of(const char *function, bool make)
{
	for (int i = 0; i < FAULTS; i++) {
		if (strcmp(faults[i].function, function) == 0) {
			return &faults[i];
		}
		if (faults[i].function[0] == 0 && make) {
			snprintf(faults[i].function, sizeof faults[i].function, "%s", function);
			return &faults[i];
		}
	}
	return NULL;
}

/* Files stay mapped for good: a transfer may still be copying from the last one. */
static bool map_file(const char *name)
{
	struct stat s;
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	void *bytes = MAP_FAILED;
	if (fd >= 0 && fstat(fd, &s) == 0 && s.st_size >= 2) {
		bytes = mmap(NULL, (size_t) s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	}
	if (fd >= 0) {
		close(fd);
	}
	if (bytes == MAP_FAILED) {
		return false;
	}
	world.file = bytes;
	world.file_bytes = (size_t) s.st_size & ~(size_t) 1;
	world.file_number++;
	return true;
}

static void set_defaults(void)
{
	unsigned plugged = world.plugged, file_number = world.file_number;
	world = DEFAULTS;
	world.plugged = plugged;
	world.file_number = file_number;
	memset(faults, 0, sizeof faults);
	late_s = 0;
}

static bool fault_command(const char *word, const char *function, double x, double y, int words)
{
	struct fault *f = words >= 3 ? fault_of(function, true) : NULL;
	if (f == NULL) {
		return false;
	}
	if (strcmp(word, "hang") == 0) {
		f->hang_s = x;
		return true;
	}
	f->calls = (int) x;
	f->code = (int) y;
	return words == 4;
}

static bool air_command(const char *word, const char *rest, double x, double y, int numbers)
{
	if (strcmp(word, "level") == 0 && numbers == 1) {
		world.level_dbm = x;
	} else if (strcmp(word, "beacon") == 0 && numbers == 1) {
		world.beacon_hz = x;
	} else if (strcmp(word, "pulse") == 0 && numbers == 2) {
		world.width_s = x;
		world.period_s = y;
	} else if (strcmp(word, "on") == 0 || strcmp(word, "off") == 0) {
		world.transmitting = word[1] == 'n';
	} else if (strcmp(word, "noise") == 0 && (numbers == 2 || strcmp(rest, "none") == 0)) {
		world.noisy = numbers == 2;
		world.nf_off_db = x;
		world.nf_on_db = y;
	} else if (strcmp(word, "dc") == 0 && numbers == 2) {
		world.dc_i = x;
		world.dc_q = y;
	} else if (strcmp(word, "fullscale") == 0 && numbers == 1) {
		world.fullscale_dbm = x;
	} else if (strcmp(word, "file") == 0 && strcmp(rest, "none") == 0) {
		world.file = NULL;
	} else if (strcmp(word, "file") == 0) {
		return map_file(rest);
	} else {
		return false;
	}
	return true;
}

static bool radio_command(const char *word, const char *rest, double x, int numbers)
{
	bool on = strcmp(rest, "on") == 0, off = strcmp(rest, "off") == 0;
	if (strcmp(word, "unplug") == 0) {
		world.present = false;
		world.plugged++;
	} else if (strcmp(word, "plug") == 0) {
		world.present = true;
		world.back_at_ns = 0;
	} else if (strcmp(word, "serial") == 0 && rest[0] != 0) {
		snprintf(world.serial, sizeof world.serial, "%.32s", rest);
	} else if (strcmp(word, "deny") == 0 && (on || off)) {
		world.denied = on;
	} else if (strcmp(word, "busy") == 0 && (on || off)) {
		world.busy = on;
	} else if (strcmp(word, "stall") == 0 && (on || off || strcmp(rest, "reset") == 0)) {
		world.stalled = !off;
		world.until_reset = !on && !off;
	} else if (strcmp(word, "short") == 0 && numbers == 1) {
		world.short_bytes = (int) x / 512 * 512;
	} else if (strcmp(word, "late") == 0 && numbers == 1) {
		late_s = x;
	} else if (strcmp(word, "patience") == 0 && numbers == 1) {
		world.patience_s = x;
	} else if (strcmp(word, "defaults") == 0) {
		set_defaults();
	} else {
		return false;
	}
	return true;
}

static void take_line(char *line)
{
	char word[16] = "", rest[4000] = "", function[40] = "";
	double x = 0, y = 0;
	sscanf(line, "%15s %3999[^\n]", word, rest);
	int numbers = sscanf(rest, "%lf %lf", &x, &y);
	bool known = word[0] == 0 || word[0] == '#' || air_command(word, rest, x, y, numbers)
		|| radio_command(word, rest, x, numbers);
	if (!known && (strcmp(word, "fail") == 0 || strcmp(word, "hang") == 0)) {
		int words = 1 + sscanf(rest, "%39s %lf %lf", function, &x, &y);
		known = fault_command(word, function, x, y, words);
	}
	if (!known) {
		fprintf(stderr, "stand-in libhackrf: %s: not understood: %s\n", path, line);
	}
}

/* Takes the whole lines that were added; a line still being written waits. Lock held. */
static void poll_commands(void)
{
	static char text[65536];
	struct stat s;
	if (path[0] == 0) {
		set_defaults();
		find_path();
	}
	if (stat(path, &s) != 0 || s.st_size == taken) {
		return;
	}
	if (s.st_size < taken) {
		taken = 0;
	}
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;
	while ((n = pread(fd, text, sizeof text - 1, taken)) > 0) {
		text[n] = 0;
		char *from = text, *end;
		while ((end = strchr(from, '\n')) != NULL) {
			*end = 0;
			take_line(from);
			from = end + 1;
		}
		if (from == text) {
			break;
		}
		taken += from - text;
	}
	close(fd);
}

struct world world_now(void)
{
	pthread_mutex_lock(&lock);
	poll_commands();
	if (world.back_at_ns != 0 && now_ns() >= world.back_at_ns) {
		world.back_at_ns = 0;
		world.present = true;
	}
	struct world copy = world;
	pthread_mutex_unlock(&lock);
	return copy;
}

/* Hangs as long as the fault says, ending early when a command takes it back. */
static void hang(const struct fault *f)
{
	int64_t from_ns = now_ns();
	for (bool hanging = true; hanging;) {
		sleep_s(0.02);
		world_now();
		pthread_mutex_lock(&lock);
		hanging = (double) (now_ns() - from_ns) < f->hang_s * 1e9;
		pthread_mutex_unlock(&lock);
	}
}

int world_enter(const char *function)
{
	world_now();
	pthread_mutex_lock(&lock);
	struct fault *f = fault_of(function + strlen("hackrf_"), false);
	bool hangs = f != NULL && f->hang_s > 0;
	int code = 0;
	if (f != NULL && f->calls > 0) {
		f->calls--;
		code = f->code;
	}
	pthread_mutex_unlock(&lock);
	if (hangs) {
		hang(f);
	}
	return code;
}

void world_reset_radio(void)
{
	pthread_mutex_lock(&lock);
	if (world.present) {
		world.present = false;
		world.plugged++;
		world.back_at_ns = now_ns() + 500000000;
	}
	if (world.until_reset) {
		world.stalled = world.until_reset = false;
	}
	pthread_mutex_unlock(&lock);
}

double world_take_late_s(void)
{
	pthread_mutex_lock(&lock);
	double s = late_s;
	late_s = 0;
	pthread_mutex_unlock(&lock);
	return s;
}
