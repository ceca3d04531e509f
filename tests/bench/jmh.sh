#!/usr/bin/env bash
# Runs the JMH benchmarks whose name matches, with allocation per operation.
#   tests/bench/jmh.sh MeterThroughput [JMH options ...]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.openjdk.jmh.Main -prof gc "$@"
