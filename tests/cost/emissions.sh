#!/usr/bin/env bash
# Two ways of emission, compared: models as tables beside serde's derives, plain and with `flatten`; operations that return
# a request beside `async fn`s. One crate is generated, the others are made of it; in each round every kind has its turn, and
# the least counts. Needs GNU time. The programs stand in emissions/; all is made in target/cost/emissions/.
#
#     tests/cost/emissions.sh METADATA ROUNDS check PATTERN…      cargo check alone
#     tests/cost/emissions.sh METADATA ROUNDS release PATTERN…    and release builds and runs; of '/users/**' that is an hour
#
# The programs read and list users, and call getMemberGroups, so a release wants these paths:
#
#     /users '/users/{id}' '/users/{id}/getMemberGroups'
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/cost/emissions
work=$root/target/cost/emissions
metadata=$(realpath "$1")
rounds=$2
steps=$3
shift 3
mkdir -p "$work"
export CARGO_INCREMENTAL=0
(cd "$root" && cargo run --quiet --release -p xtask -- generate --metadata "$metadata" --path "$@" --name graph-users --out "$work/generated")
unset RUSTFLAGS RUSTC_WRAPPER
export CARGO_TARGET_DIR=$work/target

# program NAME SOURCES DEPENDENCIES: a package of its own, with the versions of this workspace.
program() {
    rm -rf "${work:?}/$1"
    mkdir -p "$work/$1/src"
    cp "$here/$2"/* "$work/$1/src/"
    cp "$root/Cargo.lock" "$work/$1/Cargo.lock"
    printf '[package]\nname = "%s"\nedition = "2024"\n\n[workspace]\n\n[profile.release]\nstrip = true\n\n[dependencies]\n%s\n' "$1" "$3" >"$work/$1/Cargo.toml"
    (cd "$work/$1" && cargo fetch --quiet)
}

# built NAME PACKAGE…: what a program depends on, once.
built() {
    local name=$1 packages=()
    shift
    for package in "$@"; do packages+=(-p "$package"); done
    (cd "$work/$name" && cargo check --offline --quiet -j1 "${packages[@]}")
    [ "$steps" = check ] || (cd "$work/$name" && cargo build --offline --quiet -j1 --release "${packages[@]}")
}

# timed NAME STEP COMMAND…: seconds of processors and the largest process in MB, to the notes of that name and step.
timed() {
    local name=$1 step=$2
    shift 2
    (cd "$work/$name" && /usr/bin/time -f '%U %S %M' -o "$work/time" "$@")
    awk '{ printf "%.2f %d\n", $1 + $2, $3 / 1024 }' "$work/time" >>"$work/$name.$step"
}

# measured NAME KIND: what compiling and running cost, once.
measured() {
    touch "$work/$2/src/lib.rs"
    timed "$1" check cargo check --offline --quiet -j1 -p graph-users
    [ "$steps" = check ] && return
    touch "$work/$2/src/lib.rs"
    timed "$1" crate cargo build --offline --quiet -j1 --release -p graph-users
    touch "$work/$1/src/main.rs"
    timed "$1" program cargo build --offline --quiet -j1 --release
    for _ in 1 2 3; do "$work/target/release/$1" >>"$work/$1.run"; done
}

# least NAME STEP COLUMN: the least of the rounds; nothing where it was not asked for.
least() { [ ! -f "$work/$1.$2" ] || sort -n -k "$3,$3" "$work/$1.$2" | awk -v column="$3" 'NR == 1 { print $column }'; }

# row NAME KIND RUN: the least of all.
row() {
    local size=
    [ "$steps" = check ] || size=$(stat -c %s "$work/target/release/$1")
    echo "| $2 | $(least "$1" check 1) s | $(least "$1" check 2) MB | $(least "$1" crate 1) s | $(least "$1" program 1) s | $size | $3 |"
}

program rewrite rewrite $'proc-macro2 = "1"\nprettyplease = "0.3"\nquote = "1"\nsyn = { version = "3", features = ["full"] }'
(cd "$work/rewrite" && cargo build --offline --quiet --release -j1)
for kind in tables derives flatten async; do
    rm -rf "${work:?}/$kind"
    "$work/target/release/rewrite" "$kind" "$work/generated" "$work/$kind"
done
for kind in tables derives flatten; do
    program "users-$kind" users "graph-users = { path = \"../$kind\", default-features = false, features = [\"serde\"] }"
done
for kind in tables async; do
    program "calls-$kind" calls "graph-users = { path = \"../$kind\", default-features = false, features = [\"client\", \"serde\"] }
async-trait = \"0.1\"
tokio = { version = \"1\", features = [\"macros\", \"rt\"] }"
done
built users-tables graph-runtime
built users-derives graph-runtime serde serde_json
built calls-tables graph-runtime async-trait tokio

rm -f "$work"/*.check "$work"/*.crate "$work"/*.program "$work"/*.run
for _ in $(seq "$rounds"); do
    for kind in tables derives flatten; do measured "users-$kind" "$kind"; done
    for kind in tables async; do measured "calls-$kind" "$kind"; done
done

echo "| models | check | memory | release: the crate | a program | its size | reads; writes; drops; bytes read; written |"
echo "|---|---|---|---|---|---|---|"
for kind in tables derives flatten; do
    run=
    for column in 1 2 3 4 5; do run+="$(least "users-$kind" run "$column"); "; done
    row "users-$kind" "$kind" "$run"
done
echo "| operations | check | memory | release: the crate | a program | its size | a call |"
echo "|---|---|---|---|---|---|---|"
for kind in tables async; do row "calls-$kind" "$kind" "$(least "calls-$kind" run 1) µs"; done
