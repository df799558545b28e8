#!/usr/bin/env bash
# What a user compiles of the whole of Graph: `cargo check` of the crate of `/**` with some of its features. In each round every
# kind has its turn, and the least counts; dependencies are compiled before. Needs GNU time. All is made in target/cost/whole/.
#
#     tests/cost/whole.sh METADATA ROUNDS parts     a few features, with models in parts and all in one crate; 3 minutes a round
#     tests/cost/whole.sh METADATA ROUNDS roots     every root's feature, its models alone and with the client; 5 minutes a round
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/target/cost/whole
metadata=$(realpath "$1")
rounds=$2
mkdir -p "$work"
export CARGO_INCREMENTAL=0 work
(cd "$root" && cargo build --quiet --release -p xtask)
unset RUSTFLAGS RUSTC_WRAPPER

# generate KIND DIVIDE
generate() {
    printf 'divide = %s\n' "$2" >"$work/$1.toml"
    (cd "$root" && cargo run --quiet --release -p xtask -- generate --metadata "$metadata" --path '/**' --name graph-all --config "$work/$1.toml" --out "$work/$1")
    (cd "$work/$1" && cargo fetch --quiet)
    rm -f "$work/$1 "*
}
# check KIND FEATURES
check() { cargo check --offline --quiet --no-default-features --features "$2" --manifest-path "$work/$1/Cargo.toml"; }
export -f check
# timed KIND FEATURES: seconds of the clock and of processors, and the largest process in MB, to the notes of both.
timed() {
    find "$work/$1/src" "$work/$1"/models-* -name lib.rs -exec touch {} + 2>/dev/null || true
    /usr/bin/time -f '%e %U %S %M' -o "$work/time" bash -c 'check "$@"' check "$1" "$2"
    awk '{ printf "%.1f %.1f %d\n", $1, $2 + $3, $4 / 1024 }' "$work/time" >>"$work/$1 $2"
}
# least KIND FEATURES: of all rounds, as cells of a table.
least() {
    for column in 1 2 3; do cut -d ' ' -f "$column" "$work/$1 $2" | sort -g | head -1; done |
        paste -s -d ' ' | awk '{ printf "%s s | %s s | %s MB |", $1, $2, $3 }'
}
columns='wall | processors | largest process |'

generate parts true
case $3 in
parts)
    generate one false
    kinds=(parts one)
    features=(client client,applications client,groups client,users users client,device-management full full,serde client,full client,full,serde)
    ;;
roots)
    kinds=(parts)
    mapfile -t roots < <(sed -n '/^full = \[/,/^]/s/^    "\([^/"]*\)",$/\1/p' "$work/parts/Cargo.toml")
    features=("${roots[@]}" "${roots[@]/#/client,}")
    ;;
esac
for round in $(seq 0 "$rounds"); do
    # What it depends on is compiled first, in a round that does not count.
    [ "$round" -gt 0 ] && step=timed || step=check
    for of in "${features[@]}"; do
        for kind in "${kinds[@]}"; do "$step" "$kind" "$of"; done
    done
done

case $3 in
parts)
    echo "| features | $columns one crate: $columns"
    for of in "${features[@]}"; do echo "| \`$of\` | $(least parts "$of") $(least one "$of")"; done
    ;;
roots)
    echo "| feature | models: $columns with the client: $columns"
    for of in "${roots[@]}"; do echo "| \`$of\` | $(least parts "$of") $(least parts "client,$of")"; done
    ;;
esac
