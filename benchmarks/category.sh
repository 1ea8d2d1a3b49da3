#!/usr/bin/env bash
# Learns the categories of citizens' messages and measures them on ten divisions into messages to learn from and to
# judge by; then classifies the messages that have no label.
#
#   benchmarks/category.sh INPUT [SEED]
#
# INPUT is the folder with file2.xlsx, 附件1.xlsx, 附件3.xlsx and 附件4.xlsx.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
input=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for model in "$work/model" "$work/again"; do
    "$root/lake" train category --input "$input/file2.xlsx" "$input/附件3.xlsx" "$input/附件4.xlsx" \
        --title 留言主题 --text 留言详情 --label 一级分类 --tree "$input/附件1.xlsx" \
        --splits 10 --seed "${2:-201}" --out "$model"
done
diff -r "$work/model" "$work/again" && echo "the same bytes"
cat "$work/model/reliability.csv"
"$root/lake" classify events --model "$work/model" --input "$input/附件4.xlsx" --id 留言编号 --out "$work/classified"
