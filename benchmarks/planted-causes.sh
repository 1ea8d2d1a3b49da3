#!/usr/bin/env bash
# How many of the planted causes of a generated district are told at their true level, and how many that were told are
# planted: two years of requests, hazards and violations, taken in in one night.
#
#   benchmarks/planted-causes.sh [SCALE [SEED]]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

generate 2023-01-01 2024-12-31
take {requests,hazards,violations,request_category,address_register,buildings,firm_registry}.yaml
night 2025-01-01 >&2
evaluate | grep -E 'measure|root causes|recurring matters'
