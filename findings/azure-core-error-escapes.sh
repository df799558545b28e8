#!/bin/sh
# azure_core 1.1.0: the code of an error is lost if there is an escape in its code or message, such as a quotation mark or a
# line break. `check_success`, which the pipeline uses, reads both as borrowed text, which serde_json can only hand out where
# the JSON has it unescaped; otherwise it gives up the body, and the code is the number of the status. `ErrorResponse`, which
# one can make from the same error, has it.
#
#   {"error":{"code":"Denied","message":"no"}}         -> code Denied
#   {"error":{"code":"Denied","message":"no \"way\""}} -> code 403, in ErrorResponse Denied
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
futures = { version = "0.3", features = ["executor"] }

[workspace]
TOML
cat > src/main.rs <<'RUST'
use azure_core::error::{ErrorKind, ErrorResponse, check_success};
use azure_core::http::headers::Headers;
use azure_core::http::{RawResponse, StatusCode};

fn codes(body: &'static str) -> [String; 2] {
    let response = RawResponse::from_bytes(StatusCode::Forbidden, Headers::new(), body);
    let error = futures::executor::block_on(check_success(response, None)).err().unwrap();
    let ErrorKind::HttpResponse { error_code: Some(code), .. } = error.kind() else { panic!() };
    let code = code.clone();
    let inside = ErrorResponse::try_from(error).unwrap().error.unwrap().code.unwrap();
    println!("{body:50} -> code {code}, in ErrorResponse {inside}");
    [code, inside]
}

fn main() {
    assert_eq!(codes(r#"{"error":{"code":"Denied","message":"no"}}"#), ["Denied", "Denied"]);
    assert_eq!(codes(r#"{"error":{"code":"Denied","message":"no \"way\""}}"#), ["403", "Denied"]);
}
RUST
cargo run --quiet
