#!/usr/bin/env bash
# Every metadata file of ../shared, its history included, makes a whole crate (`/**`) that compiles with
# `client,full,serde`, and without a warning. A line for each: file, warnings of the metadata, seconds to generate and to check. Half a minute a file, and
# longer for the first. `cargo test -p graph-tests --test whole_files` does the same for three of them.
#
#     tests/whole/compile.sh               all of them
#     tests/whole/compile.sh FILE…         these alone
set -euo pipefail
shopt -s inherit_errexit nullglob

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/target/whole
metadata=$root/../shared/metadata
mkdir -p "$work"
export CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$root/target"
unset RUSTFLAGS RUSTC_WRAPPER

files=("$@")
[ "$#" -gt 0 ] || files=("$metadata"/*.csdl "$metadata"/*/*.csdl)
(cd "$root" && cargo build --quiet -p xtask)

failed=0
for file in "${files[@]}"; do
    name=$(basename "$file" .csdl)
    case "$name" in
        *synchronization*) continue ;; # a part of a file, without a service
        beta*) api=beta ;;
        *) api=v1.0 ;;
    esac
    crate=graph-whole # one name, so that what is compiled of the last file is not kept
    start=$SECONDS
    if ! "$root/target/debug/xtask" --root "$root" generate --metadata "$file" --path '/**' --api "$api" --name "$crate" \
        --out "$work/crate" --runtime "$root/codegen/runtime" --format json >"$work/report.json"; then
        echo "$name: not generated"
        failed=1
        continue
    fi
    generated=$((SECONDS - start))
    warnings=$({ grep -o '"kind":"[a-z-]*"' "$work/report.json" || true; } | sort | uniq -c | awk '{ gsub(/"|kind:/, "", $2); printf "%s%s %s", sep, $1, $2; sep = ", " }')
    cp "$root/Cargo.lock" "$work/crate/Cargo.lock"
    start=$SECONDS
    if ! cargo check --offline --quiet --no-default-features --features client,full,serde \
        --manifest-path "$work/crate/Cargo.toml" 2>"$work/said"; then
        cat "$work/said"
        echo "$name: does not compile"
        failed=1
    elif [ -s "$work/said" ]; then
        cat "$work/said"
        echo "$name: compiles with warnings"
        failed=1
    else
        echo "$name: ${warnings:-no warning}; generated in $generated s, checked in $((SECONDS - start)) s"
    fi
done
rm -rf "$work/crate"
exit "$failed"
