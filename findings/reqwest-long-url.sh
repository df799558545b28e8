#!/bin/sh
# reqwest 0.13.5: a URL of more than 65,534 bytes is taken by its own builder and by `url`, and refused only when it is sent,
# since `http::Uri` holds no more. The error then is one of building, not of the request or the connection, although
# `build()` succeeded. Who sorts errors of `send()` into "did not connect" and "broke, so it may have run" takes it for the second.
#
#   build: ok
#   send: builder true, request false, connect false, timeout false, body false
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
reqwest = { version = "=0.13.5", default-features = false }
tokio = { version = "1", features = ["rt"] }

[workspace]
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = reqwest::Client::new();
        let url = format!("http://127.0.0.1:1/?q={}", "x".repeat(65_535));
        let request = client.get(url).build().expect("the builder takes it");
        println!("build: ok");
        let error = client.execute(request).await.unwrap_err();
        let kinds = [error.is_builder(), error.is_request(), error.is_connect(), error.is_timeout(), error.is_body()];
        let [builder, request, connect, timeout, body] = kinds;
        println!("send: builder {builder}, request {request}, connect {connect}, timeout {timeout}, body {body}");
        assert_eq!(kinds, [true, false, false, false, false]);
    });
}
RUST
cargo run --quiet
