#!/bin/sh
# azure_core 1.1.0: `time::iso8601`, also for fields (`serde(with = …)`), reads the fraction of a second and writes none. What
# is read and written again is up to a second earlier, so that a model that is sent back changes its times, and two that
# differ come out equal. `time::rfc3339` beside it keeps nine digits.
#
#   2024-01-01T00:00:00.9999999Z
#   rfc3339 -> 2024-01-01T00:00:00.9999999Z
#   iso8601 -> 2024-01-01T00:00:00Z
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
azure_core = { version = "=1.1.0", default-features = false }

[workspace]
TOML
cat > src/main.rs <<'RUST'
use azure_core::time::{iso8601, parse_rfc3339, to_rfc3339};

fn main() {
    let text = "2024-01-01T00:00:00.9999999Z";
    let time = iso8601::parse_iso8601(text).unwrap();
    assert_eq!(time, parse_rfc3339(text).unwrap());
    let (rfc3339, iso8601) = (to_rfc3339(&time), iso8601::to_iso8601(&time).unwrap());
    println!("{text}\nrfc3339 -> {rfc3339}\niso8601 -> {iso8601}");
    assert_eq!(rfc3339, text);
    assert_eq!(iso8601, "2024-01-01T00:00:00Z");
}
RUST
cargo run --quiet
