//! 202 without an operation.

use graph_runtime::testing::MockResponse;
use graph_runtime::{ErrorKind, Method, Target};

use super::{accepted, at_foreign, copy, json, mock};

/// The location of `bulkUpload` finds entries of the provisioning log, and is never asked.
#[tokio::test]
async fn a_query_is_no_monitor() {
    for location in [
        "https://graph.microsoft.com/beta/auditLogs/provisioning/?$filter=jobid%20eq%20%27job%27",
        "/auditLogs/provisioning?%24filter=jobId eq 'job'",
    ] {
        let (mock, core) = mock();
        let upload = || {
            let target = Target::root(&core, "beta").segment("bulkUpload");
            target.raw(Method::Post, Some(&"{}".parse().unwrap()), None)
        };
        mock.expect(upload()).responds(accepted(location));
        let error = upload().into_poller().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotAnOperation);
        assert!(
            error.to_string().starts_with("POST /bulkUpload: "),
            "{error}"
        );
        assert_eq!(mock.requests().len(), 1);
    }
}

/// Without a query it is found by what it returns, after one request.
#[tokio::test]
async fn a_collection_is_no_operation() {
    let (mock, core) = mock();
    at_foreign(&mock, &core).responds(json(200, r#"{"@odata.context":"c","value":[]}"#));
    let error = copy(&core).into_poller().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotAnOperation);
    mock.verify();
}

/// `sendMail` is accepted, and nobody can follow it.
#[tokio::test]
async fn accepted_without_a_monitor() {
    let (mock, core) = mock();
    mock.expect(copy(&core)).responds(MockResponse::new(202));
    let mut poller = copy(&core).into_poller();
    let error = poller.finish().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotAnOperation);
    assert!(poller.next().await.is_none());
}

#[tokio::test]
async fn plain_http_is_no_monitor() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .responds(accepted("http://plain.example/monitor"));
    let error = copy(&core).into_poller().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ForeignLink);
    assert_eq!(mock.requests().len(), 1);
}
