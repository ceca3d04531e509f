#!/usr/bin/env bash
# From a level step in the samples to the decision that uses it, at 8 and 2 Msps (NFR2), with its parts.
#   tests/bench/latency.sh [SECONDS at each rate]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.pisad.app.StepLatency "$@"
