/*
 * What this radio does not have: a transmitter, add-on boards, chips to poke into, a flash to rewrite.
 *
 * Calls that only set something are accepted; calls that read or write hardware give -1000 as a radio without it would;
 * transmitting is refused, because PISAD never does.
 */
#include "device.h"

#include <stdbool.h>
#include <string.h>

#define ACCEPTED(name, ...) \
	API int name(__VA_ARGS__) \
	{ \
		ENTER(device); \
		return OK; \
	}

#define REFUSED(name, ...) \
	API int name(__VA_ARGS__) \
	{ \
		ENTER(device); \
		return LIBUSB; \
	}

#pragma GCC diagnostic ignored "-Wunused-parameter"

ACCEPTED(hackrf_set_antenna_enable, hackrf_device *device, uint8_t value)
ACCEPTED(hackrf_set_hw_sync_mode, hackrf_device *device, uint8_t value)
ACCEPTED(hackrf_set_clkout_enable, hackrf_device *device, uint8_t value)
ACCEPTED(hackrf_set_ui_enable, hackrf_device *device, uint8_t value)
ACCEPTED(hackrf_set_tx_block_complete_callback, hackrf_device *device, void *callback)
ACCEPTED(hackrf_enable_tx_flush, hackrf_device *device, void *callback, void *ctx)
ACCEPTED(hackrf_disable_tx_flush, hackrf_device *device)

REFUSED(hackrf_start_tx, hackrf_device *device, sample_block_cb callback, void *ctx)
REFUSED(hackrf_stop_tx, hackrf_device *device)
REFUSED(hackrf_max2837_read, hackrf_device *device, uint8_t number, uint16_t *value)
REFUSED(hackrf_max2837_write, hackrf_device *device, uint8_t number, uint16_t value)
REFUSED(hackrf_si5351c_read, hackrf_device *device, uint16_t number, uint16_t *value)
REFUSED(hackrf_si5351c_write, hackrf_device *device, uint16_t number, uint16_t value)
REFUSED(hackrf_rffc5071_read, hackrf_device *device, uint8_t number, uint16_t *value)
REFUSED(hackrf_rffc5071_write, hackrf_device *device, uint8_t number, uint16_t value)
REFUSED(hackrf_spiflash_erase, hackrf_device *device)
REFUSED(hackrf_spiflash_write, hackrf_device *device, uint32_t address, uint16_t length, unsigned char *data)
REFUSED(hackrf_spiflash_read, hackrf_device *device, uint32_t address, uint16_t length, unsigned char *data)
REFUSED(hackrf_spiflash_status, hackrf_device *device, uint8_t *data)
REFUSED(hackrf_spiflash_clear_status, hackrf_device *device)
REFUSED(hackrf_cpld_write, hackrf_device *device, unsigned char *data, unsigned length)
REFUSED(hackrf_set_operacake_mode, hackrf_device *device, uint8_t address, int mode)
REFUSED(hackrf_get_operacake_mode, hackrf_device *device, uint8_t address, int *mode)
REFUSED(hackrf_set_operacake_ports, hackrf_device *device, uint8_t address, uint8_t a, uint8_t b)
REFUSED(hackrf_set_operacake_ranges, hackrf_device *device, uint8_t *ranges, uint8_t count)
REFUSED(hackrf_set_operacake_freq_ranges, hackrf_device *device, void *ranges, uint8_t count)
REFUSED(hackrf_set_operacake_dwell_times, hackrf_device *device, void *times, uint8_t count)
REFUSED(hackrf_operacake_gpio_test, hackrf_device *device, uint8_t address, uint16_t *result)

API bool hackrf_operacake_valid_address(uint8_t address)
{
	return address < 8;
}

API int hackrf_get_operacake_boards(hackrf_device *device, uint8_t *boards)
{
	ENTER(device);
	memset(boards, 0xFF, 8);
	return OK;
}
