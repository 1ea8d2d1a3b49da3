#!/usr/bin/env bash
# How well a linear model tells the generator's letters from real ones: accuracy of each of five folds and their mean,
# the n-grams that tell most, and the lengths of both. 0.5 would be no better than a coin.
#
#   benchmarks/texts.sh INPUT [VARIANTS]
#
# INPUT is the folder with the real input. VARIANTS are raw, collapsed and placeless, separated by commas; all of them
# if left out.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
input=$(cd "${1:?the folder with the real input}" && pwd)
variants=${2:-raw,collapsed,placeless}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
mvn -q -B -pl generator -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
java -Xmx2500m -cp "generator/target/test-classes:generator/target/classes:$(cat "$work/classpath")" \
    org.quanyu.generator.text.TellApart "$input" "$variants"
