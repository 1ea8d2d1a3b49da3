#!/usr/bin/env bash
# How well requests that came in over several channels are known to be one event: makes a year of a generated district,
# takes in its requests and letters, and holds the events against the truth.
#
#   benchmarks/intakes.sh [SCALE [SEED]]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

generate 2023-01-01 2023-12-31
take {requests,mailbox,request_category,address_register,buildings}.yaml
night 2023-12-31 2>&1 | grep -E 'join-intakes|build-events'
evaluate | grep 'intakes of one event'
