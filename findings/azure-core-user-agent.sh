#!/bin/sh
# azure_core 1.1.0: a `User-Agent` that the caller puts on a request does not arrive. The pipeline's policy inserts its own
# without looking, unlike the policy for the client request id, which keeps what is there. The only way to say something
# is the application id in the client options, 24 characters for all requests of a client.
#
#   user-agent: azsdk-rust-observed/0.0.0 (…)
#   x-ms-client-request-id: mine
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
async-trait = "0.1"
azure_core = { version = "=1.1.0", default-features = false }
futures = { version = "0.3", features = ["executor"] }

[workspace]
TOML
cat > src/main.rs <<'RUST'
use std::sync::{Arc, Mutex};

use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{
    AsyncRawResponse, ClientOptions, Context, HttpClient, Method, Pipeline, Request, Transport,
};

#[derive(Debug, Default)]
struct Seen(Mutex<Headers>);

#[async_trait::async_trait]
impl HttpClient for Seen {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        *self.0.lock().unwrap() = request.headers().clone();
        Ok(AsyncRawResponse::from_bytes(200.into(), Headers::new(), Vec::new()))
    }
}

fn main() {
    let seen = Arc::new(Seen::default());
    let options = ClientOptions {
        transport: Some(Transport::new(seen.clone())),
        ..Default::default()
    };
    let (name, version) = (Some("observed"), Some("0.0.0"));
    let pipeline = Pipeline::new(name, version, options, Vec::new(), Vec::new(), None);
    let mut request = Request::new("https://localhost/".parse().unwrap(), Method::Get);
    request.insert_header("user-agent", "mine");
    request.insert_header("x-ms-client-request-id", "mine");
    futures::executor::block_on(pipeline.send(&Context::new(), &mut request, None)).unwrap();
    let headers = seen.0.lock().unwrap();
    let get = |name| headers.get_optional_string(&HeaderName::from_static(name)).unwrap();
    let (agent, id) = (get("user-agent"), get("x-ms-client-request-id"));
    println!("user-agent: {agent}\nx-ms-client-request-id: {id}");
    assert!(agent.starts_with("azsdk-rust-observed") && !agent.contains("mine"));
    assert_eq!(id, "mine");
}
RUST
cargo run --quiet
