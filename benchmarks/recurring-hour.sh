#!/usr/bin/env bash
# How long an hour's events take to join the matters of a long history. The history is that of a generated district but
# for its last months, many times over (LongHistory); the hour is what its departments deliver in those months.
#
#   benchmarks/recurring-hour.sh DISTRICT DAY TIMES
#
# DISTRICT is what lake generate wrote, DAY the last of its history (2024-10-31), TIMES how many times as long it shall be.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
district=$(cd "$1" && pwd)
day=$2
times=$3
work=$(mktemp -d)
trap '"$root/lake" stop --home "$work/home" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
feeds='citizen_requests mailbox_letters item_catalogue address_register buildings'
mkdir "$work/sources"
cp "$root"/examples/district/{requests,mailbox,request_category,address_register,buildings}.yaml "$work/sources"

# deliver FROM TO: what came in from one day until another
deliver() {
    local of feed folder
    for of in "$district/deliveries"/*; do
        of=${of##*/}
        if [[ ! $of < $1 && ! $of > $2 ]]; then
            for feed in $feeds; do
                for folder in "$district/deliveries/$of"/*/"$feed"; do
                    [ -d "$folder" ] || continue
                    mkdir -p "$work/input/$of/$(basename "$(dirname "$folder")")"
                    cp -r "$folder" "$work/input/$of/$(basename "$(dirname "$folder")")"
                done
            done
        fi
    done
}

run() {
    "$root/lake" run "$1" --sources "$work/sources" --input "$work/input" --as-of "$2" --home "$work/home"
}

deliver 0000-00-00 "$day"
run nightly "$day"
cd "$root"
mvn -q -B -pl orchestration -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
java "@$root/orchestration/target/jvm.options" -Xmx3g \
    -cp "orchestration/target/test-classes:orchestration/target/classes:$(cat "$work/classpath")" \
    org.quanyu.orchestration.recurring.LongHistory "$work/home" "$times"
deliver "$day" 9999-99-99
time run hourly 2024-12-31
