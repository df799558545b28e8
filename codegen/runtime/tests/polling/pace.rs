//! The pace, and the timeout.

use std::time::Duration;

use graph_runtime::azure_core::time::{OffsetDateTime, to_rfc7231};
use graph_runtime::{ErrorKind, Json, Method, Request, Target};

use super::{FOREIGN, accepted, at_foreign, copy, foreign, json, mock, own};

const SECOND: Duration = Duration::from_secs(1);

const RUNNING: &str = r#"{"status":"inProgress"}"#;
const DONE: &str = r#"{"status":"completed"}"#;

/// `Retry-After` of the latest answer, also of 200 and 202; else the default.
#[tokio::test]
async fn the_latest_answer_sets_the_pace() {
    let (mock, core) = mock();
    let first = accepted(FOREIGN).with_header("Retry-After", "5");
    mock.expect(copy(&core)).responds(first);
    mock.expect(foreign(&core, FOREIGN))
        .responds(json(202, RUNNING).with_header("Retry-After", "60"))
        .responds(json(200, RUNNING).with_header("Retry-After", "0"))
        .responds(json(200, RUNNING))
        .responds(json(200, DONE));
    copy(&core)
        .into_poller()
        .with_interval(SECOND * 7)
        .await
        .unwrap();
    assert_eq!(mock.waits(), [SECOND * 5, SECOND * 60, SECOND * 7]);
}

#[tokio::test]
async fn a_date() {
    let (mock, core) = mock();
    let date = to_rfc7231(&(OffsetDateTime::now_utc() + SECOND * 90));
    mock.expect(copy(&core))
        .responds(accepted(FOREIGN).with_header("Retry-After", date));
    mock.expect(foreign(&core, FOREIGN))
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    let [wait] = mock.waits()[..] else { panic!() };
    assert!(wait > SECOND * 80 && wait <= SECOND * 90, "{wait:?}");
}

/// Teams asks for more than 30 seconds, whichever call it was.
#[tokio::test]
async fn teams_is_slower() {
    let (mock, core) = mock();
    let archive = || -> Request<Json> {
        let team = Target::root(&core, "v1.0").segment("teams").segment("g");
        team.segment("archive").raw(Method::Post, None, None)
    };
    mock.expect(archive()).responds(accepted("/operations/o"));
    mock.expect(own(&core, "operations/o"))
        .responds(json(200, RUNNING))
        .responds(json(200, DONE));
    archive().into_poller().await.unwrap();
    mock.expect(copy(&core))
        .responds(accepted("/teams('g')/operations('o')"));
    mock.expect(own(&core, "teams('g')/operations('o')"))
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    mock.expect(copy(&core)).responds(accepted("/operations/p"));
    let typed = r##"{"@odata.type":"#microsoft.graph.teamsAsyncOperation","status":"inProgress"}"##;
    mock.expect(own(&core, "operations/p"))
        .responds(json(200, typed))
        .responds(json(200, DONE));
    copy(&core).into_poller().await.unwrap();
    assert_eq!(mock.waits(), [30, 30, 30, 5, 30].map(Duration::from_secs));
}

#[tokio::test]
async fn the_timeout_is_for_the_whole_operation() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .responds(json(200, RUNNING))
        .responds(json(200, RUNNING));
    let mut poller = copy(&core)
        .into_poller()
        .with_interval(SECOND * 30)
        .with_timeout(SECOND * 60);
    let error = poller.finish().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(
        error
            .to_string()
            .starts_with("POST /drive/copy: the timeout"),
        "{error}"
    );
    assert_eq!(mock.waits(), [SECOND * 30, SECOND * 30]);
    assert_eq!(poller.monitor().unwrap().as_str(), FOREIGN);
    assert_eq!(mock.requests().len(), 3);
}

/// An answer that does not come is within the timeout too.
#[tokio::test]
async fn a_late_answer() {
    let (mock, core) = mock();
    at_foreign(&mock, &core)
        .after(SECOND * 50)
        .responds(json(200, DONE));
    let poller = copy(&core)
        .into_poller()
        .with_interval(SECOND)
        .with_timeout(SECOND * 20);
    assert_eq!(poller.await.unwrap_err().kind(), ErrorKind::Timeout);
    mock.expect(copy(&core))
        .after(SECOND * 50)
        .responds(accepted(FOREIGN));
    let poller = copy(&core).into_poller().with_timeout(SECOND * 20);
    let error = poller.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.to_string().ends_with("it may run"), "{error}");
}

/// A wait of an hour is not waited for if the timeout is nearer.
#[tokio::test]
async fn no_wait_beyond_the_deadline() {
    let (mock, core) = mock();
    mock.expect(copy(&core))
        .responds(accepted(FOREIGN).with_header("Retry-After", "3600"));
    let poller = copy(&core).into_poller().with_timeout(SECOND * 60);
    assert_eq!(poller.await.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(mock.waits().is_empty());
}
