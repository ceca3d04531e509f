#!/usr/bin/env bash
# A million valid MAVLink frames among noise, bit errors, cuts, false headers and frames cut inside their signature:
# at least 99.99 % recovered, no exception, memory flat; without a key, with one, and all signed.
#   tests/bench/mavlink-fuzz.sh [FRAMES [SEED]]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx64m -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    io.pisad.mavlink.MavlinkFuzz "$@"
