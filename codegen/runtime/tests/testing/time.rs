//! Delays and time limits, without waiting for them.

use std::time::{Duration, Instant};

use graph_runtime::testing::{MockCredential, MockResponse, MockTransport};
use graph_runtime::{Core, ErrorKind, Timeouts};

use crate::{a_job, get, job};

const MINUTE: Duration = Duration::from_secs(60);

fn core(mock: &MockTransport) -> Core {
    let timeouts = Timeouts::default()
        .with_response(MINUTE * 2)
        .with_read(MINUTE);
    let options = mock.options().with_timeouts(timeouts);
    Core::new(std::sync::Arc::new(MockCredential::new()), Some(options)).unwrap()
}

#[tokio::test]
async fn a_response_in_time_is_returned_and_a_late_one_is_not() {
    let begun = Instant::now();
    let mock = MockTransport::new();
    let core = core(&mock);
    mock.expect(get(&core, "a"))
        .after(MINUTE * 2)
        .returns(&a_job("a"))
        .after(MINUTE * 2 + Duration::from_nanos(1))
        .returns(&a_job("a"))
        .returns(&a_job("a"));
    assert!(get(&core, "a").await.is_ok());
    let late = get(&core, "a").await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Timeout);
    assert!(get(&core, "a").await.is_ok(), "a delay is of one answer");
    assert!(begun.elapsed() < MINUTE);
    assert!(mock.waits().is_empty());
    mock.verify();
}

#[tokio::test]
async fn a_body_that_stalls_is_given_up() {
    let mock = MockTransport::new();
    let core = core(&mock);
    let stream = || job(&core, "a").get_stream(None);
    let response = MockResponse::new(200).with_body("text/plain", "content");
    mock.expect(stream())
        .responds(response.clone().with_pause(3, MINUTE))
        .responds(response.with_pause(3, MINUTE * 2));
    let bytes = stream().await.unwrap().into_model().unwrap();
    assert_eq!(bytes.collect().await.unwrap(), b"content");
    let mut bytes = stream().await.unwrap().into_model().unwrap();
    assert_eq!(bytes.next().await.unwrap().unwrap(), "con");
    let error = bytes.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    mock.verify();
}

#[tokio::test]
async fn calls_at_one_time_have_their_own_limits() {
    let mock = MockTransport::in_any_order();
    let core = core(&mock);
    mock.expect(get(&core, "slow"))
        .after(MINUTE * 3)
        .returns(&a_job("slow"));
    mock.expect(get(&core, "quick"))
        .after(MINUTE)
        .returns(&a_job("quick"));
    let (slow, quick) = futures_util::join!(async { get(&core, "slow").await }, async {
        get(&core, "quick").await
    });
    assert_eq!(slow.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(quick.is_ok());
    mock.verify();
}
