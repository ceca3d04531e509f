/*
 * The types and numbers of libhackrf 2022.09's binary interface that the stand-in shares with its callers.
 *
 * Written from the library's public documentation; sizes are asserted here because a caller (the JNA binding in room
 * sdr, Debian's hackrf_transfer) reads these structures by offset. LP64 only.
 */
#ifndef PISAD_ABI_H
#define PISAD_ABI_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#define API __attribute__((visibility("default")))

enum {
	OK = 0,
	TRUE_ = 1,
	INVALID_PARAM = -2,
	NOT_FOUND = -5,
	BUSY = -6,
	NO_MEM = -11,
	LIBUSB = -1000,
	THREAD = -1001,
	STREAMING_THREAD_ERR = -1002,
	STREAMING_STOPPED = -1003,
	STREAMING_EXIT_CALLED = -1004,
	USB_API_VERSION = -1005,
	NOT_LAST_DEVICE = -2000,
	OTHER = -9999
};

enum { TRANSFERS = 4, TRANSFER_BYTES = 262144, DEVICE_BYTES = 32768, SWEEP_BYTES = 16384, SWEEP_RANGES = 10 };

typedef struct hackrf_device hackrf_device;

typedef struct {
	hackrf_device *device;
	uint8_t *buffer;
	int buffer_length;
	int valid_length;
	void *rx_ctx;
	void *tx_ctx;
} hackrf_transfer;

typedef struct {
	uint32_t part_id[2];
	uint32_t serial_no[4];
} read_partid_serialno_t;

typedef struct {
	uint16_t requested_mode;
	uint16_t request_flag;
	uint32_t active_mode;
	uint32_t m0_count;
	uint32_t m4_count;
	uint32_t num_shortfalls;
	uint32_t longest_shortfall;
	uint32_t shortfall_limit;
	uint32_t threshold;
	uint32_t next_mode;
	uint32_t error;
} hackrf_m0_state;

typedef struct {
	char **serial_numbers;
	int *usb_board_ids;
	int *usb_device_index;
	int devicecount;
	void **usb_devices;
	int usb_devicecount;
} hackrf_device_list_t;

typedef int (*sample_block_cb)(hackrf_transfer *);

static_assert(sizeof(hackrf_transfer) == 40, "hackrf_transfer");
static_assert(sizeof(hackrf_device_list_t) == 48, "hackrf_device_list");
static_assert(sizeof(hackrf_m0_state) == 40, "hackrf_m0_state");
static_assert(sizeof(read_partid_serialno_t) == 24, "read_partid_serialno_t");

#endif
