#!/usr/bin/env bash
# The tables of the homing scenarios A, B, C and D: our strategies beside the published and the naive baselines.
# Levels only, from the signal readings on. Success with its 95 % interval (Wilson), median time of the successes,
# medians of error and bound (white noise, n known, P0 as in the scenario's prior) in C.
#   tests/bench/homing-tables.sh [RUNS] [SEED]     STRATEGIES="gradient" JOBS=2 TABLES="A B C D" in the environment
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-60} seed=${2:-1}
read -ra strategies <<<"${STRATEGIES:-gradient}"
tables=" ${TABLES:-A B C D} "
out=target/homing-tables
mkdir -p "$out"
./pisad version >/dev/null
# One scenario with one strategy: its one-line text result goes away, its lines per run stay in $csv.
fly() {
    csv=$out/$1-$2.csv
    ./pisad montecarlo --scenario "$1" --strategy "$2" --runs "$runs" --seed "$seed" ${JOBS:+--jobs "$JOBS"} \
        --json --csv "$csv" >"$out/$1-$2.json"
}
field() { sed -n "s/^ *\"$1\" : \(.*[^,]\),\{0,1\}\$/\1/p" "$out/$2.json"; }
# Successes and how many of those within 180 s, in this many runs.
count() { awk -F, -v limit="$2" 'NR > 1 && $2 != "NaN" && $2 <= limit { n++ } END { printf "%d/%d", n, NR - 1 }' "$1"; }
# Median of column $2.
median() {
    awk -F, -v c="$2" 'NR > 1 && $c != "NaN" { print $c }' "$1" | sort -g |
        awk '{ v[NR] = $1 } END { if (NR) printf "%.1f", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2; else printf "-" }'
}
# Mean of column $2; a failure counts as the limit of 400 s.
mean() { awk -F, -v c="$2" 'NR > 1 { sum += $c == "NaN" ? 400 : $c; n++ } END { if (n) printf "%.0f", sum / n; else printf "-" }' "$1"; }
header() {
    local line="$1"
    for s in "${strategies[@]}"; do line+=" $s |"; done
    printf '\n%s\n%s\n' "$line" "$(sed 's/[^|]//g; s/|/|---/g; s/---$//' <<<"$line")"
}
row() {
    local name=$1 scenario=$2
    shift 2
    printf '| %s |' "$name"
    printf ' %s |' "$@"
    for s in "${strategies[@]}"; do
        fly "$scenario" "$s"
        "cell_${scenario%%-*}" "$scenario-$s"
    done
    printf '\n'
}
cell_A() {
    printf ' %s in 180 s, %s in 600 s, %.0f s |' "$(count "$out/$1.csv" 180)" "$(count "$out/$1.csv" 600)" "$(field median_s "$1" | sed 's/null/nan/')"
}
cell_B() {
    printf ' %.2f %s, %.0f s, ellipse %.2f, gave up %s |' "$(field success "$1")" "$(field ci95 "$1" | tr -d ' ')" \
        "$(field median_s "$1" | sed 's/null/nan/')" "$(field ellipse_coverage "$1" | sed 's/null/nan/')" "$(field refused "$1")"
}
cell_C() {
    printf ' %s sd <= 35 m, %s within %s s, mean %s s, median %.0f s, error then %s m, bound of the track %s m |' \
        "$(count "$out/$1.csv" 400)" "$(count "$out/$1.csv" "$limit")" "$limit" "$(mean "$out/$1.csv" 2)" "$(field median_s "$1" | sed 's/null/nan/')" \
        "$(median "$out/$1.csv" 3)" "$(median "$out/$1.csv" 6)"
}
cell_D() {
    printf ' %.2f, %.0f s, error %.1f m |' "$(field success "$1")" "$(field median_s "$1" | sed 's/null/nan/')" \
        "$(field mean_error_m "$1" | sed 's/null/nan/')"
}
echo "$runs runs a cell, seed $seed"
if [[ $tables == *" A "* ]]; then
    header '| A: range, sigma | earlier design, 600 s | 40 s plane fit + weave: 180 s, 600 s, median | posterior + Thompson |'
    row '100 m, 1 dB' A-100-1 0/20 '40/40, 40/40, 36 s' '40/40, 75 s'
    row '100 m, 2 dB' A-100-2 1/20 '40/40, 40/40, 33 s' '40/40, 74 s'
    row '100 m, 4 dB' A-100-4 - '40/40, 40/40, 44 s' '40/40, 84 s'
    row '200 m, 1 dB' A-200-1 0/20 '40/40, 40/40, 61 s' '40/40, 103 s'
    row '200 m, 2 dB' A-200-2 0/20 '40/40, 40/40, 59 s' '40/40, 91 s'
    row '200 m, 4 dB' A-200-4 - '40/40, 40/40, 83 s' '40/40, 110 s'
    row '500 m, 1 dB' A-500-1 0/20 '29/40, 40/40' '15/40, 40/40 in 600 s'
    row '500 m, 2 dB' A-500-2 0/20 '15/40, 40/40' '12/40, 40/40 in 600 s'
    row '500 m, 4 dB' A-500-4 - '0/40, 39/40' '6/40, 40/40 in 600 s'
fi
if [[ $tables == *" B "* ]]; then
    header '| B: n, sigma, field | plane fit 20 s | 40 s | 80 s | posterior mean | posterior + Thompson | must |'
    row '2, 2 dB white' B-white-2 '1.00, 240' '1.00, 189' 0.53 '1.00, 168' '0.98, 180' 58/60
    row '2, 4 dB white' B-white-4 0.62 '0.98, 257' 0.73 '0.88, 206' '0.97, 214' 57/60
    row '2, 8 dB white' B-white-8 0.12 0.63 '0.78, 339' 0.45 '0.70, 294' 48/60
    row '2, 4 dB correlated' B-corr-4 0.02 0.15 '0.45, 359' 0.00 0.27 0.80
    row '2, 8 dB correlated' B-corr-8 0.00 0.03 0.23 0.02 0.08 0.45
    row '3, 4 dB correlated' B-n3-corr-4 0.03 0.18 0.23 0.02 0.08 0.60
fi
if [[ $tables == *" C "* ]]; then
    header '| C: sigma | BirdsEye |'
    limit=74
    row '5 dB' C-5 '1.00, 74 s, error 5.8 m'
    limit=70
    row '10 dB' C-10 '1.00, 70 s, error 14.1 m'
fi
if [[ $tables == *" D "* ]]; then
    header '| D: one emitter | LAVAPilot, 10 emitters | lawnmower, 10 emitters |'
    row 'two-ray, 8.86 dB' D '209 s for all ten, 18.2 m' '264 s for all ten, 20.4 m'
fi
