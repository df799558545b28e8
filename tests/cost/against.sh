#!/usr/bin/env bash
# What the generator costs beside another revision of the project, in turns: text to files in memory, a first and a second
# run to disk, `check` of the checked-in slice, `import` from a whole file, and the memory of the largest process. Each ratio is
# the median of the ratios of the pairs. Both revisions work in worktrees of their own. Needs GNU time and ../shared.
#
#     tests/cost/against.sh REVISION [PAIRS] [METADATA]
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
revision=${1:?name a revision, such as 31ac4ae}
pairs=${2:-9}
metadata=$(realpath "${3:-$root/../shared/metadata/beta-Prod-2021-07-13.csdl}")
work=$root/target/cost/against
rm -rf "$work/trees"
mkdir -p "$work/trees"
# shellcheck source=tests/cost/pairs.sh
source "$root/tests/cost/pairs.sh"
declare -A commit=([here]=HEAD [there]=$revision)

# Builds a revision in a worktree.
prepare() {
    local tree=$work/trees/$1
    revision_tree "$root" "${commit[$1]}" "$tree"
    (cd "$tree" && cargo build --quiet --release -p xtask --target-dir "$work/target")
    cp "$work/target/release/xtask" "$work/trees/$1.xtask"
    (cd "$tree" && cargo bench --quiet -p graph-codegen --bench whole --target-dir "$work/target" --no-run --message-format=json) |
        sed -n 's/.*"executable":"\([^"]*whole-[^"]*\)".*/\1/p' | tail -n 1 | xargs -I{} cp {} "$work/trees/$1.whole"
}

# timed NAME COMMAND…: seconds on the clock and kilobytes of the largest process, kept under NAME.
timed() {
    local name=$1
    shift
    /usr/bin/time -q -f '%e %M' -a -o "$work/trees/$name" "$@" >/dev/null 2>&1
}

# repeated NAME COMMAND…: seconds of ten runs, each of which is over before GNU time can tell, kept under NAME.
repeated() {
    local name=$1 begin=$EPOCHREALTIME
    shift
    for _ in {1..10}; do "$@" >/dev/null 2>&1; done
    awk -v b="$begin" -v e="$EPOCHREALTIME" 'BEGIN { print e - b, 0 }' >>"$work/trees/$name"
}

# Milliseconds of all stages, from text to files in memory, kept under NAME.
in_memory() {
    "$work/trees/$1.whole" --one "$metadata" | grep -o '"stages":\[[^]]*\]' |
        tr -d '"stages:[]' | awk -F, '{ for (i = 1; i <= NF; i++) all += $i; print all, 0 }' >>"$work/trees/$1.memory"
}

once() {
    local xtask=$work/trees/$1.xtask tree=$work/trees/$1 out=$work/trees/$1.out
    rm -rf "$out" "$work/trees/.$1.out.remembered"
    in_memory "$1"
    local generate=("$xtask" --root "$tree" generate --metadata "$metadata" --path '/**' --name graph-cost --out "$out")
    timed "$1.first" "${generate[@]}"
    timed "$1.second" "${generate[@]}"
    repeated "$1.check" "$xtask" --root "$tree" check
    mkdir "$tree/metadata/cost"
    printf 'crate = "graph-cost"\nversion = "0.1.0"\napi = "beta"\npaths = ["/users/{id}/messages/**"]\n' >"$tree/metadata/cost/slice.toml"
    repeated "$1.import" "$xtask" --root "$tree" import "$metadata" --slice cost
    rm -r "$tree/metadata/cost"
}

# row LABEL NAME COLUMN UNIT
row() {
    local ratio
    ratio=$(paste "$work/trees/here.$2" "$work/trees/there.$2" | awk -v c="$3" '{ print $c / $(c + 2) }' | median)
    echo "| $1 | $(awk -v c="$3" '{ print $c }' "$work/trees/here.$2" | median) $4 | $(awk -v c="$3" '{ print $c }' "$work/trees/there.$2" | median) $4 | $ratio |"
}

for side in here there; do prepare "$side"; done
for _ in $(seq "$pairs"); do
    once here
    once there
done

echo "| | here | $revision | ratio |"
echo "|---|---|---|---|"
row "text to files in memory" memory 1 ms
row "first run to disk" first 1 s
row "second run" second 1 s
row "largest process" first 2 KB
row "check of the slice, ten times" check 1 s
row "import, ten times" import 1 s
for side in here there; do
    echo "$side wrote $(find "$work/trees/$side.out" -type f | wc -l) files, $(find "$work/trees/$side.out" -type f -exec cat {} + | wc -l) lines"
done
rm -rf "$work"/trees/*.out
