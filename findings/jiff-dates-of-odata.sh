#!/bin/sh
# jiff 1.0.2 and the formats of OData: years before 0 have four digits in an Edm.Date (ABNF, `year`) and six in jiff, both read
# and written, so neither side takes what the other writes; chrono 0.4.45 has OData's. The ten to twelve digits of a fraction
# that an Edm.TimeOfDay may have are an error in jiff, where chrono leaves out those beyond the ninth.
#
#   -0001-12-31            jiff: error, chrono: -0001-12-31
#   -000001-12-31          jiff: -000001-12-31, chrono: -0001-12-31
#   12:34:56.123456789012  jiff: error, chrono: 12:34:56.123456789
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
chrono = "=0.4.45"
jiff = "=1.0.2"

[workspace]
TOML
cat > src/main.rs <<'RUST'
use std::fmt::Display;
use std::str::FromStr;

fn read<T: FromStr + Display>(text: &str) -> String {
    text.parse::<T>().map_or_else(|_| "error".to_owned(), |value| value.to_string())
}

fn both<J: FromStr + Display, C: FromStr + Display>(text: &str) -> [String; 2] {
    let found = [read::<J>(text), read::<C>(text)];
    println!("{text:21}  jiff: {}, chrono: {}", found[0], found[1]);
    found
}

fn main() {
    let date = both::<jiff::civil::Date, chrono::NaiveDate>;
    let time = both::<jiff::civil::Time, chrono::NaiveTime>;
    assert_eq!(date("-0001-12-31"), ["error", "-0001-12-31"]);
    assert_eq!(date("-000001-12-31"), ["-000001-12-31", "-0001-12-31"]);
    assert_eq!(time("12:34:56.123456789012"), ["error", "12:34:56.123456789"]);
}
RUST
cargo run --quiet
