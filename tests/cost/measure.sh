#!/usr/bin/env bash
# What it costs to compile a program that uses the generated crate, beside programs that do without: a cold `cargo check`
# each, all in one run, as a table. Needs GNU time. The programs stand beside this file; they are made in target/cost/.
#
#     tests/cost/measure.sh [ROUNDS]      the least of so many rounds (1); a busy machine only ever adds
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${1:-1}
work=$root/target/cost
slice="graph-synchronization-beta = { path = \"$root/generated/synchronization-beta\", default-features = false"
unset RUSTFLAGS RUSTC_WRAPPER CARGO_TARGET_DIR

# program NAME SOURCE DEPENDENCIES: a package of its own, with the versions of this workspace.
program() {
    mkdir -p "$work/$1/src"
    cp "$root/tests/cost/$2.rs" "$work/$1/src/main.rs"
    cp "$root/Cargo.lock" "$work/$1/Cargo.lock"
    printf '[package]\nname = "%s"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n%s\n' "$1" "$3" >"$work/$1/Cargo.toml"
    (cd "$work/$1" && cargo fetch --quiet)
}

# timed NAME COMMAND…: seconds on the clock, seconds of processors, and the largest process in MB.
timed() {
    local name=$1
    shift
    (cd "$work/$name" && /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@")
    awk '{ printf "%.2f %.2f %d\n", $1, $2 + $3, $4 / 1024 }' "$work/time"
}

# block LANGUAGE: the first block of that language in the README.
block() { awk -v mark="\`\`\`$1" 'index($0, "```") == 1 { inside = !done && index($0, mark) == 1; done = done || inside; next } inside' "$root/README.md"; }

# first NAME DEPENDENCIES: the first program of the README, with these dependencies.
first() {
    program "$1" client "$2"
    block rust >"$work/$1/src/main.rs"
}

# least FILE COLUMN: the least of the rounds.
least() { sort -n -k "$2,$2" "$1" | awk -v column="$2" 'NR == 1 { print $column }'; }

program derives derives $'serde = { version = "1", features = ["derive"] }\nserde_json = "1"\ntime = "0.3"'
program types types "$slice }"
program client client "$slice, features = [\"client\"] }"
program default client "$slice, features = [\"rustls\"] }"
program graph-rs-sdk untyped $'graph-rs-sdk = "3"\nserde_json = "1"'
readme=$(block toml | sed -e '/^\[/d' -e "s|path = \"generated|path = \"$root/generated|")
own=$(sed -e 's|" }$|", default-features = false, features = ["client", "serde"] }|' -e 's|^azure_identity.*|azure_core = "1"\nazure_identity = "1"|' <<<"$readme")
first first-program "$readme"
first on-azure_core "$own"
all=(derives types client default first-program on-azure_core graph-rs-sdk)

rm -f "$work"/*.cold "$work"/*.alone
for _ in $(seq "$rounds"); do
    for name in "${all[@]}"; do
        rm -rf "$work/$name/target"
        timed "$name" cargo check --offline --quiet >>"$work/$name.cold"
        case $name in types | client | default)
            (cd "$work/$name" && cargo clean --offline --quiet -p graph-synchronization-beta)
            timed "$name" cargo check --offline --quiet -p graph-synchronization-beta >>"$work/$name.alone" ;;
        esac
    done
done

echo "| program | crates | wall | processors | largest process | the slice crate alone: wall; processors |"
echo "|---|---|---|---|---|---|"
for name in "${all[@]}"; do
    crates=$(cd "$work/$name" && cargo tree --offline --edges normal,build --prefix none | sed 's/ (\*)$//' | sort -u | wc -l)
    alone=
    [ -f "$work/$name.alone" ] && alone="$(least "$work/$name.alone" 1) s; $(least "$work/$name.alone" 2) s"
    echo "| $name | $((crates - 1)) | $(least "$work/$name.cold" 1) s | $(least "$work/$name.cold" 2) s | $(least "$work/$name.cold" 3) MB | $alone |"
done
