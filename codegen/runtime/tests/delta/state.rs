//! Where to continue, at each point.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use graph_runtime::delta::DeltaState;
use graph_runtime::{ErrorKind, Link};

use super::{at, link, linked, mock, short, users};

/// The link moves on only when the items before it have been taken, and the next one is asked for.
#[tokio::test]
async fn the_link_never_skips_a_change() {
    let (mock, core) = mock();
    let (next, delta) = (link("$skiptoken=1"), link("$deltatoken=d"));
    mock.expect(users(&core))
        .responds(linked(r#"{"id":"a"},{"id":"b"}"#, "nextLink", &next));
    mock.expect(at(&core, &next))
        .responds(linked(r#"{"id":"c"},{"id":"d"}"#, "deltaLink", &delta));
    let mut changes = users(&core).into_delta();
    let mut links = Vec::new();
    while let Some(change) = changes.next().await {
        let link = changes
            .state()
            .map(|state| state.link().as_str().to_owned());
        links.push((short(&change.unwrap()), link));
    }
    let expected = [
        ("+a", None),
        ("+b", None),
        ("+c", Some(&next)),
        ("+d", Some(&next)),
    ];
    let expected = expected.map(|(item, link)| (item.to_owned(), link.cloned()));
    assert_eq!(links, expected);
    assert_eq!(changes.state().unwrap().link().as_str(), delta);
}

/// Breaking off repeats the page, and an unfinished round has no state of a complete one.
#[tokio::test]
async fn breaking_off_repeats() {
    let (mock, core) = mock();
    let next = link("$skiptoken=1");
    mock.expect(users(&core))
        .responds(linked(r#"{"id":"a"}"#, "nextLink", &next));
    let second = || linked(r#"{"id":"b"},{"id":"c"}"#, "deltaLink", &link("d"));
    mock.expect(at(&core, &next))
        .responds(second())
        .responds(second());
    let mut changes = users(&core).into_delta();
    changes.next().await.unwrap().unwrap();
    changes.next().await.unwrap().unwrap();
    let saved = changes.state().cloned();
    assert!(changes.into_state().is_err());
    let text = serde_json::to_string(&saved).unwrap();
    assert_eq!(text, format!(r#"{{"nextLink":"{next}"}}"#));
    let saved: Option<DeltaState> = serde_json::from_str(&text).unwrap();
    let round = users(&core)
        .into_delta()
        .with_state(saved)
        .collect()
        .await
        .unwrap();
    assert_eq!(round.changed.len(), 2);
    mock.verify();
}

/// After an error the same page is asked for again.
#[tokio::test]
async fn an_error_loses_nothing() {
    let (mock, core) = mock();
    let next = link("$skiptoken=1");
    mock.expect(users(&core))
        .responds(linked(r#"{"id":"a"}"#, "nextLink", &next));
    mock.expect(at(&core, &next))
        .fails(403, "no", "No.")
        .responds(linked(r#"{"id":"b"}"#, "deltaLink", &link("d")));
    let mut changes = users(&core).into_delta();
    changes.next().await.unwrap().unwrap();
    let error = changes.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.path_template()),
        (ErrorKind::Service, Some("/users/delta()"))
    );
    assert_eq!(changes.state().unwrap().link().as_str(), next);
    assert_eq!(short(&changes.next().await.unwrap().unwrap()), "+b");
}

#[tokio::test]
async fn the_next_round() {
    let (mock, core) = mock();
    let (first, second) = (link("$deltatoken=1"), link("$deltatoken=2"));
    mock.expect(users(&core))
        .responds(linked(r#"{"id":"a"}"#, "deltaLink", &first));
    // The service may return the same link while nothing has changed.
    mock.expect(at(&core, &first))
        .responds(linked("", "deltaLink", &first))
        .responds(linked(r#"{"id":"b"}"#, "deltaLink", &second));
    let mut changes = users(&core).into_delta();
    let mut seen = Vec::new();
    for _ in 0..3 {
        changes.next_round();
        while let Some(change) = changes.next().await {
            seen.push(short(&change.unwrap()));
        }
    }
    assert_eq!(seen, ["+a", "+b"]);
    assert_eq!(changes.into_state().unwrap().link().as_str(), second);
}

#[tokio::test]
async fn a_dropped_future_loses_nothing() {
    let (mock, core) = mock();
    let page = linked(r#"{"id":"a"},{"id":"b"}"#, "deltaLink", &link("d"));
    mock.expect(users(&core))
        .after(Duration::from_secs(1))
        .responds(page);
    let mut changes = users(&core).into_delta();
    let mut context = Context::from_waker(Waker::noop());
    let mut seen = Vec::new();
    for _ in 0..100 {
        match pin!(changes.next()).poll(&mut context) {
            Poll::Ready(Some(change)) => seen.push(short(&change.unwrap())),
            Poll::Ready(None) => break,
            Poll::Pending => {}
        }
    }
    assert_eq!(seen, ["+a", "+b"]);
    assert_eq!(mock.requests().len(), 1);
}

/// It would mean the URL of the first request: all changes again, as if they were those since the last round.
#[tokio::test]
async fn an_empty_link_does_not_start_again() {
    for link in ["", " ", "\r\n"] {
        let (mock, core) = mock();
        let state = DeltaState::from_delta_link(Link::new(link));
        let changes = users(&core).into_delta().with_state(Some(state));
        let error = changes.collect().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ForeignLink);
        assert!(error.to_string().contains("the link is empty"), "{error}");
        assert!(mock.requests().is_empty());
    }
}

#[test]
fn saved_states() {
    let read = |text| serde_json::from_str::<DeltaState>(text);
    assert!(
        read(r#"{"deltaLink":"https://x/?t=1"}"#)
            .unwrap()
            .is_complete()
    );
    assert!(
        !read(r#"{"nextLink":"https://x/?t=1"}"#)
            .unwrap()
            .is_complete()
    );
    for (text, link, is_complete) in [
        (
            r#"{"deltaLink":"d","savedAt":5,"more":{"a":[]}}"#,
            "d",
            true,
        ),
        (r#"{"deltaLink":"d","nextLink":null}"#, "d", true),
        (r#"{"deltaLink":null,"nextLink":"n"}"#, "n", false),
        (r#"{"deltaLink":"","nextLink":"n"}"#, "n", false),
    ] {
        let state = read(text).unwrap();
        let found = (state.link().as_str(), state.is_complete());
        assert_eq!(found, (link, is_complete), "{text}");
    }
    for text in [
        "{}",
        "null",
        r#""https://x/""#,
        r#"{"deltaLink":""}"#,
        r#"{"deltaLink":5}"#,
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    let debug = format!(
        "{:?}",
        read(r#"{"deltaLink":"https://x/?t=s3cret"}"#).unwrap()
    );
    assert!(!debug.contains("s3cret"), "{debug}");
}
