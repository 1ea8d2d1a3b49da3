#!/usr/bin/env bash
# How well people, firms, addresses and events of a generated district are tied together: makes one, takes all of it in
# and holds the lake against the truth. The same run once more and a full one have to give the same tables.
#
#   benchmarks/unite.sh [SCALE [SEED]]
#
# Prints the seconds of each gold step and the scores, and fails where tables differ.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scale=${1:-0.005}
seed=${2:-1}
work=$(mktemp -d)
trap '"$root/lake" stop --home "$work/home" >/dev/null 2>&1; rm -rf "$work"' EXIT
tables=(gold.person gold.person_link gold.firm gold.firm_link gold.address gold.address_link gold.event gold.event_intake
    gold.person_address gold.firm_address gold.person_firm gold.event_link gold.entity_history)

night() {
    "$root/lake" run nightly --sources "$root/examples/district" --input "$work/district/deliveries" \
        --as-of 2022-03-31 --home "$work/home" "$@"
}
digest() { "$root/lake" digest --home "$work/home" "${tables[@]}"; }

"$root/lake" generate --scale "$scale" --seed "$seed" --from 2022-01-01 --to 2022-03-31 --devices 0 \
    --out "$work/district" >&2
echo "scale $scale, seed $seed"
night 2>&1 | grep -E '(build|match|fuse)-'
digest >"$work/first"
"$root/lake" evaluate --home "$work/home" --truth "$work/district/truth"
night >/dev/null 2>&1
digest | diff "$work/first" - && echo "the same run again: nothing changed"
night --full >/dev/null 2>&1
digest | diff "$work/first" - && echo "a full run: the same tables"
