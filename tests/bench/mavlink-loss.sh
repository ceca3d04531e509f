#!/usr/bin/env bash
# 10^5 messages at 921600 and 10^4 at 57600 baud through a line with that speed and 4 KiB of buffer: at 60 % of it nothing
# is lost; at twice its speed set-points and heartbeats lose nothing, the rest gives way and is counted. About 4 minutes.
#   tests/bench/mavlink-loss.sh [MESSAGES_AT_921600 [MESSAGES_AT_57600]]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx128m -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    io.pisad.mavlink.MavlinkLoss "$@"
