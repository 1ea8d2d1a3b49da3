#!/usr/bin/env bash
# How often mined assignment rules are right on later months of a generated district.
#
#   benchmarks/assignment.sh [SCALE [SEED]]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

generate 2023-01-01 2023-12-31
take {requests,request_category}.yaml
night 2023-12-31 >&2
evaluate | grep -E 'measure|assignment rules'
"$root/lake" sql --home "$work/home" "select kind, status, count(*) as rules from mart.assignment_rule group by 1, 2 order by 1, 2"
