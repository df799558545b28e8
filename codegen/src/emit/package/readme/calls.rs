//! The two examples of the page: a first call, and its test without the service. Both are documentation tests.

use crate::plan::{FirstCall, MockedCall};
use std::fmt::Write as _;

/// A program that makes the first call.
pub(super) fn first_call(call: &FirstCall) -> String {
    let mut out =
        "## A first call\n\n```rust,no_run\nuse azure_identity::DeveloperToolsCredential;\n"
            .to_owned();
    for line in &call.uses {
        let _ = writeln!(out, "{line}");
    }
    out.push_str(
        "
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Uses the account that is signed in with `az login` or `azd auth login`.
    let credential = DeveloperToolsCredential::new(None)?;
    let graph = GraphClient::new(credential, None)?;

",
    );
    let print = call
        .result
        .as_ref()
        .map(|name| format!("println!(\"{{{name}:#?}}\");"));
    for line in call.statements.iter().chain(&print) {
        let space = if line.is_empty() { "" } else { "    " };
        let _ = writeln!(out, "{space}{line}");
    }
    out.push_str(
        "    Ok(())
}
```

Any credential of [`azure_identity`](https://docs.rs/azure_identity) works, and so does any other `TokenCredential` of `azure_core`. Credentials that
request tokens over HTTP need a transport in their `client_options`, because `azure_identity` has none without its default features:
`Transport::new(graph_runtime::HttpOptions::new().build()?)`, with `Transport` from `graph_runtime::azure_core::http`.

",
    );
    out
}

/// A test of the first call.
pub(super) fn mocked_call(call: &MockedCall) -> String {
    let MockedCall {
        uses,
        expectation,
        call,
        assertion,
    } = call;
    let mut out = "```rust\n".to_owned();
    for line in uses {
        let _ = writeln!(out, "{line}");
    }
    out.push_str(
        "
#[tokio::main] // in your tests: #[tokio::test]
async fn main() -> Result<(), Error> {
    let mock = MockTransport::new();
    let graph = GraphClient::from_core(&mock.core());
",
    );
    for line in expectation {
        let _ = writeln!(out, "    {line}");
    }
    let _ = writeln!(
        out,
        "
    // The code under test:
    {call}

    {assertion}
    mock.verify(); // fails if an expected request was not sent
    Ok(())
}}
```
"
    );
    out
}
