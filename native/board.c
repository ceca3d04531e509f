/* What can be asked of the board itself, and the state of its sample loop. */
#include "device.h"

#include <stdio.h>
#include <string.h>

API int hackrf_board_id_read(hackrf_device *device, uint8_t *value)
{
	ENTER(device);
	*value = 2; /* HackRF One prior to r9 */
	return OK;
}

API int hackrf_board_rev_read(hackrf_device *device, uint8_t *value)
{
	ENTER(device);
	*value = 0x83; /* made by Great Scott Gadgets, r8 */
	return OK;
}

API int hackrf_supported_platform_read(hackrf_device *device, uint32_t *value)
{
	ENTER(device);
	*value = 1 << 1 | 1 << 3; /* HackRF One, all revisions */
	return OK;
}

API int hackrf_usb_api_version_read(hackrf_device *device, uint16_t *version)
{
	ENTER(device);
	*version = 0x0106;
	return OK;
}

API int hackrf_version_string_read(hackrf_device *device, char *version, uint8_t length)
{
	ENTER(device);
	snprintf(version, (size_t) length + 1, "%s", "2022.09.1"); /* the real one too writes length + 1 bytes */
	return OK;
}

API int hackrf_board_partid_serialno_read(hackrf_device *device, read_partid_serialno_t *value)
{
	ENTER(device);
	char digits[33];
	struct world w = world_now();
	snprintf(digits, sizeof digits, "%032d", 0);
	memcpy(digits + 32 - strlen(w.serial), w.serial, strlen(w.serial));
	value->part_id[0] = 0xa000cb3c;
	value->part_id[1] = 0x00614764;
	for (int i = 0; i < 4; i++) {
		unsigned word = 0;
		sscanf(digits + 8 * i, "%8x", &word);
		value->serial_no[i] = word;
	}
	return OK;
}

API int hackrf_get_m0_state(hackrf_device *device, hackrf_m0_state *value)
{
	ENTER(device);
	pthread_mutex_lock(&device->control);
	*value = device->m0;
	pthread_mutex_unlock(&device->control);
	return OK;
}

API int hackrf_set_rx_overrun_limit(hackrf_device *device, uint32_t value)
{
	ENTER(device);
	pthread_mutex_lock(&device->control);
	device->m0.shortfall_limit = value; /* shown, not obeyed: nobody sets one */
	pthread_mutex_unlock(&device->control);
	return OK;
}

API int hackrf_set_tx_underrun_limit(hackrf_device *device, uint32_t value)
{
	(void) value;
	ENTER(device);
	return OK;
}

API size_t hackrf_get_transfer_buffer_size(hackrf_device *device)
{
	(void) device;
	return TRANSFER_BYTES;
}

API uint32_t hackrf_get_transfer_queue_depth(hackrf_device *device)
{
	(void) device;
	return TRANSFERS;
}

API int hackrf_get_clkin_status(hackrf_device *device, uint8_t *status)
{
	ENTER(device);
	*status = 0;
	return OK;
}
