#!/bin/sh
# prettyplease 0.3.0: documentation with a carriage return is printed into `///` as it is, and what is printed is no Rust: the
# compiler refuses a bare one in a comment, and syn does not read it either. As an attribute, where it is written `\r`, the
# same text is valid. Other text that a comment cannot hold (`*/`, a slash at the front) is left as an attribute.
#
#   #[doc = "one\rtwo"] pub struct Thing;
#     -> "///one\rtwo\npub struct Thing;\n", read again: false
#   #[doc = "one */\ntwo"] pub struct Thing;
#     -> "#[doc = \"one */\\ntwo\"]\npub struct Thing;\n", read again: true
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
syn = { version = "=3.0.10", features = ["full"] }

[workspace]
TOML
cat > src/main.rs <<'RUST'
fn again(source: &str) -> bool {
    let printed = prettyplease::unparse(&syn::parse_file(source).unwrap());
    let read = syn::parse_file(&printed).is_ok();
    println!("{source}\n  -> {printed:?}, read again: {read}");
    read
}

fn main() {
    assert!(!again(r#"#[doc = "one\rtwo"] pub struct Thing;"#));
    assert!(again(r#"#[doc = "one */\ntwo"] pub struct Thing;"#));
}
RUST
cargo run --quiet
