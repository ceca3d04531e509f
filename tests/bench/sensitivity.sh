#!/usr/bin/env bash
# Sensitivity of candidates: Pd over SNR for a tone and for 30 ms pulses every second in white noise, beside the
# energy-detection limit. Fails if Pd 0.9 needs more than 1.5 dB over the limit, or a train is not 3 dB under a pulse.
#   tests/bench/sensitivity.sh [TRIALS] [SEED]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    io.pisad.signal.Sensitivity "${1:-200}" "${2:-1}"
