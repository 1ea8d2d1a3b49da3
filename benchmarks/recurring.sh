#!/usr/bin/env bash
# Finds recurring matters among the citizens' messages and judges them on the labelled pairs; then, if a folder of a
# generated district is given, among its requests, and judges them on its truth.
#
#   benchmarks/recurring.sh INPUT [DISTRICT]
#
# INPUT is the folder with 附件3.xlsx and 附件4.xlsx, DISTRICT what lake generate wrote.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
input=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$root/lake" recurring find --config "$root/examples/recurring/cn_gov_messages.yaml" \
    --input "$input/附件3.xlsx" "$input/附件4.xlsx" --out "$work/messages"
for half in tuned fresh; do
    awk -F, -v half="$half" 'NR == 1 || $4 == half && $3 != "unsure"' "$root/benchmarks/recurring-labels.csv" \
        >"$work/$half.csv"
    echo "$half:"
    "$root/lake" evaluate fusion --clusters "$work/messages" --truth "$work/$half.csv" \
        --left left --right right --label "label = 'same'"
done

if [ $# -gt 1 ]; then
    mkdir "$work/requests"
    find "$2/deliveries" -path '*citizen_requests*' -name '*.gz' -print0 | sort -z |
        xargs -0 cat >"$work/requests/requests.jsonl.gz"
    "$root/lake" recurring find --config "$root/examples/recurring/district_requests.yaml" \
        --input "$work/requests/requests.jsonl.gz" --out "$work/district"
    echo "judge $work/district/matters on truth/event and truth/event_intake: intake -> matter"
fi
