#!/usr/bin/env bash
# Finds the firms that posts of a small generated district are about, and how the posts speak of them, and compares both
# with the truth.
#
#   benchmarks/posts.sh FOLDER [SEED]
#
# FOLDER is made; it holds the district and a lake.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$1

"$root/lake" generate --scale 0.002 --devices 0 --requests 1500 --from 2022-01-01 --to 2022-12-31 \
    --seed "${2:-77}" --out "$work/district"
mkdir -p "$work/sources"
cp "$root"/examples/district/{firm_registry,firm_changes,insured_employers,posts}.yaml "$work/sources"
"$root/lake" run nightly --as-of 2022-12-31 --sources "$work/sources" --input "$work/district/deliveries" \
    --home "$work/home"
"$root/lake" evaluate --truth "$work/district/truth" --home "$work/home" | grep posts
