#!/usr/bin/env bash
# Counts where decisions, by the interpreter and by the kernel, differ from those of kie-dmn: tables of all hit policies, tests and
# facts at random, 5 to 20 % of the facts unknown. Ends with an error if there is a difference.
#
#   benchmarks/decision-differences.sh [SEED] [EVALUATIONS]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
mvn -q -B -pl dmn test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
java -Xmx1g -Djava.io.tmpdir="$work" \
    -cp "dmn/target/test-classes:dmn/target/classes:$(cat "$work/classpath")" \
    org.quanyu.dmn.differences.DecisionDifferences "${1:-1}" "${2:-1000000}"
