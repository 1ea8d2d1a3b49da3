#!/usr/bin/env bash
# Times the training of trees, scoring and reasons on generated rows of 18 features, by processor time.
#
#   benchmarks/trees.sh [ROWS]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
mvn -q -B -pl models -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
java -Xmx2g -XX:+UseSerialGC -Djava.io.tmpdir="$work" \
    -cp "models/target/test-classes:models/target/classes:lake-schemas/target/classes:$(cat "$work/classpath")" \
    org.quanyu.models.trees.TreesBenchmark "${1:-437000}"
