# Sourced by the benchmarks on a generated district, which are called with [SCALE [SEED]]: makes one in a folder that goes
# away with the script, and takes some of its sources into a lake there.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scale=${1:-${usual_scale:-0.01}}
seed=${2:-1}
work=$(mktemp -d)
trap '"$root/lake" stop --home "$work/home" >/dev/null 2>&1; rm -rf "$work"' EXIT

# generate FROM TO [OPTION…]
generate() {
    "$root/lake" generate --scale "$scale" --seed "$seed" --from "$1" --to "$2" --devices 0 "${@:3}" \
        --out "$work/district" >&2
    echo "scale $scale, seed $seed"
}

# take SOURCE…: what the nights of the lake are to take in
take() {
    mkdir "$work/sources"
    cp -r "${@/#/$root/examples/district/}" "$work/sources/"
}

# night DAY [OPTION…]
night() {
    "$root/lake" run nightly --sources "$work/sources" --input "$work/district/deliveries" --as-of "$1" \
        --home "$work/home" "${@:2}"
}

evaluate() {
    "$root/lake" evaluate --home "$work/home" --truth "$work/district/truth"
}
