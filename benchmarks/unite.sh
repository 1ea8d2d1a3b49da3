#!/usr/bin/env bash
# How well people, firms, addresses and events of a generated district are tied together: makes one, takes all of it in
# and holds the lake against the truth. The same run once more and a full one have to give the same tables.
#
#   benchmarks/unite.sh [SCALE [SEED]]
#
# Prints the seconds of each gold step and the scores, and fails where tables differ.
set -euo pipefail
usual_scale=0.005
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

tables=(gold.person gold.person_link gold.firm gold.firm_link gold.address gold.address_link gold.event gold.event_intake
    gold.person_address gold.firm_address gold.person_firm gold.event_link gold.entity_history)

digest() { "$root/lake" digest --home "$work/home" "${tables[@]}"; }

generate 2022-01-01 2022-03-31
take .
night 2022-03-31 2>&1 | grep -E '(build|match|fuse)-'
digest >"$work/first"
evaluate
night 2022-03-31 >/dev/null 2>&1
digest | diff "$work/first" - && echo "the same run again: nothing changed"
night 2022-03-31 --full >/dev/null 2>&1
digest | diff "$work/first" - && echo "a full run: the same tables"
