#!/usr/bin/env bash
# How often mined assignment rules are right on later months of a generated district.
#
#   benchmarks/assignment.sh [SCALE [SEED]]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scale=${1:-0.01}
seed=${2:-1}
work=$(mktemp -d)
trap '"$root/lake" stop --home "$work/home" >/dev/null 2>&1; rm -rf "$work"' EXIT

"$root/lake" generate --scale "$scale" --seed "$seed" --from 2023-01-01 --to 2023-12-31 --devices 0 \
    --out "$work/district" >&2
mkdir "$work/sources"
cp "$root"/examples/district/{requests,request_category}.yaml "$work/sources/"
"$root/lake" run nightly --sources "$work/sources" --input "$work/district/deliveries" --as-of 2023-12-31 \
    --home "$work/home" >&2
echo "scale $scale, seed $seed"
"$root/lake" evaluate --home "$work/home" --truth "$work/district/truth" | grep -E 'measure|assignment rules'
"$root/lake" sql --home "$work/home" "select kind, status, count(*) as rules from mart.assignment_rule group by 1, 2 order by 1, 2"
