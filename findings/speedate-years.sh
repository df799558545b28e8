#!/bin/sh
# speedate 0.18.0: a duration of a year's days or more is written with years, of 365 days each. What was an Edm.Duration, which
# has days and no years (OData ABNF, `durationValue`; XML Schema's dayTimeDuration), is none anymore. Read again it is the same
# only where a year is 365 days, which ISO 8601 does not say.
#
#   P364D  -> P364D
#   P400D  -> P1Y35D
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
speedate = "=0.18.0"

[workspace]
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let again = |text: &str| speedate::Duration::parse_str(text).unwrap().to_string();
    for text in ["P364D", "P400D"] {
        println!("{text}  -> {}", again(text));
    }
    assert_eq!(["P364D", "P400D"].map(again), ["P364D", "P1Y35D"]);
}
RUST
cargo run --quiet
