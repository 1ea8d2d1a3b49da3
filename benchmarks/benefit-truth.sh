#!/usr/bin/env bash
# Assembles the facts for benefits of a generated district on its last day, and holds them and what the policies decide by
# them against the truth.
#
#   benchmarks/benefit-truth.sh [SCALE [SEED]]    0.002 for 6,000 residents and 960 firms
set -euo pipefail
usual_scale=0.002
source "$(dirname "${BASH_SOURCE[0]}")/district.sh"
generate 2024-01-01 2024-12-31 --requests 0
mkdir "$work/sources"
cp -r "$root"/examples/district/. "$work/sources/"
night 2024-12-31 --step assemble-facts | grep -E 'link-registers|assemble-facts'
"$root/lake" evaluate benefits --home "$work/home" --truth "$work/district/truth" --policies "$root/policies"
