#!/usr/bin/env bash
# What is called breaking, checked by two witnesses. The first is the compiler: every row of tests/semver/changes.toml in both
# directions, and pairs of Graph's history drawn at random. The second is cargo-semver-checks, which reads the documentation of both
# crates as JSON. It must find each removal, and nothing in what is called compatible. It does not compare types, features (no manifest is in
# the documentation) and the parts of divided crates, so it is not asked about other breaks and about those crates.
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

if ! cargo semver-checks --version >/dev/null 2>&1; then
    echo "skipped: the second witness needs cargo-semver-checks"
    exit 0
fi
rm -rf "$work"
SEMVER_WITNESS=$work cargo test --quiet -p graph-tests --no-default-features --test semver witness

checked=0 wrong=0 limit=${SEMVER_WITNESSED:-1000}
while IFS=$'\t' read -r expected old new name; do
    [ "$checked" -lt "$limit" ] || break
    checked=$((checked + 1))
    # The version is the same, so no break is allowed.
    said=$(cargo semver-checks --baseline-rustdoc "$old" --current-rustdoc "$new" \
        --release-type minor --color never 2>&1 </dev/null) && found=compatible || found=removed
    grep -q 'Checked' <<<"$said" || found="not compared"
    if [ "$found" != "$expected" ]; then
        echo "$said"
        echo "$name: $expected here, $found by cargo-semver-checks"
        wrong=$((wrong + 1))
    fi
done <"$work/pairs"
echo "cargo-semver-checks: $checked pairs of crates, $wrong differences"
rm -rf "$work"
[ "$checked" -gt 0 ] && [ "$wrong" -eq 0 ]
