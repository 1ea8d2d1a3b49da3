#!/usr/bin/env bash
# Kills a run with SIGKILL at random moments, repeats the command, and compares the content digests of all
# published tables with those of an undisturbed run.
#
#   benchmarks/kill.sh INPUT [TIMES] [SOURCE…]
#
# INPUT is the folder with the real input; SOURCE names sources of examples/real-input (default: all).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
input=$(cd "${1:?the folder with the real input}" && pwd)
times=${2:-10}
shift $(($# < 2 ? $# : 2))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/sources"
if [ $# -eq 0 ]; then
    cp "$root"/examples/real-input/*.yaml "$work/sources/"
fi
for source in "$@"; do
    cp "$root/examples/real-input/$source.yaml" "$work/sources/"
done

run() {
    "$root/lake" run nightly --sources "$work/sources" --input "$input" --as-of 2020-06-30 --home "$1"
}

digest() {
    "$root/lake" digest --home "$1"
}

# builds the lake, if need be
"$root/lake" --version > /dev/null
began=$SECONDS
run "$work/undisturbed" > /dev/null 2>&1
whole=$((SECONDS - began))
digest "$work/undisturbed" > "$work/expected"
echo "an undisturbed run takes $whole s"

equal=0
for ((i = 1; i <= times; i++)); do
    home=$work/home-$i
    moment=$(awk -v seed="$RANDOM" -v whole="$whole" 'BEGIN { srand(seed); printf "%.2f", 0.5 + rand() * whole }')
    (exec "$root/lake" run nightly --sources "$work/sources" --input "$input" --as-of 2020-06-30 --home "$home") \
        > "$work/out-$i" 2>&1 &
    # the launcher becomes the Java process; its number stays
    launcher=$!
    sleep "$moment"
    kill -9 "$launcher" 2> /dev/null && state=killed || state="had finished"
    wait "$launcher" 2> /dev/null || true
    at=$(grep -E '^\[' "$work/out-$i" | tail -n 1 | cut -c1-40 || true)
    run "$home" > "$work/again-$i" 2>&1 || cat "$work/again-$i"
    if digest "$home" | cmp -s - "$work/expected"; then
        equal=$((equal + 1))
        verdict=equal
    else
        verdict=DIFFERENT
    fi
    echo "$i: $state after $moment s (last step done: ${at:-none}); repeated: $verdict"
    "$root/lake" stop --home "$home" > /dev/null 2>&1 || true
    rm -rf "$home"
done
"$root/lake" stop --home "$work/undisturbed" > /dev/null 2>&1 || true
echo "$equal of $times equal"
[ "$equal" -eq "$times" ]
