#!/usr/bin/env bash
# A million random events against the real decision, valve and link, each byte that could move the vehicle judged by an
# oracle of DESIGN section 5. Prints how often each interlock stopped motion; exit code 1 and the story of the flight
# when something forbidden was sent or a stop was missed.
#   tests/bench/safety-search.sh [EVENTS [SEED]]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    io.pisad.safety.SafetySearchRun "$@"
