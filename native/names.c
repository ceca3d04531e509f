/* Names of numbers, and who this library says it is. */
#include "abi.h"

API const char *hackrf_library_version(void)
{
	return "0.7";
}

API const char *hackrf_library_release(void)
{
	return "2022.09.1 (PISAD stand-in)";
}

API const char *hackrf_error_name(int code)
{
	switch (code) {
	case OK: return "HACKRF_SUCCESS";
	case TRUE_: return "HACKRF_TRUE";
	case INVALID_PARAM: return "invalid parameter(s)";
	case NOT_FOUND: return "HackRF not found";
	case BUSY: return "HackRF busy";
	case NO_MEM: return "insufficient memory";
	case LIBUSB: return "USB error";
	case THREAD: return "transfer thread error";
	case STREAMING_THREAD_ERR: return "streaming thread encountered an error";
	case STREAMING_STOPPED: return "streaming stopped";
	case STREAMING_EXIT_CALLED: return "streaming terminated";
	case USB_API_VERSION: return "feature not supported by installed firmware";
	case NOT_LAST_DEVICE: return "one or more HackRFs still in use";
	case OTHER: return "unspecified error";
	default: return "unknown error code";
	}
}

API const char *hackrf_board_id_name(int id)
{
	switch (id) {
	case 0: return "Jellybean";
	case 1: return "Jawbreaker";
	case 2:
	case 4: return "HackRF One";
	case 3: return "rad1o";
	case 0xFE: return "unrecognized";
	case 0xFF: return "undetected";
	default: return "unknown";
	}
}

API const char *hackrf_usb_board_id_name(int id)
{
	switch (id) {
	case 0x604B: return "Jawbreaker";
	case 0x6089: return "HackRF One";
	case 0xCC15: return "rad1o";
	case 0xFFFF: return "Invalid Board ID";
	default: return "Unknown Board ID";
	}
}

API const char *hackrf_filter_path_name(int path)
{
	switch (path) {
	case 0: return "mixer bypass";
	case 1: return "low pass filter";
	case 2: return "high pass filter";
	default: return "invalid filter path";
	}
}

API const char *hackrf_board_rev_name(int rev)
{
	switch (rev) {
	case 0: return "older than r6";
	case 1:
	case 0x81: return "r6";
	case 2:
	case 0x82: return "r7";
	case 3:
	case 0x83: return "r8";
	case 4:
	case 0x84: return "r9";
	case 0xFE: return "unrecognized";
	case 0xFF: return "undetected";
	default: return "unknown";
	}
}
