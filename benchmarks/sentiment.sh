#!/usr/bin/env bash
# Learns how reviews speak and measures it on five divisions into reviews to learn from (80 %) and to judge by.
#
#   benchmarks/sentiment.sh INPUT [SEED]
#
# INPUT is the folder with chinese_sentiment/ and cn_weibo_sentiment/.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
input=$1

for file in chinese_sentiment/ChnSentiCorp_htl_all.csv chinese_sentiment/waimai_10k.csv cn_weibo_sentiment/labeledData.csv; do
    echo "$file"
    time "$root/lake" train sentiment --input "$input/$file" --text review --label label \
        --splits 5 --seed "${2:-301}"
done
