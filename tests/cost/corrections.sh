#!/usr/bin/env bash
# What corrections of Graph's metadata cost: instructions of the generation of all of Graph with metadata/corrections.toml, beside the
# same without. Both are counted by callgrind on one thread, which a loaded machine does not disturb; what is written is new each
# time. Needs valgrind.
#
#     tests/cost/corrections.sh METADATA [PAIRS]
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
metadata=$(realpath "${1:?name a metadata file, such as ../shared/metadata/v1.0-Prod-2026-07-31.csdl}")
pairs=${2:-1}
work=$root/target/cost/corrections
mkdir -p "$work"
(cd "$root" && CARGO_INCREMENTAL=0 cargo build --quiet --release -p xtask)
# shellcheck source=tests/cost/pairs.sh
source "$root/tests/cost/pairs.sh"
export RAYON_NUM_THREADS=1

# counted KIND ARGUMENT…: instructions of a run, in millions, to the notes of its kind.
counted() {
    local kind=$1
    shift
    rm -rf "$work/out" "$work/.out.remembered"
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind.$kind" "$root/target/release/xtask" --root "$root" generate \
        --metadata "$metadata" "$@" --path '/**' --name graph-cost --out "$work/out" >"$work/log" 2>&1
    awk '/^(summary|totals):/ { print $2 / 1e6; exit }' "$work/callgrind.$kind" >>"$work/$kind"
}

rm -f "$work/with" "$work/without"
for _ in $(seq "$pairs"); do
    counted with
    counted without --no-corrections
done
with=$(median <"$work/with")
without=$(median <"$work/without")
awk -v with="$with" -v without="$without" 'BEGIN {
    printf "with corrections    %.0f million instructions\nwithout             %.0f million instructions\n", with, without
    printf "difference          %+.1f %%\n", (with / without - 1) * 100
}'
