#!/usr/bin/env bash
# Decides cases in OpenFisca's test format by the policies of examples/policies and counts them by file.
#
#   benchmarks/openfisca-cases.sh CASES
#
# CASES is a file of cases, or a folder of such files (.yaml, .yml).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

status=0
"$root/lake" match test "$root/examples/policies" --openfisca "$1" --format csv >"$work/cases.csv" 2>"$work/counts" || status=$?
grep -v ',passed,""$' "$work/cases.csv" || true
cat "$work/counts"
exit "$status"
