//! `Prefer: include-unknown-enum-members` goes along wherever an answer can hold a member of an evolvable enum (Graph's
//! best practices, "Handling future members in evolvable enumerations"; RFC 7240 for the header).

use graph_runtime::{
    Flags, GetOptions, Link, ListOptions, Method, Page, Request, RequestOptions, UnknownMember,
    enum_type,
};
use serde_json::json;

use super::support::{Job, JobProperty, Reply, bounded, job, jobs, scripted};

const PREFERENCE: &str = "include-unknown-enum-members";

/// How it goes.
#[derive(Clone)]
pub enum Mood {
    Calm,
    UnknownFutureValue,
    UnknownValue(UnknownMember),
}

enum_type! {
    Mood: "microsoft.graph.mood" {
        Calm = "calm" 0,
        // Some types spell it so.
        UnknownFutureValue = "UnknownFutureValue" 1,
    }
}

/// What can be done.
#[derive(Clone)]
pub enum Right {
    Read,
    UnknownValue(UnknownMember),
}

enum_type! {
    Right: "microsoft.graph.right" {
        Read = "read" 1,
    }
}

/// What has a mood.
#[non_exhaustive]
pub struct Cat {
    pub mood: Option<Mood>,
    pub additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    Cat: "microsoft.graph.cat", CatProperty evolvable {
        mood: "mood" => Mood,
    }
}

fn prefer<T>(request: &Request<T>) -> Option<String> {
    let found = request
        .headers()
        .iter()
        .find(|(name, _)| name.as_str() == "prefer");
    found.map(|(_, value)| value.as_str().to_owned())
}

#[tokio::test]
async fn it_goes_along_with_every_request_for_such_a_result() {
    let (_server, root) = scripted([]).await;
    let (one, many, cat) = (job(&root), jobs(&root), Cat::default());
    let act = || one.action_without_parameters("act", None);
    for sent in [
        prefer(&one.get::<Cat>(None)),
        prefer(&many.list::<Cat>(None)),
        prefer(&many.create(&cat, None)),
        prefer(&one.update(Method::Patch, &cat, None)),
        prefer(&one.replace(&cat, None)),
        prefer(&act().model::<Cat>()),
        prefer(&act().page::<Cat>()),
        prefer(&act().page::<Mood>()),
        prefer(&act().value::<Mood>()),
        prefer(&act().value::<Vec<Mood>>()),
        prefer(&act().value::<Flags<Mood>>()),
        prefer(&act().any::<Vec<Cat>>()),
        prefer(&one.get_value::<Mood>(None)),
        prefer(&one.get::<Job>(None).into_typed::<Cat>()),
        prefer(&one.get::<Cat>(None).into_raw()),
        prefer(
            &many
                .resume::<Cat>(&Link::new("https://graph.microsoft.com/beta/x"), None)
                .unwrap(),
        ),
    ] {
        assert_eq!(sent.as_deref(), Some(PREFERENCE));
    }
    for sent in [
        prefer(&one.get::<Job>(None)),
        prefer(&many.list::<Job>(None)),
        prefer(&act().value::<String>()),
        prefer(&act().value::<Flags<Right>>()),
        prefer(&act().value::<Right>()),
        prefer(&act().nothing()),
        prefer(&one.delete(None)),
        prefer(&many.count::<Cat>(None)),
        prefer(&many.replace_items(&[Cat::default()], None)),
        prefer(&one.get_stream(None)),
        prefer(&one.raw(Method::Get, None, None)),
    ] {
        assert_eq!(sent, None);
    }
}

#[tokio::test]
async fn it_joins_the_preferences_of_the_caller() {
    let (_server, root) = scripted([]).await;
    let sent = |options: RequestOptions| prefer(&job(&root).get::<Cat>(Some(options.into())));
    let options = RequestOptions::new;
    assert_eq!(
        sent(
            options()
                .with_prefer("odata.maxpagesize=5")
                .with_prefer("return=minimal")
        )
        .unwrap(),
        "odata.maxpagesize=5, return=minimal, include-unknown-enum-members"
    );
    for given in [
        "Include-Unknown-Enum-Members",
        "return=minimal,include-unknown-enum-members",
    ] {
        assert_eq!(
            sent(options().with_prefer(given)).unwrap(),
            given,
            "once is enough"
        );
    }
    let list = ListOptions::<Cat>::new().with_top(1);
    let list = list.with_request(options().with_prefer("a"));
    assert_eq!(
        prefer(&jobs(&root).list(Some(list))).unwrap(),
        "a, include-unknown-enum-members"
    );
    let get = GetOptions::<Job>::new().with_select([JobProperty::Id]);
    let get = get.with_request(options().with_prefer("a"));
    assert_eq!(prefer(&job(&root).get(Some(get))).as_deref(), Some("a"));
}

#[tokio::test]
async fn it_can_be_left_out() {
    let (_server, root) = scripted([]).await;
    let sent = |options: RequestOptions| prefer(&job(&root).get::<Cat>(Some(options.into())));
    let options = || RequestOptions::new().without_unknown_enum_members();
    assert_eq!(sent(options()), None);
    assert_eq!(sent(options().with_prefer("a")).as_deref(), Some("a"));
    let given = RequestOptions::new().with_header("Prefer", "a");
    assert_eq!(
        sent(given.clone()).as_deref(),
        Some("a"),
        "the caller's header is sent as it is"
    );
    assert_eq!(sent(given.with_prefer("b")).as_deref(), Some("a, b"));
}

#[tokio::test]
async fn pages_and_batches_have_it_too() {
    let next = json!({ "value": [{ "mood": "calm" }], "@odata.nextLink": "https://graph.microsoft.com/beta/x?p=2" });
    let last = json!({ "value": [{ "mood": "later" }] });
    let (server, root) = scripted([
        Reply::json(200, next.to_string()),
        Reply::json(200, last.to_string()),
    ])
    .await;
    let cats = bounded(jobs(&root).list::<Cat>(None).into_pager().collect())
        .await
        .unwrap();
    assert_eq!(cats[1].mood.as_ref().map(Mood::as_str), Some("later"));
    let received = server.received();
    assert_eq!(received.len(), 2);
    for request in received {
        assert_eq!(request.header("prefer"), Some(PREFERENCE));
    }

    let answer = json!({ "responses": [{ "id": "0", "status": 200, "body": {} }, { "id": "1", "status": 200, "body": {} }] });
    let (server, root) = scripted([Reply::json(200, answer.to_string())]).await;
    let mut batch = root.batch();
    let _cat = batch.add(job(&root).get::<Cat>(None)).unwrap();
    let _job = batch.add(job(&root).get::<Job>(None)).unwrap();
    bounded(batch.send()).await.unwrap();
    let sent = server.only();
    assert_eq!(sent.header("prefer"), None);
    let requests = &sent.json()["requests"];
    assert_eq!(requests[0]["headers"]["prefer"], PREFERENCE);
    assert!(requests[1]["headers"].get("prefer").is_none());
}

#[test]
fn such_types_are_models_as_all_others() {
    let cat: Cat = serde_json::from_str(r#"{"mood":"calm"}"#).unwrap();
    assert!(matches!(cat.mood, Some(Mood::Calm)));
    let page: Page<Cat> = graph_runtime::json::from_slice(br#"{"value":[{"mood":"x"}]}"#).unwrap();
    assert_eq!(page.value.len(), 1);
}
