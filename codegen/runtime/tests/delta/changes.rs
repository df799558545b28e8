//! Changed and removed items, over all pages.

use graph_runtime::delta::Change;
use graph_runtime::{ErrorKind, Structured};

use super::{at, link, linked, mock, page, short, users};

/// A page may be empty and have a next link. Removed items come in the first round as well.
#[tokio::test]
async fn over_empty_pages_to_the_delta_link() {
    let (mock, core) = mock();
    let (next, after, delta) = (
        link("$skiptoken=1"),
        link("$skiptoken=2"),
        link("$deltatoken=d"),
    );
    mock.expect(users(&core))
        .responds(linked("", "nextLink", &next));
    mock.expect(at(&core, &next)).responds(linked(
        r#"{"id":"a"},{"id":"b","@removed":{"reason":"changed"}}"#,
        "nextLink",
        &after,
    ));
    mock.expect(at(&core, &after))
        .responds(linked("", "deltaLink", &delta));
    let mut changes = users(&core).into_delta();
    let mut seen = Vec::new();
    while let Some(change) = changes.next().await {
        seen.push(short(&change.unwrap()));
    }
    assert_eq!(seen, ["+a", "-b"]);
    assert!(changes.next().await.is_none());
    let state = changes.into_state().unwrap();
    assert_eq!(
        (state.link().as_str(), state.is_complete()),
        (&*delta, true)
    );
    mock.verify();
}

/// Every spelling of a removal, with its reason as it came. A removed item has no other properties.
#[tokio::test]
async fn removals() {
    let removed = [
        (
            r#"{"id":"a","@removed":{"reason":"changed"}}"#,
            Some("changed"),
            false,
        ),
        (
            r#"{"id":"a","@removed":{"reason":"deleted"}}"#,
            Some("deleted"),
            true,
        ),
        (
            r#"{"id":"a","@removed":{"reason":"archived"}}"#,
            Some("archived"),
            false,
        ),
        (r#"{"id":"a","@removed":{}}"#, None, false),
        (r#"{"id":"a","@removed":true}"#, None, false),
        (
            r#"{"id":"a","name":"x","deleted":{"state":"softDeleted"}}"#,
            Some("softDeleted"),
            false,
        ),
        (r#"{"id":"a","deleted":{}}"#, None, false),
        (
            r#"{"@odata.context":"https://x/$metadata#users/$deletedEntity","id":"a","reason":"deleted"}"#,
            Some("deleted"),
            true,
        ),
        (
            r##"{"@context":"#users/$deletedEntity","id":"a","reason":"changed"}"##,
            Some("changed"),
            false,
        ),
        (
            r##"{"@odata.Context":"#users/$DeletedEntity","id":"a"}"##,
            None,
            false,
        ),
    ];
    let (mock, core) = mock();
    let items: Vec<_> = removed.iter().map(|(item, ..)| *item).collect();
    mock.expect(users(&core))
        .responds(linked(&items.join(","), "deltaLink", &link("d")));
    let mut changes = users(&core).into_delta();
    for (item, reason, permanent) in removed {
        let Change::Removed(change) = changes.next().await.unwrap().unwrap() else {
            panic!("{item}");
        };
        assert_eq!(
            (change.id.as_deref(), change.reason.as_deref()),
            (Some("a"), reason),
            "{item}"
        );
        assert_eq!(change.is_permanent(), permanent);
        assert_eq!(change.json.as_str(), item);
    }
}

#[tokio::test]
async fn no_removals() {
    let (mock, core) = mock();
    let items = r##"{"id":"a","@removed":null},{"id":"b","deleted":null},{"id":"c","deleted":false},{"id":"d","@removed":false},{"id":"e","@context":"#users/$entity"}"##;
    mock.expect(users(&core))
        .responds(linked(items, "deltaLink", &link("d")));
    let round = users(&core).into_delta().collect().await.unwrap();
    assert_eq!((round.changed.len(), round.removed.len()), (5, 0));
}

/// Changes of a relation are annotations of the item, with removals of their own.
#[tokio::test]
async fn relations_survive_typed_models() {
    let (mock, core) = mock();
    let members = r##"[{"@odata.type":"#microsoft.graph.user","id":"m"},{"id":"n","@removed":{"reason":"deleted"}}]"##;
    let item = format!(r#"{{"id":"g","members@delta":{members}}}"#);
    mock.expect(users(&core))
        .responds(linked(&item, "deltaLink", &link("d")));
    let round = users(&core).into_delta().collect().await.unwrap();
    let group = &round.changed[0];
    assert_eq!(
        group.additional().get("members@delta").unwrap().as_str(),
        members
    );
    let written = graph_runtime::Json::of_value(group).unwrap();
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(read(written.as_str()), read(&item));
}

/// A null that was sent is a cleared property; one that was not sent has not changed.
#[tokio::test]
async fn cleared_properties() {
    let (mock, core) = mock();
    mock.expect(users(&core)).responds(linked(
        r#"{"id":"a","secret":null}"#,
        "deltaLink",
        &link("d"),
    ));
    let round = users(&core).into_delta().collect().await.unwrap();
    assert!(
        round.changed[0]
            .additional()
            .get("secret")
            .unwrap()
            .is_null()
    );
    assert!(round.changed[0].additional().get("templateId").is_none());
}

#[tokio::test]
async fn an_item_that_cannot_be_read_is_one_item() {
    let (mock, core) = mock();
    mock.expect(users(&core)).responds(linked(
        r#"{"id":"a"},null,5,{"id":"b"}"#,
        "deltaLink",
        &link("d"),
    ));
    let mut changes = users(&core).into_delta();
    let mut seen = Vec::new();
    while let Some(change) = changes.next().await {
        seen.push(change.map_or_else(
            |error| format!("{:?}", error.kind()),
            |change| short(&change),
        ));
    }
    assert_eq!(seen, ["+a", "Decode", "Decode", "+b"]);
    assert!(changes.state().unwrap().is_complete());
}

/// Without either link nobody knows whether it was all.
#[tokio::test]
async fn a_page_without_links() {
    for links in [
        "",
        r#","@odata.nextLink":"","@odata.deltaLink":null"#,
        r#","@odata.nextLink":5"#,
    ] {
        let (mock, core) = mock();
        mock.expect(users(&core))
            .responds(page(&format!(r#"{{"value":[{{"id":"a"}}]{links}}}"#)));
        let mut changes = users(&core).into_delta();
        assert_eq!(short(&changes.next().await.unwrap().unwrap()), "+a");
        let error = changes.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(changes.state().is_none());
        assert!(changes.into_state().is_err());
    }
}

#[tokio::test]
async fn links_in_a_circle() {
    let (mock, core) = mock();
    let next = link("$skiptoken=1");
    mock.expect(users(&core))
        .responds(linked("", "nextLink", &next));
    mock.expect(at(&core, &next))
        .responds(linked("", "nextLink", &next));
    let mut changes = users(&core).into_delta();
    assert_eq!(
        changes.next().await.unwrap().unwrap_err().kind(),
        ErrorKind::LinkLoop
    );
}
