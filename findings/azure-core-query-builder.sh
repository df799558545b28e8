#!/bin/sh
# azure_core 1.1.0: `UrlExt::query_builder` writes all of the query anew to set one pair: sorted by name, `$` as `%24`, and
# spaces as `+`, which is a space in forms and not in URLs (RFC 3986), nor among those of OData's ABNF (`SP`). A link that the
# service has made, such as a next link, is another afterwards, though one has only added to it.
#
#   https://service.example/things?b=1&$filter=a%20eq%20%27x%27
#   https://service.example/things?%24filter=a+eq+%27x%27&b=1&c=2
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
use azure_core::http::{Url, UrlExt};

fn main() {
    let mut url: Url = "https://service.example/things?b=1&$filter=a%20eq%20'x'".parse().unwrap();
    println!("{url}");
    let mut query = url.query_builder();
    query.set_pair("c", "2");
    query.build();
    println!("{url}");
    assert_eq!(url.query(), Some("%24filter=a+eq+%27x%27&b=1&c=2"));
}
RUST
cargo run --quiet
