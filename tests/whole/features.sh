#!/usr/bin/env bash
# Each feature of each crate in generated/ compiles alone, without the default ones and without a warning: with `cargo check`, so
# that only the runtime and the crate are compiled again. A line for each.
#
#     tests/whole/features.sh [CRATE…]
#
# native-tls needs the headers of OpenSSL on Linux, and aws-lc a C compiler: FEATURES_SKIPPED="native-tls aws-lc" leaves them out.
set -euo pipefail
shopt -s inherit_errexit

cd "$(dirname "$0")/../.."
export CARGO_INCREMENTAL=0
unset RUSTFLAGS RUSTC_WRAPPER

crates=("$@")
[ "$#" -gt 0 ] || mapfile -t crates < <(sed -n 's/^name = "\(.*\)"/\1/p' generated/*/Cargo.toml)
failed=0
for crate in "${crates[@]}"; do
    manifest=$(grep -l "^name = \"$crate\"" generated/*/Cargo.toml) || { echo "there is no crate $crate in generated/" >&2; exit 1; }
    mapfile -t features < <(sed -n '/^\[features\]/,/^\[dependencies\]/s/^\([a-z0-9-]*\) = \[.*/\1/p' "$manifest")
    [ "${#features[@]}" -gt 1 ] || { echo "$crate: no features are found in its manifest" >&2; exit 1; }
    for feature in '' "${features[@]}"; do
        if [[ " ${FEATURES_SKIPPED:-} " == *" $feature "* && -n "$feature" ]]; then
            echo "$crate, $feature: skipped"
            continue
        fi
        start=$EPOCHREALTIME
        said=$(cargo check --quiet --package "$crate" --no-default-features --features "$feature" 2>&1) || failed=1
        [ -z "$said" ] || { failed=1; printf '%s\n' "$said"; }
        awk -v what="$crate, ${feature:-no feature}" -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { printf "%s: %.1f s\n", what, end - start }'
    done
done
exit "$failed"
