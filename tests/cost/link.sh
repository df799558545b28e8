#!/usr/bin/env bash
# What a program links that reads one application: on the crate of /applications/**, and on the crate of everything with its
# feature `applications` and with all of them. A release build each, of the crate and the program, and the program's size.
# Needs GNU time. The program is linked.rs; all is made in target/cost/link/.
#
#     tests/cost/link.sh METADATA         METADATA is a whole file; `full` takes minutes and some gigabytes
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/target/cost/link
metadata=$(realpath "$1")
mkdir -p "$work"
export CARGO_INCREMENTAL=0
(cd "$root" && cargo build --quiet --release -p xtask)
unset RUSTFLAGS RUSTC_WRAPPER
generate() {
    (cd "$root" && cargo run --quiet --release -p xtask -- generate --metadata "$metadata" --path "$2" --name graph-linked --out "$work/$1")
}
generate slice '/applications/**'
generate everything '/**'
export CARGO_TARGET_DIR=$work/target

# program NAME CRATE FEATURES: builds it, and says what that took.
program() {
    rm -rf "${work:?}/$1"
    mkdir -p "$work/$1/src"
    cp "$root/tests/cost/linked.rs" "$work/$1/src/main.rs"
    cp "$root/Cargo.lock" "$work/$1/Cargo.lock"
    printf '[package]\nname = "%s"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\ngraph-linked = { path = "../%s", default-features = false, features = [%s] }\nasync-trait = "0.1"\ntokio = { version = "1", features = ["rt"] }\n' \
        "$1" "$2" "$3" >"$work/$1/Cargo.toml"
    (cd "$work/$1" && cargo fetch --quiet && cargo build --offline --quiet --release -p graph-runtime -p async-trait -p tokio)
    (cd "$work/$1" && /usr/bin/time -f '%e %U %S %M' -o "$work/time" cargo build --offline --quiet --release)
    local program=$work/target/release/$1
    strip -o "$program.stripped" "$program"
    awk -v name="$1" -v size="$(stat -c %s "$program")" -v stripped="$(stat -c %s "$program.stripped")" \
        '{ printf "| %s | %.0f s | %.0f s | %d MB | %d | %d |\n", name, $1, $2 + $3, $4 / 1024, size, stripped }' "$work/time"
}

echo "| crate and features | wall | processors | largest process | size | stripped |"
echo "|---|---|---|---|---|---|"
program slice-of-applications slice '"rustls"'
program everything-applications everything '"rustls", "applications"'
program everything-full everything '"rustls", "full"'
