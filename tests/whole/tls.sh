#!/usr/bin/env bash
# What features of TLS there are, put together in every way that matters: graph-runtime compiles with each without a
# warning, and a program that has ring, AWS-LC and azure_core's own HTTP stack at once works with both stacks
# (tls/main.rs). Some minutes with
# nothing compiled before; native-tls needs the headers of OpenSSL on Linux.
#
#     tests/whole/tls.sh
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/target/tls
export CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$root/target"
unset RUSTFLAGS RUSTC_WRAPPER SSL_CERT_FILE SSL_CERT_DIR

failed=0
for features in client rustls aws-lc native-tls rustls,http2 native-tls,http2 rustls,native-tls aws-lc,native-tls \
    rustls,aws-lc rustls,aws-lc,native-tls,http2,serde,testing,testing-http; do
    start=$EPOCHREALTIME
    said=$(cd "$root" && cargo check --quiet -p graph-runtime --no-default-features --features "$features" 2>&1) || failed=1
    [ -z "$said" ] || { failed=1; printf '%s\n' "$said"; }
    awk -v features="$features" -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { printf "%s: %.1f s\n", features, end - start }'
done

mkdir -p "$work/src"
cp "$root/tests/whole/tls/main.rs" "$work/src/main.rs"
cp "$root/Cargo.lock" "$work/Cargo.lock"
cat >"$work/Cargo.toml" <<TOML
[package]
name = "tls"
edition = "2024"

[workspace]

[dependencies]
azure_core = "1"
azure_identity = "1"
graph-synchronization = { path = "$root/generated/synchronization-v1" }
rcgen = { version = "0.14", default-features = false, features = ["crypto", "pem", "ring"] }
rustls = { version = "0.23", default-features = false, features = ["aws_lc_rs", "ring", "std", "tls12"] }
tokio = { version = "1", features = ["io-util", "net", "rt-multi-thread"] }
tokio-rustls = { version = "0.26", default-features = false }
TOML
(cd "$work" && cargo run --quiet) || failed=1
exit "$failed"
