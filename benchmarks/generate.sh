#!/usr/bin/env bash
# Times lake generate at three scales, ten times each other's size, and prints how the time grows; then compares
# what one core and two cores write, and counts how many of 100,000 requests have a text of their own.
#
#   benchmarks/generate.sh [ROUNDS]
#
# The exponent is that of time over records between the smallest and the largest scale: 1 for linear. The time is that
# of the whole command; what it says of itself is printed beside it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

now() { date +%s.%N; }
minus() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a - b }'; }
median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
digest() { sed -n 's/^digest *//p' "$work/said"; }

"$root/lake" --version >/dev/null
declare -A seconds records
for scale in 0.0001 0.001 0.01; do
    times=()
    for _ in $(seq "$rounds"); do
        rm -rf "$work/out"
        began=$(now)
        "$root/lake" generate --scale "$scale" --out "$work/out" >"$work/said" 2>/dev/null
        times+=("$(minus "$(now)" "$began")")
    done
    seconds[$scale]=$(median "${times[@]}")
    records[$scale]=$(sed -n 's/ records and .*//p' "$work/said" | tr -d ,)
    echo "scale $scale: ${records[$scale]} records in ${seconds[$scale]} s (median of $rounds)"
    sed -n 's/^/    /; 1p' "$work/said"
done
awk -v t1="${seconds[0.0001]}" -v t2="${seconds[0.01]}" -v n1="${records[0.0001]}" -v n2="${records[0.01]}" \
    'BEGIN { printf "exponent %.2f\n", log(t2 / t1) / log(n2 / n1) }'

for cores in 1 2; do
    rm -rf "$work/out"
    "$root/lake" generate --scale 0.001 --cores "$cores" --out "$work/out" >"$work/said" 2>/dev/null
    echo "digest with $cores core(s): $(digest)"
done

rm -rf "$work/out"
"$root/lake" generate --scale 0.001 --requests 110000 --devices 0 --from 2023-01-01 --to 2023-12-31 \
    --out "$work/out" >/dev/null 2>&1
find "$work/out/deliveries" -path '*/citizen_requests/part-*' -print0 | sort -z | xargs -0 zcat |
    sed -n 's/^{"工单编号":"\([^"]*\)".*"诉求内容":"\(\([^"\\]\|\\.\)*\)".*/\1\t\2/p' |
    awk -F'\t' '!seen[$1]++ && told++ < 100000 { print $2 }' >"$work/texts"
echo "distinct texts: $(LC_ALL=C sort -u "$work/texts" | wc -l) of $(wc -l <"$work/texts") requests"
