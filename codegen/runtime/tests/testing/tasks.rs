//! Tasks of several requests, with the expectations that the documentation of the module names.

use std::time::Duration;

use graph_runtime::delta::Change;
use graph_runtime::testing::MockResponse;
use graph_runtime::transfers::{Upload, UploadRule};
use graph_runtime::{Core, Json, Link, Method, Page, Request, RequestOptions, Target};

use crate::model::Job;
use crate::{a_job, mock};

const DELTA_LINK: &str = "https://graph.microsoft.com/v1.0/jobs/delta()?$deltatoken=a";

fn delta(core: &Core) -> Target {
    let jobs = Target::root(core, "v1.0").segment("jobs");
    jobs.segment("delta()")
}

fn round(id: &str) -> Page<Job> {
    let mut page: Page<Job> = [a_job(id)].into_iter().collect();
    page.delta_link = Some(Link::new(DELTA_LINK));
    page
}

#[tokio::test]
async fn the_rounds_of_a_delta_query() {
    let (mock, core) = mock();
    let target = delta(&core);
    let first = || target.list::<Job>(None);
    mock.expect(first()).returns(&round("a"));
    let link = Link::new(DELTA_LINK);
    mock.expect(target.resume(&link, None).unwrap())
        .returns(&round("b"));
    let mut state = None;
    for id in ["a", "b"] {
        let mut changes = first().into_delta().with_state(state);
        while let Some(change) = changes.next().await {
            let Change::Changed { item, .. } = change.unwrap() else {
                panic!("nothing is removed")
            };
            assert_eq!(item.id.as_deref(), Some(id));
        }
        state = Some(changes.into_state().unwrap());
    }
    mock.verify();
}

#[tokio::test]
async fn the_monitors_of_a_long_running_operation() {
    let (mock, core) = mock();
    let root = Target::root(&core, "v1.0");
    let create = || root.segment("teams").raw(Method::Post, None, None);
    let accepted = |location| MockResponse::new(202).with_header("location", location);
    let done = || MockResponse::new(200).with_body("application/json", r#"{"status":"succeeded"}"#);
    mock.expect(create())
        .responds(accepted("/teams('g')/operations('o')"));
    let options = RequestOptions::new().with_prefer("include-unknown-enum-members");
    let operation = root.segment("teams('g')").segment("operations('o')");
    mock.expect(operation.raw(Method::Get, None, Some(options)))
        .responds(done());
    create().into_poller().await.unwrap();

    mock.expect(create())
        .responds(accepted("https://files.example/monitor"));
    let monitor = core.without_token(Method::Get, "https://files.example/monitor", None);
    mock.expect(monitor.unwrap().any::<Json>()).responds(done());
    create().into_poller().await.unwrap();
    assert_eq!(mock.waits().len(), 2, "{:?}", mock.waits());
    assert!(mock.waits()[0] > Duration::ZERO);
    mock.verify();
}

#[tokio::test]
async fn the_slices_of_an_upload() {
    let (mock, core) = mock();
    let target = Target::root(&core, "v1.0").segment("createUploadSession");
    let create = || target.raw(Method::Post, None, None);
    let session: Json = r#"{"uploadUrl":"https://files.example/up"}"#.parse().unwrap();
    mock.expect(create()).returns(&session);
    let slice: Request<Json> = core
        .without_token(Method::Put, "https://files.example/up", None)
        .unwrap()
        .any();
    let created = MockResponse::new(201).with_body("application/json", r#"{"id":"x"}"#);
    mock.expect(slice).with_any_body().responds(created);
    let upload = Upload::<Json>::new(create(), UploadRule::drive_item());
    upload.send(b"content".to_vec()).await.unwrap();
    let sent = mock.requests().pop().unwrap();
    assert_eq!((sent.body(), sent.has_token()), (&b"content"[..], false));
    assert_eq!(sent.header("content-range"), Some("bytes 0-6/7"));
    mock.verify();
}
