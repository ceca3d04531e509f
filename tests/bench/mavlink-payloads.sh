#!/usr/bin/env bash
# A million random COMMAND_LONG, COMMAND_INT, PARAM and FTP payloads with right checksums, from strangers, from the ground
# station, and from it unsigned although a key is set: no exception, no motion, no file beside the folder, memory flat.
#   tests/bench/mavlink-payloads.sh [PAYLOADS [SEED]]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx96m -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    io.pisad.mavlink.Payloads "$@"
