//! The last occurrence of an item counts, across pages.

use graph_runtime::Structured;
use graph_runtime::delta::{Change, LatestChanges};

use super::model::Job;
use super::{at, link, linked, mock, short, users};

#[tokio::test]
async fn across_pages() {
    let (mock, core) = mock();
    let next = link("$skiptoken=1");
    let first = r#"{"id":"a","templateId":"1"},{"id":"b","@removed":{"reason":"deleted"}},{"id":"c"},{"id":"a","templateId":"2"}"#;
    let second = r#"{"id":"b","templateId":"3"},{"id":"a","templateId":"4"},{"id":"c","@removed":{"reason":"changed"}}"#;
    mock.expect(users(&core))
        .responds(linked(first, "nextLink", &next));
    mock.expect(at(&core, &next))
        .responds(linked(second, "deltaLink", &link("d")));
    let round = users(&core).into_delta().collect().await.unwrap();
    let changed: Vec<_> = round
        .changed
        .iter()
        .map(|job| {
            (
                job.id.as_deref().unwrap(),
                job.template_id.as_deref().unwrap(),
            )
        })
        .collect();
    assert_eq!(changed, [("b", "3"), ("a", "4")]);
    assert_eq!(round.removed[0].id.as_deref(), Some("c"));
    assert_eq!(round.removed.len(), 1);
    assert!(round.state.is_complete());
}

/// The members of a large group come in portions, each with the group.
#[tokio::test]
async fn portions_of_a_relation_are_joined() {
    let (mock, core) = mock();
    let next = link("$skiptoken=1");
    mock.expect(users(&core)).responds(linked(
        r#"{"id":"g","members@delta":[{"id":"1"}],"owners@delta":[{"id":"o"}]}"#,
        "nextLink",
        &next,
    ));
    mock.expect(at(&core, &next)).responds(linked(r#"{"id":"g","templateId":"t","members@delta":[ {"id":"2"} ]},{"id":"g","members@delta":[]}"#, "deltaLink", &link("d")));
    let round = users(&core).into_delta().collect().await.unwrap();
    let [group] = &round.changed[..] else {
        panic!()
    };
    let relation = |name| group.additional().get(name).unwrap().as_str();
    assert_eq!(relation("members@delta"), r#"[{"id":"1"},{"id":"2"}]"#);
    assert_eq!(relation("owners@delta"), r#"[{"id":"o"}]"#);
}

#[test]
fn items_without_an_id_are_all_kept() {
    let mut latest = LatestChanges::new();
    for _ in 0..2 {
        latest.push(Change::Changed {
            id: None,
            item: Job::default(),
        });
    }
    let all: Vec<_> = latest.into_changes().map(|change| short(&change)).collect();
    assert_eq!(all, ["+?", "+?"]);
}
