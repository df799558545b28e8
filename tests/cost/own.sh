#!/usr/bin/env bash
# What the client costs to compile, beside another revision of the project: a cold `cargo check` of client.rs without an HTTP
# stack, with all dependencies, in turns; and what of it is graph-runtime and the generated crate, with everything below
# them compiled. Seconds of processors and ratios, the medians of so many rounds. Needs GNU time.
#
#     tests/cost/own.sh REVISION [ROUNDS]
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
revision=${1:?name a revision, such as 31ac4ae}
rounds=${2:-3}
work=$root/target/cost/own
rm -rf "$work"
mkdir -p "$work"
# shellcheck source=tests/cost/pairs.sh
source "$root/tests/cost/pairs.sh"
unset RUSTFLAGS RUSTC_WRAPPER CARGO_TARGET_DIR
export CARGO_INCREMENTAL=0
declare -A commit=([here]=HEAD [there]=$revision)

# program SIDE: client.rs of that revision, over that revision's slice and the versions in its Cargo.lock.
program() {
    local tree=$work/trees/$1 program=$work/$1
    revision_tree "$root" "${commit[$1]}" "$tree"
    dependent "$tree" generated/synchronization-beta "$program"
    cp "$tree/tests/cost/client.rs" "$program/src/main.rs"
    (cd "$program" && cargo fetch --quiet)
}

# timed SIDE WHAT: seconds on the clock and of processors, of checking what is not compiled yet.
timed() {
    (cd "$work/$1" && /usr/bin/time -f '%e %U %S' -o "$work/time" cargo check --offline --quiet)
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$work/$1.$2"
}

# again SIDE WHAT FOLDER…: as above, of the packages in these folders and the program, with everything else compiled.
again() {
    local side=$1 what=$2
    changed "$work/trees/$side" "${@:3}"
    timed "$side" "$what"
}

# row LABEL WHAT COLUMN
row() {
    local here there
    here=$(awk -v c="$3" '{ print $c }' "$work/here.$2" | median)
    there=$(awk -v c="$3" '{ print $c }' "$work/there.$2" | median)
    awk -v label="$1" -v here="$here" -v there="$there" 'BEGIN { printf "| %s | %.2f s | %.2f s | %.2f |\n", label, here, there, here / there }'
}

for side in here there; do program "$side"; done
for _ in $(seq "$rounds"); do
    for side in here there; do
        rm -rf "${work:?}/$side/target"
        timed "$side" cold
        again "$side" both codegen/runtime generated/synchronization-beta
        again "$side" slice generated/synchronization-beta
    done
done

echo "| | here | $revision | ratio |"
echo "|---|---|---|---|"
row "cold, with dependencies: clock" cold 1
row "cold, with dependencies: processors" cold 2
row "graph-runtime and the generated crate: clock" both 1
row "graph-runtime and the generated crate: processors" both 2
row "the generated crate: clock" slice 1
row "the generated crate: processors" slice 2
