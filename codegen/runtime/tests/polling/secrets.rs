//! The URL of a monitor that works without a token is a secret.

use std::error::Error as _;
use std::fmt::Write;
use std::sync::Arc;

use azure_core::error::{Error as AzureError, ErrorKind as AzureKind};
use azure_core::http::{AsyncRawResponse, HttpClient, Request as AzureRequest};
use graph_runtime::testing::{MockCredential, MockTransport};
use graph_runtime::{Core, ErrorKind};

use super::{FOREIGN, accepted, at_foreign, copy, json, mock};

#[tokio::test]
async fn neither_in_debug_nor_in_errors() {
    let (mock, core) = mock();
    let echo = format!("no such monitor: {FOREIGN}");
    at_foreign(&mock, &core)
        .responds(json(200, r#"{"status":"inProgress"}"#))
        .fails(404, "itemNotFound", &echo);
    let mut poller = copy(&core).into_poller();
    let mut all = String::new();
    while let Some(step) = poller.next().await {
        write!(all, "{step:?} {poller:?}").unwrap();
        if let Err(error) = step {
            write!(all, "{error} {error:?} {error:#?}").unwrap();
        }
    }
    let done =
        r#"{"status":"completed","resourceLocation":"https://h.example/?tempauth=s3cretauth"}"#;
    at_foreign(&mock, &core).responds(json(200, done));
    let done = copy(&core).into_poller().await.unwrap();
    write!(all, "{done:?}").unwrap();
    for secret in ["s3cretauth", "4A34", "monitor/"] {
        assert!(!all.contains(secret), "{all}");
    }
    assert!(all.contains("[redacted]"), "{all}");
}

/// A transport that can't connect to the monitor, and names its URL.
#[derive(Debug)]
struct Naming(Arc<dyn HttpClient>);

#[async_trait::async_trait]
impl HttpClient for Naming {
    async fn execute_request(
        &self,
        request: &AzureRequest,
    ) -> azure_core::Result<AsyncRawResponse> {
        if request.url().as_str() == FOREIGN {
            let text = format!("no route to {FOREIGN}");
            return Err(AzureError::with_message(AzureKind::Connection, text));
        }
        self.0.execute_request(request).await
    }
}

#[tokio::test]
async fn nor_in_faults() {
    let mock = MockTransport::new();
    let client = Arc::new(Naming(mock.http_client()));
    let options = mock.options().with_http_client(client);
    let options = options.with_check_redirects(false);
    let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
    mock.expect(copy(&core)).responds(accepted(FOREIGN));
    let error = copy(&core)
        .into_poller()
        .with_max_failures(0)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection);
    let mut all = format!("{error} {error:?}");
    let mut cause: Option<&dyn std::error::Error> = error.source();
    while let Some(it) = cause {
        write!(all, " {it} {it:?}").unwrap();
        cause = it.source();
    }
    assert!(all.contains("no route to"), "{all}");
    assert!(!all.contains("s3cretauth"), "{all}");
}
