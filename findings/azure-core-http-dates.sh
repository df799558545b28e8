#!/bin/sh
# azure_core 1.1.0: its parser of HTTP dates, which its own retry policy uses for `Retry-After`, reads one of the three
# forms that RFC 9110 (section 5.6.7) obliges every recipient to accept. A wait that comes as a date of RFC 850 or of
# asctime is as if it had not been asked for.
#
#   Sun, 06 Nov 1994 08:49:37 GMT   -> read
#   Sunday, 06-Nov-94 08:49:37 GMT  -> refused
#   Sun Nov  6 08:49:37 1994        -> refused
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
fn main() {
    let read = |text: &str| azure_core::time::parse_rfc7231(text).is_ok();
    let forms = [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ];
    for form in forms {
        println!("{form}  -> {}", if read(form) { "read" } else { "refused" });
    }
    assert_eq!(forms.map(read), [true, false, false]);
}
RUST
cargo run --quiet
