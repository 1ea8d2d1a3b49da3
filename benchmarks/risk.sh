#!/usr/bin/env bash
# Judges the examples of targets on the data they are written for: bankruptcies in folds, wage arrears and relocations by
# months that were not learnt from.
#
#   benchmarks/risk.sh DATA
#
# DATA holds polish_bankruptcy, us_wage_claims and us_h2_employers.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for year in 1 5; do
    for target in polish polish_without_attr27; do
        echo "$target, year $year"
        "$root/lake" train --target "$root/examples/targets/$target.yaml" \
            --input "$data/polish_bankruptcy/${year}year.arff" --out "$work/$target-$year"
    done
done
"$root/lake" train --target "$root/examples/targets/california_arrears.yaml" \
    --input "$data"/us_wage_claims/raw/california/*.xlsx --out "$work/california"
"$root/lake" train --target "$root/examples/targets/h2_relocation.yaml" \
    --input "$data"/us_h2_employers/data/oflc-decisions/raw/* --out "$work/h2"
