//! The URL of a monitor that works without a token is a secret.

use std::fmt::Write;

use super::{FOREIGN, at_foreign, copy, json, mock};

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

/// A transport that fails may name the URL.
#[tokio::test]
async fn nor_in_faults() {
    let (mock, core) = mock();
    at_foreign(&mock, &core).cannot_connect();
    let error = copy(&core)
        .into_poller()
        .with_max_failures(0)
        .await
        .unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cretauth"));
}
