/* The list of radios on the bus: none or one, without a serial number when its node may not be opened. */
#define _POSIX_C_SOURCE 200809L
#include "abi.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

enum { USB_BOARD_ID_HACKRF_ONE = 0x6089 };

API void hackrf_device_list_free(hackrf_device_list_t *list)
{
	for (int i = 0; i < list->devicecount; i++) {
		free(list->serial_numbers[i]);
	}
	free(list->serial_numbers);
	free(list->usb_board_ids);
	free(list->usb_device_index);
	free(list->usb_devices);
	free(list);
}

API hackrf_device_list_t *hackrf_device_list(void)
{
	world_enter(__func__);
	struct world w = world_now();
	hackrf_device_list_t *list = calloc(1, sizeof *list);
	if (list == NULL) {
		return NULL;
	}
	list->serial_numbers = calloc(1, sizeof *list->serial_numbers);
	list->usb_board_ids = calloc(1, sizeof *list->usb_board_ids);
	list->usb_device_index = calloc(1, sizeof *list->usb_device_index);
	list->usb_devices = calloc(1, sizeof *list->usb_devices);
	if (list->serial_numbers == NULL || list->usb_board_ids == NULL || list->usb_device_index == NULL
		|| list->usb_devices == NULL) {
		hackrf_device_list_free(list);
		return NULL;
	}
	if (w.present) {
		list->devicecount = list->usb_devicecount = 1;
		list->usb_board_ids[0] = USB_BOARD_ID_HACKRF_ONE;
		list->serial_numbers[0] = w.denied ? NULL : strdup(w.serial);
	}
	return list;
}
