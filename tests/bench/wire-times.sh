#!/usr/bin/env bash
# From the last byte of the message that shows the change to the last motion byte, real threads and UDP at speed 1:
# mode change, disable, emergency, disarm, fence, battery, signal, link, hung and killed homing thread, kill -STOP.
# 200 repetitions of each take about half an hour; several daemons fly at once. Fails when the last set-point of
# any kind, braking included, comes later than it must.
#   tests/bench/wire-times.sh [REPETITIONS [MODE|DISABLE|EMERGENCY|DISARM|FENCE|BATTERY|SIGNAL|LINK|STALL|KILLED|STOP...]]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx1g -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.pisad.app.WireTimes "$@"
