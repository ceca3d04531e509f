#!/bin/sh
# Proves the stand-in's binary interface: the symbols of Debian's libhackrf0 2022.09.1, and Debian's own unmodified
# hackrf_info and hackrf_transfer (package hackrf) running on it.
# Usage: prove-abi.sh [FOLDER]   builds into FOLDER (default: a temporary one)
# Exit code: 0 proven, 1 not, 77 a tool is missing (printed).
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

for tool in make "${CC:-cc}" nm hackrf_info hackrf_transfer; do
	command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done

made=
out=${1:-}
if [ -z "$out" ]; then
	out=$(mktemp -d) && made=$out
fi
trap '[ -z "$made" ] || rm -rf "$made"' EXIT
trap 'exit 1' INT TERM

fail() {
	echo "not proven: $1" >&2
	exit 1
}

make -s -C "$here" OUT="$out" || fail "make"

nm -D --defined-only "$out/libhackrf.so.0" | awk '{print $3}' | LC_ALL=C sort >"$out/symbols"
cmp -s "$here/symbols-2022.09" "$out/symbols" || fail "symbols differ from native/symbols-2022.09"
echo "symbols: $(wc -l <"$out/symbols") as in libhackrf0 2022.09.1"

echo "level -40" >"$out/hackrf.commands"
export LD_LIBRARY_PATH="$out"
unset PISAD_HACKRF_COMMANDS

info=$(hackrf_info 2>&1) || fail "hackrf_info: $info"
case $info in
*"Serial number: 0000000000000000957864dc2a1cb00d"*"Board ID Number: 2 (HackRF One)"*"Firmware Version: 2022.09.1 (API:1.06)"*) ;;
*) fail "hackrf_info printed: $info" ;;
esac
echo "hackrf_info: found the radio"

# 2 s at 8 Msps, tuned 500 kHz under the beacon: -40 dBm + 32 dB of gain is a tone of -8 dBFS.
said=$(hackrf_transfer -r "$out/iq.cs8" -f 433420000 -s 8000000 -b 1750000 -l 16 -g 16 -n 16000000 2>&1) ||
	fail "hackrf_transfer: $said"
size=$(wc -c <"$out/iq.cs8")
[ "$size" -eq 32000000 ] || fail "hackrf_transfer wrote $size bytes, not 32000000"
case $said in
*"average power -8."[01]" dBfs"* | *"average power -7.9 dBfs"*) ;;
*) fail "hackrf_transfer printed: $said" ;;
esac
echo "hackrf_transfer: 16000000 samples at the right level"

echo unplug >>"$out/hackrf.commands"
hackrf_info 2>&1 | grep -q "No HackRF boards found" || fail "hackrf_info finds an unplugged radio"
echo "hackrf_info: no radio after unplug"
rm -f "$out/iq.cs8" "$out/symbols" "$out/hackrf.commands"
