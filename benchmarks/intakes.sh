#!/usr/bin/env bash
# How well requests that came in over several channels are known to be one event: makes a year of a generated district,
# takes in its requests and letters, and holds the events against the truth.
#
#   benchmarks/intakes.sh [SCALE [SEED]]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scale=${1:-0.01}
seed=${2:-1}
work=$(mktemp -d)
trap '"$root/lake" stop --home "$work/home" >/dev/null 2>&1; rm -rf "$work"' EXIT

mkdir "$work/sources"
for source in requests mailbox request_category address_register buildings; do
    cp "$root/examples/district/$source.yaml" "$work/sources"
done
"$root/lake" generate --scale "$scale" --seed "$seed" --from 2023-01-01 --to 2023-12-31 --devices 0 \
    --out "$work/district" >&2
"$root/lake" run nightly --sources "$work/sources" --input "$work/district/deliveries" --as-of 2023-12-31 \
    --home "$work/home" 2>&1 | grep -E 'join-intakes|build-events'
"$root/lake" evaluate --home "$work/home" --truth "$work/district/truth" | grep 'intakes of one event'
