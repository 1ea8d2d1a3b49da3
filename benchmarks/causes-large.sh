#!/usr/bin/env bash
# How long the search for causes takes on large tables, with reading and writing: a million events with eleven attributes
# on ladders and combinations of three, and 1.2 million leaves of five attributes.
#
#   benchmarks/causes-large.sh [SEED]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
seed=${1:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TIMEFORMAT='%R s, %U s of processor time'

# one event in twelve recurs; one in five of company C17 and of item P3/Q2 in sub-district S2
events() {
    awk -v seed="$seed" 'BEGIN {
        srand(seed)
        print "id,driver,company,industry,grid,community,subdistrict,cat1,cat2,cat3,channel,hourband,recurring"
        for (id = 0; id < 1000000; id++) {
            driver = int(3000 * rand() ^ 1.5); company = driver % 200; industry = company % 12
            grid = int(600 * rand() ^ 1.3); community = grid % 60; district = community % 6
            item = int(400 * rand() ^ 1.5); kind = item % 80; family = kind % 10
            rate = company == 17 || kind == 32 && district == 2 ? 0.2 : 1 / 12
            printf "%d,D%d,C%d,I%d,G%d,M%d,S%d,P%d,P%d/Q%d,P%d/Q%d/R%d,H%d,T%d,%d\n", id, driver, company, industry, \
                grid, community, district, family, family, kind, family, kind, item, int(8 * rand()), int(6 * rand()), \
                rand() < rate
        }
    }'
}

# 40 x 30 x 20 x 10 x 5 leaves; those of b=7 and of c=3, e=2 have 40 % less than was forecast
leaves() {
    awk -v seed="$seed" 'BEGIN {
        srand(seed)
        print "a,b,c,d,e,real,predict"
        for (leaf = 0; leaf < 1200000; leaf++) {
            a = leaf % 40; b = int(leaf / 40) % 30; c = int(leaf / 1200) % 20; d = int(leaf / 24000) % 10
            e = int(leaf / 240000); predict = 100 * rand() ^ 2
            real = predict * (1 + 0.1 * (rand() - 0.5)) * (b == 7 || c == 3 && e == 2 ? 0.6 : 1)
            printf "a%d,b%d,c%d,d%d,e%d,%.6f,%.6f\n", a, b, c, d, e, real, predict
        }
    }'
}

# find QUESTION TABLE
find_causes() {
    "$root/lake" causes find --config "$root/examples/causes/$1.yaml" --input "$work/$2.csv.gz" --out "$work/$2" \
        --format json
}

events | gzip >"$work/events.csv.gz"
leaves | gzip >"$work/leaves.csv.gz"
"$root/lake" --version >/dev/null
time find_causes recurring-events events
time find_causes leaves leaves
