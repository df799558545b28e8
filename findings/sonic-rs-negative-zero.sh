#!/bin/sh
# sonic-rs 0.5.10: a negative zero is read as zero, as a value and as an `f64`, and written with its sign. JSON has it, as has
# Edm.Double; serde_json keeps it both ways. `-0` too, which serde_json reads as -0.0.
#
#   read -0.0:  sonic-rs 0.0, serde_json -0.0
#   write -0.0: sonic-rs -0.0, serde_json -0.0
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "observed"
version = "0.0.0"
edition = "2024"

[dependencies]
serde_json = "=1.0.154"
sonic-rs = "=0.5.10"

[workspace]
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let read: [f64; 2] = [sonic_rs::from_str("-0.0").unwrap(), serde_json::from_str("-0.0").unwrap()];
    let written = [sonic_rs::to_string(&-0.0).unwrap(), serde_json::to_string(&-0.0).unwrap()];
    println!("read -0.0:  sonic-rs {:?}, serde_json {:?}", read[0], read[1]);
    println!("write -0.0: sonic-rs {}, serde_json {}", written[0], written[1]);
    assert_eq!(read.map(f64::is_sign_negative), [false, true]);
    assert_eq!(written, ["-0.0", "-0.0"]);
}
RUST
cargo run --quiet
