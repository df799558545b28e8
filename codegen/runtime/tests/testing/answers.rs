//! Typed answers: each kind of result.

use std::time::Duration;

use graph_runtime::{ByteStream, Error, Json, ListOptions, Method, Page, Request, UntypedRequest};

use crate::model::Job;
use crate::{a_job, get, job, mock};

fn call(core: &graph_runtime::Core) -> UntypedRequest {
    job(core, "a").segment("x").call(None)
}

#[tokio::test]
async fn a_model_is_answered_and_read_again() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    let job = get(&core, "a").await.unwrap().into_model().unwrap();
    assert_eq!(job, a_job("a"));
    let request = &mock.requests()[0];
    assert_eq!(request.method(), Method::Get);
    assert_eq!(request.url().path(), "/v1.0/jobs/a");
    assert!(request.has_token());
    assert_eq!(request.header("Authorization"), Some("Bearer token-1"));
    assert!(!format!("{request:?}{mock:?}").contains("token-1"));
    mock.verify();
}

#[tokio::test]
async fn each_result_has_its_answer() {
    let (mock, core) = mock();
    let number = || call(&core).value::<i64>();
    let count = || job(&core, "a").count::<Job>(None);
    let nothing = || job(&core, "a").delete(None);
    let bytes = || -> Request<ByteStream> { job(&core, "a").get_stream(None) };
    let json = || call(&core).any::<Json>();
    mock.expect(number()).returns(&7);
    mock.expect(count()).returns(&12);
    mock.expect(nothing()).returns_nothing();
    mock.expect(bytes()).returns_bytes("content");
    mock.expect(json()).returns(&Json::from("x"));
    assert_eq!(number().await.unwrap().into_model().unwrap(), 7);
    assert_eq!(count().await.unwrap().into_model().unwrap(), 12);
    assert_eq!(u16::from(nothing().await.unwrap().status()), 204);
    let stream = bytes().await.unwrap().into_model().unwrap();
    assert_eq!(stream.collect().await.unwrap(), b"content");
    assert_eq!(json().await.unwrap().into_model().unwrap(), Json::from("x"));
    mock.verify();
}

#[tokio::test]
async fn pages_are_led_through_by_their_links() {
    let (mock, core) = mock();
    let list = || -> Request<Page<Job>> {
        let jobs = graph_runtime::Target::root(&core, "v1.0").segment("jobs");
        jobs.list(Some(ListOptions::new().with_top(2)))
    };
    let pages = [vec![a_job("a"), a_job("b")], vec![], vec![a_job("c")]];
    mock.expect(list()).returns_pages(pages);
    mock.expect(list()).returns_items([a_job("d")]);
    let all: Result<Vec<Job>, Error> = list().into_pager().collect().await;
    assert_eq!(all.unwrap(), [a_job("a"), a_job("b"), a_job("c")]);
    let again = list().await.unwrap().into_model().unwrap();
    assert_eq!((again.value, again.next_link), (vec![a_job("d")], None));
    let queries: Vec<Option<String>> = mock
        .requests()
        .iter()
        .map(|sent| sent.url().query().map(str::to_owned))
        .collect();
    assert_eq!(queries[0], queries[3]);
    assert!(
        queries[1].as_ref().unwrap().ends_with("skiptoken=page-2"),
        "{queries:?}"
    );
    mock.verify();
}

#[tokio::test]
async fn a_later_page_can_fail_before_it_comes() {
    let (mock, core) = mock();
    let list = || -> Request<Page<Job>> {
        let jobs = graph_runtime::Target::root(&core, "v1.0").segment("jobs");
        jobs.list(Some(ListOptions::new().with_top(2)))
    };
    let wait = Duration::from_secs(30);
    mock.expect(list())
        .returns_items_with_next([a_job("a")])
        .is_throttled(wait)
        .returns_items_with_next([a_job("b")])
        .fails(403, "Denied", "No.")
        .returns_items([a_job("c")]);
    let mut pager = list().into_pager();
    assert_eq!(pager.next().await.unwrap().unwrap(), a_job("a"));
    assert_eq!(pager.next().await.unwrap().unwrap(), a_job("b"));
    assert_eq!(mock.waits(), [wait]);
    let link = pager.next_link().unwrap().clone();
    let error = pager.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some("Denied"));

    let jobs = graph_runtime::Target::root(&core, "v1.0").segment("jobs");
    let rest = jobs.resume::<Job>(&link, None).unwrap();
    assert_eq!(rest.into_pager().collect().await.unwrap(), [a_job("c")]);
    let sent = mock.requests();
    let queries: Vec<&str> = sent.iter().filter_map(|sent| sent.url().query()).collect();
    let second = "$top=2&%24skiptoken=page-2";
    let third = "$top=2&%24skiptoken=page-3";
    assert_eq!(queries, ["$top=2", second, second, third, third]);
    mock.verify();
}

/// A model that the service may leave out, and one that it returns.
#[tokio::test]
async fn an_update_can_return_nothing() {
    let (mock, core) = mock();
    let patch = || job(&core, "a").update(Method::Patch, &a_job("new"), None);
    mock.expect(patch())
        .returns_nothing()
        .returns(&a_job("new"));
    let response = patch().await.unwrap();
    assert_eq!(u16::from(response.status()), 204);
    assert_eq!(response.into_optional().unwrap(), None);
    assert_eq!(patch().await.unwrap().into_model().unwrap(), a_job("new"));
    mock.verify();
}

#[tokio::test]
async fn the_body_that_was_sent_can_be_looked_at() {
    let (mock, core) = mock();
    let patch = || job(&core, "a").update(Method::Patch, &a_job("new"), None);
    mock.expect(patch()).returns(&a_job("new"));
    patch().await.unwrap();
    let sent = &mock.requests()[0];
    assert_eq!(sent.body(), br#"{"id":"new"}"#);
    assert_eq!(sent.json().unwrap().as_str(), r#"{"id":"new"}"#);
    assert_eq!(sent.model::<Job>().unwrap(), a_job("new"));
    mock.verify();
}

#[tokio::test]
async fn a_foreign_origin_is_expected_like_any_and_gets_no_token() {
    let (mock, core) = mock();
    let upload = || {
        let call = core.without_token(Method::Put, "https://files.example/up?sig=s", None);
        call.unwrap().with_body("content", "text/plain").nothing()
    };
    mock.expect(upload()).returns_nothing();
    upload().await.unwrap();
    assert!(!mock.requests()[0].has_token());
    mock.verify();
}
