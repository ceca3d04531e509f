#!/usr/bin/env bash
# False alarms of candidates: HOURS of white noise (two seeds at a time) and the noise recording in a loop for an hour per
# channel, through the real meter, at the default setting of 1 per hour for an unknown beacon. Prints counts by kind and
# the 95 % interval of the rate; fails when even its lower end is over the setting.
#   tests/bench/false-alarms.sh [HOURS] [FIRST_SEED]
set -euo pipefail
cd "$(dirname "$0")/../.."
hours=${1:-6} seed=${2:-1} setting=1
out=target/false-alarms
mkdir -p "$out" && rm -f "$out"/*
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
run() { "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.pisad.signal.FalseAlarms "$@"; }
half=$(awk -v h="$hours" 'BEGIN { print h / 2 }')
for s in "$seed" $((seed + 1)); do run "$half" "$setting" "$s" >"$out/noise-$s" 2>"$out/noise-$s.candidates" & done
wait
# "FILE OFFSET_HZ FROM_S TO_S": the noise recording in channels across its band.
iq=../shared/iq/31_noise_only_rtlsdr_433.92M_250k.cu8
if [ -f "$iq" ]; then
    for offset in -85000 -50000 -20000 -5000 20000 50000 78000; do
        run 1 "$setting" 0 "$iq" "$offset" 0 9 >"$out/recording$offset" 2>"$out/recording$offset.candidates"
    done
else
    echo "skipped: no recordings in ../shared/iq"
fi
# Exact Poisson interval from the chi-square distribution, by bisection of the sum of probabilities.
cat "$out"/noise-*[0-9] | awk -v setting="$setting" '
    function below(n, m,   k, t, s) { t = exp(-m); s = t; for (k = 1; k <= n; k++) { t *= m / k; s += t } return s }
    function solve(n, p,   a, b, c, i) { a = 0; b = 10 * n + 50; for (i = 0; i < 80; i++) { c = (a + b) / 2; if (below(n, c) > p) a = c; else b = c } return c }
    { hours[$(NF - 1)] += $(NF - 3); count[$(NF - 1)] += $NF }
    END {
        printf "white noise\n"
        bad = 0
        for (i = split("LEVEL PULSE TRAIN all", kinds, " "); i >= 1; i--) order[i] = kinds[i]
        for (i = 1; i <= 4; i++) {
            k = order[i]; n = count[k]; h = hours[k]
            low = n == 0 ? 0 : solve(n - 1, 0.975); high = solve(n, 0.025)
            share = k == "all" ? setting : setting / 3
            printf "  %-6s %4d in %g h: %.2f per hour (95 %%: %.2f to %.2f), setting %.2f\n", k, n, h, n / h, low / h, high / h, share
            bad = bad || low / h > share
        }
        exit bad
    }'
cat "$out"/recording*[0-9] 2>/dev/null | grep -v " all " || true
