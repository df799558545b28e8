#!/bin/sh
# prettyplease 0.3.0 and rustdoc: a list with `*` in a `#[doc = "…"]` of several lines is no list once it has been printed. The
# printer makes `/** … */` of such text, and in these rustdoc takes a column of asterisks for a frame and leaves it out. The
# tokens are the same for syn, which does not see the difference. With `-` it stays a list, and with an attribute for each line
# too, since these become `///`.
#
#   attribute:         2 items
#   after the printer: 0 items
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
prettyplease = "=0.3.0"
syn = { version = "=3.0.10", features = ["full", "extra-traits"] }

[workspace]
TOML
cat > src/main.rs <<'RUST'
use std::{fs, process::Command};

/// How many items of lists rustdoc finds in the documentation of `Thing`.
fn items(source: &str) -> usize {
    fs::write("observed.rs", source).unwrap();
    let arguments = ["--crate-type", "lib", "--out-dir", "doc", "observed.rs"];
    assert!(Command::new("rustdoc").args(arguments).status().unwrap().success());
    let page = fs::read_to_string("doc/observed/struct.Thing.html").unwrap();
    page.split("docblock").nth(1).unwrap().matches("<li>").count()
}

fn main() {
    let source = r#"#[doc = "Either:\n * one\n * two"] pub struct Thing;"#;
    let tree = syn::parse_file(source).unwrap();
    let printed = prettyplease::unparse(&tree);
    assert!(syn::parse_file(&printed).unwrap() == tree);
    let (before, after) = (items(source), items(&printed));
    println!("attribute:         {before} items\nafter the printer: {after} items");
    assert_eq!((before, after), (2, 0));
}
RUST
cargo run --quiet
