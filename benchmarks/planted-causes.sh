#!/usr/bin/env bash
# How many of the planted causes of a generated district are told at their true level, and how many that were told are
# planted: two years of requests and hazards, taken in in one night.
#
#   benchmarks/planted-causes.sh [SCALE [SEED]]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scale=${1:-0.01}
seed=${2:-1}
work=$(mktemp -d)
trap '"$root/lake" stop --home "$work/home" >/dev/null 2>&1; rm -rf "$work"' EXIT

"$root/lake" generate --scale "$scale" --seed "$seed" --from 2023-01-01 --to 2024-12-31 --devices 0 \
    --out "$work/district" >&2
mkdir "$work/sources"
cp "$root"/examples/district/{requests,hazards,request_category,address_register,buildings}.yaml "$work/sources/"
"$root/lake" run nightly --sources "$work/sources" --input "$work/district/deliveries" --as-of 2025-01-01 \
    --home "$work/home" >&2
echo "scale $scale, seed $seed"
"$root/lake" evaluate --home "$work/home" --truth "$work/district/truth" |
    grep -E 'measure|root causes|recurring matters'
