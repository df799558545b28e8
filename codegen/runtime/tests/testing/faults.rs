//! Errors of the service, throttles, connections.

use std::time::Duration;

use graph_runtime::testing::MockResponse;
use graph_runtime::{ErrorKind, Method};

use crate::{a_job, get, job, mock};

#[tokio::test]
async fn a_fault_is_graphs_own_error() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a"))
        .fails(404, "ResourceNotFound", "There is no such job.");
    let error = get(&core, "a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
    assert_eq!(error.status().map(u16::from), Some(404));
    assert_eq!(error.code(), Some("ResourceNotFound"));
    assert_eq!(error.message(), Some("There is no such job."));
    mock.verify();
}

#[tokio::test]
async fn throttling_is_waited_for_and_reported() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a"))
        .is_throttled(Duration::from_millis(29_500))
        .is_unavailable(Some(Duration::from_secs(40)))
        .is_unavailable(None)
        .returns(&a_job("a"));
    let begun = std::time::Instant::now();
    get(&core, "a").await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(60));
    let waits = mock.waits();
    assert_eq!(
        waits[..2],
        [Duration::from_secs(30), Duration::from_secs(40)]
    );
    assert_eq!(waits.len(), 3, "{waits:?}");
    assert!(waits[2] > Duration::ZERO && waits[2] < Duration::from_secs(30));
    assert_eq!(mock.requests().len(), 4);
    mock.verify();
}

#[tokio::test]
async fn a_wait_requested_for_one_call_applies_to_others() {
    let (mock, core) = mock();
    let wait = Duration::from_secs(500);
    mock.expect(get(&core, "a")).is_throttled(wait);
    let error = get(&core, "a").await.unwrap_err();
    assert_eq!(error.retry_after(), Some(wait));
    let other = get(&core, "b").await.unwrap_err();
    assert!(!other.may_have_run());
    assert_eq!(mock.requests().len(), 1, "the second was not sent");
    mock.verify();
}

#[tokio::test]
async fn connections_fail_before_and_after_the_request() {
    let (mock, core) = mock();
    let post = || job(&core, "a").create(&a_job("b"), None);
    mock.expect(post()).cannot_connect().loses_connection();
    let error = post().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(error.may_have_run());
    assert_eq!(
        mock.requests().len(),
        2,
        "sent again only where it did not arrive"
    );
    mock.verify();
}

#[tokio::test]
async fn a_body_is_cut_off() {
    let (mock, core) = mock();
    let stream = || job(&core, "a").get_stream(None);
    let short = MockResponse::new(200)
        .with_body("text/plain", "content")
        .cut_off_after(3);
    mock.expect(stream()).responds(short.clone());
    let mut pieces = stream().await.unwrap().into_model().unwrap();
    assert_eq!(pieces.next().await.unwrap().unwrap(), "con");
    assert_eq!(
        pieces.next().await.unwrap().unwrap_err().kind(),
        ErrorKind::Io
    );
    assert!(pieces.next().await.is_none());
    let patch = || job(&core, "a").update(Method::Patch, &a_job("b"), None);
    mock.expect(patch()).responds(short);
    let error = patch().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    mock.verify();
}
