#!/usr/bin/env bash
# Counts the decisions that the kernel of decision models makes a second by one thread (JMH).
#
#   benchmarks/kernel.sh [OPTION OF JMH…]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
mvn -q -B -pl dmn test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
java -Djava.io.tmpdir="$work" -cp "dmn/target/test-classes:dmn/target/classes:$(cat "$work/classpath")" \
    org.openjdk.jmh.Main KernelBenchmark "$@"
