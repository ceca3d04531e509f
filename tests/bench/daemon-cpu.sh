#!/usr/bin/env bash
# What the whole daemon costs: runs it on the stand-in HackRF and prints the CPU share of each of its threads, samples
# received and lost. The threads of the stand-in itself (libhackrf's transfer thread, which also makes the samples, and
# the callback that copies them) are listed apart.
#   tests/bench/daemon-cpu.sh [SAMPLE_RATE_HZ] [SECONDS] [PATIENCE_S: how much longer than a real HackRF the stand-in waits]
set -euo pipefail
cd "$(dirname "$0")/../.."
rate=${1:-8000000} seconds=${2:-60} patience=${3:-0}
out=$PWD/target/daemon-cpu
rm -rf "$out" && mkdir -p "$out"
./pisad version >/dev/null
make -s -C native OUT="$out"
# Ten seconds of noise with a carrier, made by the stand-in itself, would cost as much as the daemon: loop a file.
python3 - "$out/noise.cs8" <<'PY' 2>/dev/null || { echo "needs python3 for its noise" >&2; exit 1; }
import random, sys
random.seed(1)
block = bytes(max(-128, min(127, round(random.gauss(0, 4)))) & 255 for _ in range(1 << 20))
open(sys.argv[1], "wb").write(block * 8)
PY
printf 'defaults\nplug\nfile %s\npatience %s\n' "$out/noise.cs8" "$patience" >"$out/hackrf.commands"
cat >"$out/pisad.toml" <<TOML
radio.source = "hackrf"
receiver.sample_rate_hz = $rate
receiver.automatic_gain = false
link.endpoints = ["udpout:127.0.0.1:14997"]
TOML
JDK_JAVA_OPTIONS="-Dpisad.hackrf=$out/libhackrf.so.0 ${BENCH_JAVA:-}" ./pisad run --config "$out/pisad.toml" --data "$out/missions" >"$out/log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true' EXIT
sleep 10 # start and warm up
ticks() { for t in /proc/$pid/task/*; do
    read -r stat <"$t/stat" || continue
    name=$(cat "$t/comm") rest=${stat##*) }
    set -- $rest
    echo "$name $((${12} + ${13}))"
done | awk '{ sum[$1 ($2 ~ /^[0-9]+$/ ? "" : $2)] += $NF } END { for (n in sum) print n, sum[n] }' | sort; }
ticks >"$out/before"
sleep "$seconds"
ticks >"$out/after"
kill $pid
wait $pid || true
hz=$(getconf CLK_TCK)
join "$out/before" "$out/after" | awk -v s="$seconds" -v hz="$hz" -v rate="$rate" '
    { share = 100 * ($3 - $2) / hz / s; if (share >= 0.05) printf "  %-18s %5.1f %%\n", $1, share; total += share
      if ($1 ~ /^(hackrf-transfer|hackrf|hackrf-rx)/) radio += share }
    END { printf "at %.0f Msps over %d s: daemon %.1f %% of one core, stand-in radio and copy %.1f %%\n", rate / 1e6, s, total - radio, radio }'
grep -E "lost|RECOVERING|ABSENT" "$out/log" || echo "  no samples lost"
