#!/usr/bin/env bash
# How good and how fast the fusion of people is on a generated district: makes one, takes it in, fuses its person
# records and holds the clusters against the truth.
#
#   benchmarks/fuse.sh [SCALE [SEED]]
#
# SCALE 0.055 gives a million person records. Prints records, seconds, processor time and the quality.
set -euo pipefail
usual_scale=0.055
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

linkage=$root/pipelines/src/main/resources/org/quanyu/pipelines/fuse/person/person.yaml
export TIMEFORMAT='%R s, %U s of processor time'

generate 2022-01-01 2022-01-01 --requests 0
take {health_files,household_members,identity_register,people_building,rental_registrations,special_groups}.yaml
night 2022-01-01 >&2
"$root/lake" stop --home "$work/home" >&2
records=$work/home/warehouse/silver/person_record/data

time "$root/lake" fuse run --linkage "$linkage" --input "$records" --out "$work/fused" --blocks
"$root/lake" evaluate fusion --clusters "$work/fused" --truth "$work/district/truth/person_record" \
    --source feed --record-id record_key --entity person --format json
