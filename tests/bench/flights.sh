#!/usr/bin/env bash
# The flight matrix: 20 seeds at 100, 200 and 500 m with 2 dB level noise, as fast as possible, two at a time.
# Prints one line per flight and a summary; fails if a flight missed 50 m, did not hold, or moved outside GUIDED.
#   tests/bench/flights.sh [SEEDS] [FIRST_SEED] [extra options of 'pisad sim' ...]
set -euo pipefail
cd "$(dirname "$0")/../.."
seeds=${1:-20} first=${2:-1}
shift $(($# < 2 ? $# : 2))
out=target/flights
rm -rf "$out" && mkdir -p "$out"
./pisad version >/dev/null
field() { sed -n "s/^ *\"$1\" : \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$2" | head -1; }
fly() {
    ./pisad sim --json --speed max --data "$out/missions" --range "$1" --seed "$2" "${@:3}" >"$out/$1-$2.json" 2>"$out/$1-$2.err" || true
}
for range in 100 200 500; do
    for ((seed = first; seed < first + seeds; seed++)); do
        while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
        fly "$range" "$seed" "$@" &
    done
done
wait
failed=0 flown=0
printf '%5s %5s %-28s %9s %9s %9s %9s %9s %8s\n' range seed outcome detect_s hold_s min_m final_m error_m outside
for range in 100 200 500; do
    for ((seed = first; seed < first + seeds; seed++)); do
        f=$out/$range-$seed.json
        flown=$((flown + 1))
        printf '%5s %5s %-28s %9s %9s %9s %9s %9s %8s\n' "$range" "$seed" "$(field outcome "$f")" \
            "$(field time_to_detect_s "$f")" "$(field time_to_hold_s "$f")" "$(field min_distance_m "$f")" \
            "$(field final_distance_m "$f")" "$(field estimate_error_m "$f")" "$(field setpoints_outside_guided "$f")"
        if [ "$(field outcome "$f")" != holding ] || [ "$(field setpoints_outside_guided "$f")" != 0 ] ||
            ! awk -v m="$(field min_distance_m "$f")" 'BEGIN { exit !(m != "" && m + 0 <= 50) }'; then
            failed=$((failed + 1))
            echo "      ^ missed: $(tail -1 "$out/$range-$seed.err")"
        fi
    done
done
echo "$((flown - failed)) of $flown flights came within 50 m and held, with no set-point outside GUIDED"
[ "$failed" -eq 0 ]
