#!/bin/sh
# iso8601-duration 0.2.0: a duration of no length is written as `P`, which is none, and which the crate does not read itself.
# Seconds are an `f32`, so above 2^23, some 97 days, not even half seconds are kept, and above 2^24 not each whole one. The
# sign, which Edm.Duration has, is an error.
#
#   PT0S           -> P, read again: false
#   PT12345678.5S  -> PT12345678S, read again: true
#   PT16777217S    -> PT16777216S, read again: true
#   -PT1S          -> error
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
iso8601-duration = "=0.2.0"

[workspace]
TOML
cat > src/main.rs <<'RUST'
use iso8601_duration::Duration;

fn again(text: &str) -> String {
    let shown = match Duration::parse(text) {
        Ok(duration) => {
            let written = duration.to_string();
            format!("{written}, read again: {}", Duration::parse(&written).is_ok())
        }
        Err(_) => "error".to_owned(),
    };
    println!("{text:13}  -> {shown}");
    shown
}

fn main() {
    assert_eq!(again("PT0S"), "P, read again: false");
    assert_eq!(again("PT12345678.5S"), "PT12345678S, read again: true");
    assert_eq!(again("PT16777217S"), "PT16777216S, read again: true");
    assert_eq!(again("-PT1S"), "error");
}
RUST
cargo run --quiet
