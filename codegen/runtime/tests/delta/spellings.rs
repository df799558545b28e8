//! Other spellings of pages and of removed items.

use graph_runtime::delta::Change;
use graph_runtime::testing::MockResponse;
use graph_runtime::{ErrorKind, Link};

use super::{at, link, mock, page, users};

/// OData 4.01 leaves the prefix `odata.` out; some services write names in Pascal case.
#[tokio::test]
async fn names_of_links() {
    for (next, delta, value) in [
        ("@odata.nextLink", "@odata.deltaLink", "value"),
        ("@nextLink", "@deltaLink", "value"),
        ("@odata.NextLink", "@odata.DeltaLink", "Value"),
        ("@OData.nextlink", "@OData.deltalink", "VALUE"),
    ] {
        let (mock, core) = mock();
        let (second, last) = (link("$skiptoken=2"), link("$deltatoken=d"));
        let body = |items: &str, name: &str, link: &str| {
            page(&format!(r#"{{"{value}":[{items}],"{name}":"{link}"}}"#))
        };
        mock.expect(users(&core))
            .responds(body(r#"{"Id":"a"}"#, next, &second));
        mock.expect(at(&core, &second))
            .responds(body(r#"{"id":"b"}"#, delta, &last));
        let mut changes = users(&core).into_delta();
        let mut ids = Vec::new();
        while let Some(change) = changes.next().await {
            ids.extend(change.unwrap().id().map(str::to_owned));
        }
        assert_eq!(ids, ["a", "b"], "{next}");
        assert_eq!(changes.into_state().unwrap().link().as_str(), last);
        mock.verify();
    }
}

#[tokio::test]
async fn reasons_in_any_case() {
    for (item, reason, is_permanent) in [
        (
            r#"{"id":"a","@removed":{"reason":"Deleted"}}"#,
            Some("Deleted"),
            true,
        ),
        (
            r#"{"id":"a","@removed":{"Reason":"DELETED"}}"#,
            Some("DELETED"),
            true,
        ),
        (
            r#"{"id":"a","@Removed":{"reason":"Changed"}}"#,
            Some("Changed"),
            false,
        ),
        (r#"{"id":"a","@removed":{"reason":null}}"#, None, false),
        (r#"{"id":"a","@removed":{"reason":""}}"#, Some(""), false),
        (
            r#"{"@removed":{"reason":"deleted"},"id":"a","displayName":"x","n":null}"#,
            Some("deleted"),
            true,
        ),
        (
            r#"{"id":"a","deleted":{"state":"hardDeleted"}}"#,
            Some("hardDeleted"),
            true,
        ),
        (
            r#"{"id":"a","Deleted":{"State":"softDeleted"}}"#,
            Some("softDeleted"),
            false,
        ),
    ] {
        let (mock, core) = mock();
        mock.expect(users(&core))
            .responds(super::linked(item, "deltaLink", &link("d")));
        let change = users(&core).into_delta().next().await.unwrap().unwrap();
        let Change::Removed(removed) = change else {
            panic!("{item}");
        };
        assert_eq!(removed.reason.as_deref(), reason, "{item}");
        assert_eq!(removed.is_permanent(), is_permanent, "{item}");
        mock.verify();
    }
}

/// Where a new round starts, in every form of a reference: it can be saved.
#[tokio::test]
async fn every_form_of_a_location() {
    let full = link("$deltatoken=new");
    for location in [
        full.as_str(),
        "/v1.0/users/delta()?$deltatoken=new",
        "/users/delta()?$deltatoken=new",
        "delta()?$deltatoken=new",
        "./../users/delta()?$deltatoken=new",
        "//graph.microsoft.com/v1.0/users/delta()?$deltatoken=new",
    ] {
        let (mock, core) = mock();
        mock.expect(users(&core))
            .responds(MockResponse::new(410).with_header("Location", location));
        let error = users(&core).into_delta().collect().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Resync);
        let resync = error.resync().unwrap();
        assert_eq!(resync.link, Some(Link::new(full.clone())), "{location}");
        mock.verify();
    }
    // An absolute one is kept byte for byte; of two nobody knows which.
    for (location, kept) in [
        ("https://graph.microsoft.com/v1.0/d?token='a b'", true),
        ("https://a.example/1, https://b.example/2", false),
    ] {
        let (mock, core) = mock();
        mock.expect(users(&core))
            .responds(MockResponse::new(410).with_header("Location", location));
        let error = users(&core).into_delta().collect().await.unwrap_err();
        let link = error.resync().unwrap().link.clone();
        assert_eq!(link, kept.then(|| Link::new(location)));
        mock.verify();
    }
}
