#!/usr/bin/env bash
# How good and how fast the search for causes is: the published and generated cases of the real input, then generated
# tables of which nobody knows the seed, quiet ones among them.
#
#   benchmarks/causes.sh INPUT [TABLES [SEED]]
#
# INPUT is the folder with the real input, TABLES how many tables of each kind are generated.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cases=$(cd "${1:?the folder with the real input}/causes" && pwd)
tables=${2:-50}
seed=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# find NAME CONFIG TRUTH CASE CAUSE INPUT… [-- OPTION…]
find_causes() {
    local name=$1 config=$2 truth=$3 case=$4 cause=$5
    shift 5
    "$root/lake" causes find --config "$root/examples/causes/$config.yaml" --out "$work/$name" --format csv "$@" \
        >/dev/null 2>&1
    printf '%s ' "$name"
    "$root/lake" evaluate causes --causes "$work/$name" --truth "$truth" --case "$case" --cause "$cause" --format json |
        tr -d '\n[]'
    echo
}

# The truth of the live streams as a table: input, the minute that is asked about, causes.
streams() {
    echo input,at,cause
    sed -E "s/'//g; s/: *([^,}]*)/=\1/g" "$1" | awk '
        /^- data/ { sub(/^- data=/, ""); input = $0 }
        /^ *timestamp/ { sub(/^.*=/, ""); at = $0 }
        /^ *cause/ {
            sub(/^ *cause=/, ""); gsub(/\}, *\{/, ";"); gsub(/[][{}]/, ""); gsub(/, */, "\\&"); gsub(/:/, "=")
            print input "," at "," $0
        }'
}

for set in S L Bsim; do
    # only the cases that are there
    find_causes "$set" leaves "$cases/$set/injection_info.csv" timestamp set --input "$cases/$set"/[0-9]*.csv.gz
done
streams "$cases/RS/truth.yaml" >"$work/streams.csv"
find_causes RS stalls "$work/streams.csv" input cause --with "$work/streams.csv" --input "$cases/RS"
for set in ladders_easy ladders_hard; do
    find_causes "$set" recurring-events "$cases/$set/truth.csv" case cause --input "$cases/$set"/case*.csv.gz
done

cd "$root"
mvn -q -B -pl pipelines -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
java -Xmx2500m -cp "pipelines/target/test-classes:pipelines/target/classes:$(cat "$work/classpath")" \
    org.quanyu.pipelines.cause.CauseBenchmark "$tables" "$seed"
