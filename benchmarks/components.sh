#!/usr/bin/env bash
# Times connected components of a chain and of a hub: rounds, seconds, edges left after each round, and the stage in
# which the longest task takes most times the median one, by the clock and by processor time (which other work on the
# machine does not lengthen).
#
#   benchmarks/components.sh [EDGES [DRIVER_EDGES [PARTITIONS]]]
#
# DRIVER_EDGES are solved on the driver when no more are left: 1000 so that there are rounds; the lake's own setting,
# 2000000, needs none for a graph as small as this.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
mvn -q -B -pl pipelines -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
options=$(sed -n 's:.*<spark.jvm.options>\(.*\)</spark.jvm.options>.*:\1:p' pom.xml)
# shellcheck disable=SC2086
java $options -Xmx2g -Djava.io.tmpdir="$work" -Dlog4j2.level=WARN \
    -cp "pipelines/target/test-classes:pipelines/target/classes:lake-schemas/target/classes:$(cat "$work/classpath")" \
    org.quanyu.pipelines.fuse.cluster.ComponentsBenchmark "${1:-1000000}" "${2:-1000}" "${3:-8}"
