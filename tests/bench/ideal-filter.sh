#!/usr/bin/env bash
# Scenario C: how soon an ideal filter reaches 35 m (see IdealFilter).
#   tests/bench/ideal-filter.sh [RUNS] [SEED]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.pisad.homing.IdealFilter "$@"
