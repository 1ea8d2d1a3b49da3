#!/usr/bin/env bash
# Times, by processor time, how the drift of all features is watched over a made-up panel.
#
#   benchmarks/watch.sh [FIRMS [MONTHS]]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
mvn -q -B ${MAVEN_OPTIONS:-} -pl models -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
options=$(sed -n 's:.*<spark.jvm.options>\(.*\)</spark.jvm.options>.*:\1:p' pom.xml)
# shellcheck disable=SC2086
java $options -Xmx3g -Djava.io.tmpdir="$work" -Dlog4j2.level=WARN \
    -cp "models/target/test-classes:models/target/classes:lake-schemas/target/classes:$(cat "$work/classpath")" \
    org.quanyu.models.watch.WatchBenchmark "${1:-48000}" "${2:-25}" "$work/panel"
