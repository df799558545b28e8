#!/bin/sh
# odata-params 0.4.0: strings have the escapes of C and not those of OData. A quotation mark that is doubled, as OData has it
# (ABNF, `SQUOTE-in-string`), is an error, and a backslash, which is a character like others there, changes the text: of a
# path of Windows come a line break or a tab. Where no escape is known the backslash stays.
#
#   name eq 'O''Neil'  -> None
#   path eq 'C:\new'  -> Some("C:\new")     (as Rust writes it: `\n` is a line break)
#   path eq 'C:\data'  -> Some("C:\\data")
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
odata-params = "=0.4.0"

[workspace]
TOML
cat > src/main.rs <<'RUST'
use odata_params::filters::{Expr, Value, parse_str};

fn text(filter: &str) -> Option<String> {
    let text = match parse_str(filter) {
        Ok(Expr::Compare(_, _, value)) => match *value {
            Expr::Value(Value::String(text)) => Some(text),
            _ => panic!("no string"),
        },
        Ok(_) => panic!("no comparison"),
        Err(_) => None,
    };
    println!("{filter}  -> {text:?}");
    text
}

fn main() {
    assert_eq!(text("name eq 'O''Neil'"), None);
    assert_eq!(text(r"path eq 'C:\new'").as_deref(), Some("C:\new"));
    assert_eq!(text(r"path eq 'C:\data'").as_deref(), Some(r"C:\data"));
}
RUST
cargo run --quiet
