#!/usr/bin/env bash
# Learns how reviews speak and measures it on five divisions into reviews to learn from (80 %) and to judge by;
# and the feelings of microblog posts on one.
#
#   benchmarks/sentiment.sh INPUT [SEED]
#
# INPUT is the folder with chinese_sentiment/ and cn_weibo_sentiment/.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
input=$1

train() {
    echo "$1"
    time "$root/lake" train sentiment --input "$input/$1" --text review --label label --seed "$2" --splits "$3"
}

train chinese_sentiment/ChnSentiCorp_htl_all.csv "${2:-301}" 5
train chinese_sentiment/waimai_10k.csv "${2:-301}" 5
train cn_weibo_sentiment/labeledData.csv "${2:-301}" 1
