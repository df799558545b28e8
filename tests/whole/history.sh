#!/usr/bin/env bash
# A crate of all of Graph v1.0 for each file of its history, as a maintainer would have made it: the facts are imported, the
# crate is generated with the version and the changelog that follow from its last release, and that version is released before the
# next file. A row for each: version, breaking changes in the changelog, files, seconds to generate and to check. Version and
# breaking changes must be those of docs/reports/history.md. The last crates also compile, without a warning, with
# `client,full,serde`. Generating takes about 10 s a file, compiling half a minute more.
#
#     tests/whole/history.sh [DIR]    DIR has a folder history-v1.0
#     HISTORY_CHECKED=16 tests/whole/history.sh    compiles the last 16; without it, the last one; with 0, none
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$(realpath "${1:-$root/../shared/metadata}" 2>/dev/null || true)
[ -d "$shared/history-v1.0" ] || { echo "skipped: there is no ../shared/metadata/history-v1.0" >&2; exit 0; }
files=("$shared"/history-v1.0/*.csdl)
export CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$root/target"
unset RUSTFLAGS RUSTC_WRAPPER
(cd "$root" && cargo build --quiet -p xtask)

mkdir -p "$root/target"
work=$(mktemp -d "$root/target/history-XXXXXX") # a new folder: see docs/performance.md
trap 'rm -rf "$work"' EXIT
slice=$work/metadata/all
mkdir -p "$slice"
cp "$root/metadata/corrections.toml" "$work/metadata/"
printf '[workspace]\nmembers = ["generated/*", "generated/*/models-*"]\n' >"$work/Cargo.toml"
cp "$root/Cargo.lock" "$work/"
cp -r "$root/codegen" "$work/"
sed -n '/^\[workspace.package\]/,/^$/p; /^\[workspace.dependencies\]/,/^\[workspace.lints/p' "$root/Cargo.toml" |
    sed '$d' >>"$work/Cargo.toml"
sed -n '/^\[workspace.lints.rust\]/,/^\[profile/p' "$root/Cargo.toml" | sed '$d' >>"$work/Cargo.toml"
settings=$'crate = "graph-all"\napi = "v1.0"\npaths = ["/**"]\n'
printf '%s' "$settings" >"$slice/slice.toml"
xtask() { "$root/target/debug/xtask" --root "$work" "$@" 2>"$work/said" >/dev/null || { cat "$work/said" >&2; return 1; }; }

reported=$(sed -n '/^## all of Graph v1.0/,/^## all of Graph beta/p' "$root/docs/reports/history.md")
failed=0 count=${#files[@]} index=0
echo '| metadata | version | breaking | files | generated in | checked in |'
echo '|---|---|---:|---:|---:|---:|'
for file in "${files[@]}"; do
    index=$((index + 1))
    name=$(basename "$file")
    start=$SECONDS
    xtask import "$file" --slice all
    xtask generate all
    generated=$((SECONDS - start)) crate=$work/generated/all
    version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$crate/Cargo.toml" | head -1)
    breaking=$(sed -n "/^## $version/,/^## /{/^### Breaking/,/^### [^B]/p}" "$crate/CHANGELOG.md" 2>/dev/null | grep -c '^- ' || true)
    made=$(find "$crate" -type f | wc -l)
    checked=-
    if [ $((count - index)) -lt "${HISTORY_CHECKED:-1}" ]; then
        start=$SECONDS
        if ! (cd "$work" && cargo check --offline --quiet --package graph-all --no-default-features \
            --features client,full,serde) >"$work/said" 2>&1 || [ -s "$work/said" ]; then
            cat "$work/said" >&2
            failed=1
        fi
        checked="$((SECONDS - start)) s"
    fi
    echo "| $name | $version | $breaking | $made | $generated s | $checked |"
    # The report leaves out a zero.
    row="| $name | $version | $breaking |"
    grep -qF "${row/| 0 |/| |}" <<<"$reported" ||
        { echo "docs/reports/history.md has another version or number of breaking changes for $name" >&2; failed=1; }
    # The release, before the next file comes.
    printf '%sreleased = "%s"\n' "$settings" "$version" >"$slice/slice.toml"
    xtask generate all
done
exit "$failed"
