#!/usr/bin/env bash
# How long planning a search takes the thread that decides: every pattern, spacing and kind of fence.
#   tests/bench/search-plans.sh [REPETITIONS]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.pisad.homing.SearchPlans "$@"
