#!/usr/bin/env bash
# What is called breaking, held against two witnesses. The first is the compiler: every row of tests/semver/changes.toml in both
# directions, and pairs of Graph's history drawn at random. The second is cargo-semver-checks, for what is removed: it has to find
# each removal, and nothing in what is called compatible. It compares no types, so other breaks are not for it.
#
#     tests/whole/semver.sh                  both; needs `cargo install cargo-semver-checks --locked`, or skips the second
#     SEMVER_SEED=7 tests/whole/semver.sh    other pairs
#     SEMVER_WITNESSED=20 tests/whole/semver.sh    at most 20 pairs of crates for the second witness
set -euo pipefail
shopt -s inherit_errexit nullglob

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/target/semver
export CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$root/target"
unset RUSTFLAGS RUSTC_WRAPPER

cd "$root"
SEMVER_ROWS=all SEMVER_PAIRS=${SEMVER_PAIRS:-12} \
    cargo test --quiet -p graph-tests --no-default-features --test semver -- --nocapture

if ! cargo semver-checks --version >"$root/target/semver-checks" 2>&1; then
    echo "skipped: the second witness needs cargo-semver-checks"
    exit 0
fi
rm -rf "$work"
SEMVER_WITNESS=$work cargo test --quiet -p graph-tests --no-default-features --test semver witness

checked=0 wrong=0 limit=${SEMVER_WITNESSED:-1000}
for folder in "$work"/*/; do
    [ "$checked" -lt "$limit" ] || break
    read -r expected name <"$folder/expected"
    [ -d "$folder/old/models-shared" ] || [ -d "$folder/new/models-shared" ] && continue # items of other crates are not seen
    for age in old new; do
        [ -f "$folder/$age/Cargo.lock" ] || cp "$root/Cargo.lock" "$folder/$age/"
        printf '\n[workspace]\n' >>"$folder/$age/Cargo.toml"
    done
    checked=$((checked + 1))
    # One version, so that what the version allows is the same for all: no break.
    said=$(CARGO_NET_OFFLINE=true cargo semver-checks --manifest-path "$folder/new/Cargo.toml" \
        --baseline-root "$folder/old" --only-explicit-features --features client,serde \
        --release-type minor --color never 2>&1) && found=compatible || found=removed
    if ! grep -q 'Checked' <<<"$said"; then
        echo "$said"
        echo "$name: not compared"
        wrong=$((wrong + 1))
    elif [ "$found" != "$expected" ]; then
        echo "$said"
        echo "$name ($(basename "$folder")): $expected here, $found by cargo-semver-checks"
        wrong=$((wrong + 1))
    fi
done
echo "cargo-semver-checks: $checked pairs of crates, $wrong differences"
rm -rf "$work"
[ "$wrong" -eq 0 ]
