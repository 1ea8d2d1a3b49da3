#!/usr/bin/env bash
# Times the features of firms over made-up monthly facts against a plain read and write of the panel they make, in turns
# in one process; prints the medians and their ratio.
#
#   benchmarks/firm-months.sh [FIRMS [MONTHS [ROUNDS]]]
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
    org.quanyu.models.feature.FirmMonthsBenchmark "${1:-48000}" "${2:-24}" "${3:-3}" "$work/tables"
