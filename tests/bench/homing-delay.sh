#!/usr/bin/env bash
# FR3 at speed 1: from the level over the trigger to HOMING recorded and announced, real threads, UDP and mission file.
#   tests/bench/homing-delay.sh [FLIGHTS]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.pisad.app.HomingDelay "$@"
