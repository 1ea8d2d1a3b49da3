#!/usr/bin/env bash
# Times a first nightly run (bronze to gold) against Spark merely copying the same files to Iceberg, in turns
# in one process; prints the medians and their ratio.
#
#   benchmarks/throughput.sh INPUT [ROUNDS]
#
# INPUT is the folder with the real input. Takes part: the sources of examples/real-input that Spark can read
# by itself, which are the CSV and JSON ones.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
input=${1:?the folder with the real input}
rounds=${2:-4}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/sources"
for source in cn_firm_registry boston311 boston_open311; do
    cp "$root/examples/real-input/$source.yaml" "$work/sources/"
done
"$root/lake" benchmark --sources "$work/sources" --input "$input" --home "$work/home" --rounds "$rounds"
