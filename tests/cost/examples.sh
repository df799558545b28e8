#!/usr/bin/env bash
# What `cargo xtask examples` costs over the v1.0 reference of July 2021, beside another revision of the project: the two
# run in turns, and each pair gives a ratio. Needs GNU time and ../shared.
#
#     tests/cost/examples.sh REVISION [PAIRS]      fails if the median ratio of the times on the clock is over 1.10
#
# XTASK_HERE and XTASK_THERE name programs that are built already.
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
revision=${1:?name a revision, such as 31ac4ae}
pairs=${2:-9}
work=$root/target/cost/examples
metadata=$root/../shared/metadata/v1.0-Prod-2021-07-20.csdl
pages=$root/../shared/docs/v1.0-2021-07
mkdir -p "$work"
# shellcheck source=tests/cost/pairs.sh
source "$root/tests/cost/pairs.sh"

# built NAME FOLDER: the command line of that folder, in release.
built() {
    (cd "$2" && cargo build --quiet --release -p xtask --target-dir "$work/target")
    cp "$work/target/release/xtask" "$work/$1"
    echo "$work/$1"
}

here=${XTASK_HERE:-$(built here "$root")}
if [ -z "${XTASK_THERE:-}" ]; then
    there_root=$work/revision
    revision_tree "$root" "$revision" "$there_root"
    XTASK_THERE=$(built there "$there_root")
fi
there=$XTASK_THERE

# timed PROGRAM: seconds on the clock, and seconds of processors. Findings make it exit with 1.
timed() {
    (cd "$root" && /usr/bin/time -q -f '%e %U %S' -o "$work/time" \
        "$1" examples --metadata "$metadata" --docs "$pages" >/dev/null 2>&1) || [ $? -eq 1 ]
    awk '{ printf "%.2f %.2f\n", $1, $2 + $3 }' "$work/time"
}

timed "$here" >/dev/null
timed "$there" >/dev/null
rm -f "$work/pairs"
for _ in $(seq "$pairs"); do
    echo "$(timed "$here") $(timed "$there")" >>"$work/pairs"
done

ratio=$(awk '{ print $1 / $3 }' "$work/pairs" | median)
echo "| | wall | processors |"
echo "|---|---|---|"
echo "| here | $(awk '{ print $1 }' "$work/pairs" | median) s | $(awk '{ print $2 }' "$work/pairs" | median) s |"
echo "| $revision | $(awk '{ print $3 }' "$work/pairs" | median) s | $(awk '{ print $4 }' "$work/pairs" | median) s |"
echo "| ratio, pair by pair | $ratio | $(awk '{ print $2 / $4 }' "$work/pairs" | median) |"
awk -v ratio="$ratio" 'BEGIN { exit ratio > 1.10 }'
