//! Pages that deviate from the documentation.

use graph_runtime::delta::{Change, DeltaState, ResyncKind};
use graph_runtime::testing::MockResponse;
use graph_runtime::{ErrorKind, Link};

use super::{at, link, linked, mock, page, short, users};

/// Both links: the round is not over.
#[tokio::test]
async fn a_next_link_beside_a_delta_link() {
    let (mock, core) = mock();
    let next = link("$skiptoken=2");
    mock.expect(users(&core)).responds(page(&format!(
        r#"{{"value":[{{"id":"a"}}],"@odata.deltaLink":"{}","@odata.nextLink":"{next}"}}"#,
        link("$deltatoken=early")
    )));
    mock.expect(at(&core, &next)).responds(linked(
        r#"{"id":"b"}"#,
        "deltaLink",
        &link("$deltatoken=d"),
    ));
    let round = users(&core).into_delta().collect().await.unwrap();
    assert_eq!(round.changed.len(), 2);
    assert_eq!(round.state.link().as_str(), link("$deltatoken=d"));
    mock.verify();
}

/// A delta link that is relative is kept as an absolute one, so that it can be saved.
#[tokio::test]
async fn a_relative_delta_link() {
    for relative in [
        "/v1.0/users/delta()?$deltatoken=d",
        "delta()?$deltatoken=d",
        "?$deltatoken=d",
    ] {
        let (mock, core) = mock();
        mock.expect(users(&core))
            .responds(linked("", "deltaLink", relative));
        let state = users(&core).into_delta().collect().await.unwrap().state;
        let saved = serde_json::to_string(&state).unwrap();
        let state: DeltaState = serde_json::from_str(&saved).unwrap();
        assert_eq!(state.link().as_str(), link("$deltatoken=d"), "{relative}");
        mock.expect(at(&core, &link("$deltatoken=d")))
            .responds(linked("", "deltaLink", &link("$deltatoken=e")));
        let next = users(&core).into_delta().with_state(Some(state));
        assert!(next.collect().await.unwrap().state.is_complete());
        mock.verify();
    }
}

/// The link expires within the round: what was taken stays, and the caller hears of it.
#[tokio::test]
async fn a_round_that_expires_in_the_middle() {
    let (mock, core) = mock();
    let next = link("$skiptoken=2");
    mock.expect(users(&core))
        .responds(linked(r#"{"id":"a"}"#, "nextLink", &next));
    let body = r#"{"error":{"code":"resyncRequired","message":"Resync."}}"#;
    mock.expect(at(&core, &next))
        .responds(MockResponse::new(410).with_body("application/json", body));
    let mut changes = users(&core).into_delta();
    assert_eq!(short(&changes.next().await.unwrap().unwrap()), "+a");
    let error = changes.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Resync);
    let resync = error.resync().unwrap();
    assert_eq!((resync.kind, &resync.link), (ResyncKind::Required, &None));
    assert!(changes.into_state().is_err());
    mock.verify();
}

/// Tokens that the service no longer knows, by the codes of directory and Outlook.
#[tokio::test]
async fn tokens_that_are_not_known() {
    for (status, code) in [
        (400, "syncStateNotFound"),
        (400, "Directory_ExpiredPageToken"),
        (404, "SyncStateNotFound"),
        (410, "UnknownError"),
    ] {
        let (mock, core) = mock();
        let old = link("$deltatoken=old");
        let body = format!(r#"{{"error":{{"code":"{code}","message":"Gone."}}}}"#);
        mock.expect(at(&core, &old))
            .responds(MockResponse::new(status).with_body("application/json", body));
        let state = DeltaState::from_delta_link(Link::new(old));
        let mut changes = users(&core).into_delta().with_state(Some(state));
        let error = changes.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Resync, "{code}");
        assert!(error.resync().unwrap().state().is_none());
        mock.verify();
    }
    // A 410 without a body.
    let (mock, core) = mock();
    mock.expect(users(&core)).responds(MockResponse::new(410));
    let error = users(&core).into_delta().collect().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Resync);
}

/// Reasons of other types, ids that are numbers, items with nothing else.
#[tokio::test]
async fn odd_items() {
    let (mock, core) = mock();
    let items = r#"{"id":"a","@removed":"deleted"},{"id":"b","@removed":{"reason":7}},{"id":"c","@removed":[]},{"@removed":{"reason":"changed"}},{"id":9},{}"#;
    mock.expect(users(&core))
        .responds(linked(items, "deltaLink", &link("$deltatoken=d")));
    let mut changes = users(&core).into_delta();
    let mut seen = Vec::new();
    while let Some(change) = changes.next().await {
        seen.push(match change {
            Ok(change) => short(&change),
            Err(error) => format!("{:?}", error.kind()),
        });
    }
    assert_eq!(seen, ["-a", "-b", "-c", "-?", "+9", "+?"]);
    assert!(changes.into_state().is_ok());
    mock.verify();
}

/// An item that is no object is an error in its place.
#[tokio::test]
async fn an_item_that_is_no_object() {
    let (mock, core) = mock();
    let items = r#"null,7,{"id":"a"}"#;
    mock.expect(users(&core))
        .responds(linked(items, "deltaLink", &link("$deltatoken=d")));
    let mut changes = users(&core).into_delta();
    let mut ids = Vec::new();
    while let Some(change) = changes.next().await {
        if let Ok(Change::Changed { id, .. }) = change {
            ids.push(id);
        }
    }
    assert_eq!(ids.last(), Some(&Some("a".to_owned())));
    mock.verify();
}

/// A throttled page costs nothing.
#[tokio::test]
async fn a_throttled_page() {
    let (mock, core) = mock();
    let next = link("$skiptoken=2");
    mock.expect(users(&core))
        .responds(linked(r#"{"id":"a"}"#, "nextLink", &next));
    mock.expect(at(&core, &next))
        .is_throttled(std::time::Duration::from_secs(3))
        .responds(linked(r#"{"id":"b"}"#, "deltaLink", &link("d")));
    let round = users(&core).into_delta().collect().await.unwrap();
    assert_eq!(round.changed.len(), 2);
    mock.verify();
}
