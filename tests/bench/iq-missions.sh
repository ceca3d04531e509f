#!/usr/bin/env bash
# A mission for each kind of beacon through the whole chain in real time: stand-in HackRF, samples, MAVLink over UDP.
# One after the other (a busy machine loses samples, and a decision that stands still for 300 ms stops the vehicle).
# Prints one line each; pictures and results are in target/iq-missions. 20 min, most of it the burst beacon.
#   tests/bench/iq-missions.sh [SEEDS] [FIRST_SEED]     KINDS="continuous pulsed burst" RADIO=hackrf|sim in the environment
#   RADIO=sim flies in virtual time, without the HackRF's own path
set -euo pipefail
cd "$(dirname "$0")/../.."
seeds=${1:-1} first=${2:-1} radio=${RADIO:-hackrf}
read -ra kinds <<<"${KINDS:-continuous pulsed burst}"
[ "$radio" = hackrf ] && speed=1 || speed=max
out=target/iq-missions
mkdir -p "$out"
./pisad version >/dev/null
field() { sed -n "s/^ *\"$1\" : \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$2" | head -1; }
declare -A range=([continuous]=300 [pulsed]=200 [burst]=150) limit=([continuous]=600 [pulsed]=600 [burst]=1500)
failed=0
printf '%-10s %5s %5s %-24s %9s %9s %9s %9s %12s\n' beacon range seed outcome detect_s hold_s min_m error_m lost_reports
for kind in "${kinds[@]}"; do
    for ((seed = first; seed < first + seeds; seed++)); do
        f=$out/$kind-$seed
        ./pisad sim --radio "$radio" --speed "$speed" --beacon "$kind" --range "${range[$kind]}" --seed "$seed" \
            --time-limit "${limit[$kind]}" --data "$out/missions" --plot "$f.png" --json >"$f.json" 2>"$f.err" || true
        printf '%-10s %5s %5s %-24s %9s %9s %9s %9s %12s\n' "$kind" "${range[$kind]}" "$seed" \
            "$(field outcome "$f.json")" "$(field time_to_detect_s "$f.json")" "$(field time_to_hold_s "$f.json")" \
            "$(field min_distance_m "$f.json")" "$(field estimate_error_m "$f.json")" \
            "$(grep -c 'samples lost' "$f.err" || true)"
        if [ "$(field outcome "$f.json")" != holding ] || [ "$(field setpoints_outside_guided "$f.json")" != 0 ]; then
            failed=$((failed + 1))
        fi
    done
done
echo "pictures: $out/*.png"
[ "$failed" -eq 0 ]
