//! A link that has expired.

use graph_runtime::ErrorKind;
use graph_runtime::delta::{DeltaState, ResyncKind};
use graph_runtime::{Link, testing::MockResponse};

use super::{at, link, linked, mock, users};

fn gone(status: u16, code: &str, location: Option<&str>) -> MockResponse {
    let body = format!(r#"{{"error":{{"code":"{code}","message":"Gone."}}}}"#);
    let response = MockResponse::new(status).with_body("application/json", body);
    match location {
        Some(location) => response.with_header("Location", location),
        None => response,
    }
}

fn saved(text: &str) -> Option<DeltaState> {
    Some(DeltaState::from_delta_link(Link::new(text)))
}

#[tokio::test]
async fn with_kind_and_link() {
    let old = link("$deltatoken=old");
    let fresh = link("$deltatoken=fresh");
    for (status, code, location, kind) in [
        (410, "resyncRequired", Some(&*fresh), ResyncKind::Required),
        (
            410,
            "resyncChangesApplyDifferences",
            Some(&*fresh),
            ResyncKind::ApplyDifferences,
        ),
        (
            410,
            "resyncChangesUploadDifferences",
            Some(&*fresh),
            ResyncKind::UploadDifferences,
        ),
        (410, "ResyncRequired", None, ResyncKind::Required),
        (410, "fullSyncRequired", None, ResyncKind::Required),
        (
            410,
            "resyncApplyDifferences",
            Some(&*fresh),
            ResyncKind::ApplyDifferences,
        ),
        (
            410,
            "resyncUploadDifferences",
            None,
            ResyncKind::UploadDifferences,
        ),
        (410, "somethingNew", Some(&*fresh), ResyncKind::Other),
        (410, "SyncStateNotFound", None, ResyncKind::Other),
        (400, "syncStateInvalid", None, ResyncKind::Other),
    ] {
        let (mock, core) = mock();
        mock.expect(at(&core, &old))
            .responds(gone(status, code, location));
        let mut changes = users(&core).into_delta().with_state(saved(&old));
        let error = changes.next().await.unwrap().unwrap_err();
        assert_eq!(
            (error.kind(), error.code()),
            (ErrorKind::Resync, Some(code))
        );
        let resync = error.resync().unwrap();
        assert_eq!(
            (resync.kind, resync.link.as_ref().map(Link::as_str)),
            (kind, location)
        );
        // Nothing is restarted by itself, and the state is still the old one.
        assert_eq!(mock.requests().len(), 1);
        assert_eq!(changes.state(), saved(&old).as_ref());
        assert!(
            !format!("{error} {error:?}").contains("deltatoken"),
            "{error:?}"
        );
        mock.verify();
    }
}

/// The caller decides to go on at the new link, or with the original request.
#[tokio::test]
async fn a_new_round() {
    let (mock, core) = mock();
    let (old, fresh) = (link("$deltatoken=old"), link("$deltatoken=fresh"));
    mock.expect(at(&core, &old))
        .responds(gone(410, "resyncRequired", Some(&fresh)));
    mock.expect(at(&core, &fresh))
        .fails(500, "generalException", "No.")
        .fails(500, "generalException", "No.")
        .fails(500, "generalException", "No.")
        .fails(500, "generalException", "No.");
    mock.expect(users(&core))
        .responds(linked(r#"{"id":"a"}"#, "deltaLink", &link("d")));
    let mut changes = users(&core).into_delta().with_state(saved(&old));
    let error = changes.next().await.unwrap().unwrap_err();
    changes.restart(error.resync().unwrap().state());
    let error = changes.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.status().map(u16::from)),
        (ErrorKind::Service, Some(500))
    );
    changes.restart(None);
    assert!(changes.next().await.unwrap().is_ok());
    mock.verify();
}

/// A relative link is below the request, and one to another host is never sent.
#[tokio::test]
async fn links_of_all_kinds() {
    let (mock, core) = mock();
    let old = link("$deltatoken=old");
    mock.expect(at(&core, &old)).responds(gone(
        410,
        "resyncRequired",
        Some("/v1.0/users/delta()?$deltatoken=n"),
    ));
    let mut changes = users(&core).into_delta().with_state(saved(&old));
    let error = changes.next().await.unwrap().unwrap_err();
    let found = error.resync().unwrap().link.clone().unwrap();
    assert_eq!(found.as_str(), link("$deltatoken=n"));
    let foreign = DeltaState::from_next_link(Link::new("https://evil.example/delta"));
    changes.restart(Some(foreign));
    assert_eq!(
        changes.next().await.unwrap().unwrap_err().kind(),
        ErrorKind::ForeignLink
    );
    assert_eq!(mock.requests().len(), 1);
}

/// Other refusals are none.
#[tokio::test]
async fn no_resync() {
    for (status, code) in [
        (400, "badRequest"),
        (403, "accessDenied"),
        (404, "itemNotFound"),
    ] {
        let (mock, core) = mock();
        mock.expect(users(&core)).responds(gone(status, code, None));
        let error = users(&core).into_delta().next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Service);
        assert!(error.resync().is_none());
    }
}
