#!/usr/bin/env bash
# How good and how fast the fusion of people is on a generated district: makes one, takes it in, fuses its person
# records and holds the clusters against the truth.
#
#   benchmarks/fuse.sh [SCALE [SEED]]
#
# SCALE 0.055 gives a million person records. Prints records, seconds, processor time and the quality.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scale=${1:-0.055}
seed=${2:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
linkage=$root/pipelines/src/main/resources/org/quanyu/pipelines/fuse/person/person.yaml
export TIMEFORMAT='%R s, %U s of processor time'

"$root/lake" generate --scale "$scale" --seed "$seed" --from 2022-01-01 --to 2022-01-01 \
    --requests 0 --devices 0 --out "$work/district" >&2
mkdir "$work/sources"
for source in health_files household_members identity_register people_building rental_registrations special_groups; do
    cp "$root/examples/district/$source.yaml" "$work/sources/"
done
"$root/lake" run nightly --sources "$work/sources" --input "$work/district/deliveries" --as-of 2022-01-01 \
    --home "$work/home" >&2
"$root/lake" stop --home "$work/home" >&2
records=$work/home/warehouse/silver/person_record/data

echo "scale $scale, seed $seed"
time "$root/lake" fuse run --linkage "$linkage" --input "$records" --out "$work/fused" --blocks
"$root/lake" evaluate fusion --clusters "$work/fused" --truth "$work/district/truth/person_record" \
    --source feed --record-id record_key --entity person --format json
