//! `$batch`: parts are expected as if sent alone.

use std::time::Duration;

use graph_runtime::{ErrorKind, Method, Target};

use crate::{a_job, get, job, mock, problems};

#[tokio::test]
async fn parts_are_typed_and_answered_one_by_one() {
    let (mock, core) = mock();
    let patch = || job(&core, "b").update(Method::Patch, &a_job("b"), None);
    let photo = || job(&core, "c").put_stream("bytes", "image/png", None);
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    mock.expect(patch()).fails(403, "Forbidden", "Not you.");
    mock.expect(photo()).returns_nothing();
    let mut batch = Target::root(&core, "v1.0").batch();
    let one = batch.add(get(&core, "a")).unwrap();
    let two = batch.add(patch()).unwrap();
    let three = batch.add(photo()).unwrap();
    let mut answers = batch.send().await.unwrap();
    let model = answers.take(one).unwrap().into_model().unwrap();
    assert_eq!(model, a_job("a"));
    assert_eq!(answers.take(two).unwrap_err().code(), Some("Forbidden"));
    assert_eq!(u16::from(answers.take(three).unwrap().status()), 204);
    assert_eq!(mock.requests().len(), 1, "one request over the wire");
    mock.verify();
}

#[tokio::test]
async fn a_throttled_part_comes_again_and_what_depends_on_a_failed_one_does_not_run() {
    let (mock, core) = mock();
    let delete = || job(&core, "c").delete(None);
    mock.expect(get(&core, "a"))
        .is_throttled(Duration::from_secs(20));
    mock.expect(get(&core, "b")).fails(404, "NotFound", "No.");
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    let mut batch = Target::root(&core, "v1.0").batch();
    let one = batch.add(get(&core, "a")).unwrap();
    let two = batch.add(get(&core, "b")).unwrap();
    let three = batch.add_after(delete(), [two.id()]).unwrap();
    let mut answers = batch.send().await.unwrap();
    assert!(answers.take(one).is_ok());
    let error = answers.take(three).unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(424));
    assert_eq!(mock.waits(), [Duration::from_secs(20)]);
    assert_eq!(mock.requests().len(), 2);
    mock.verify();
}

#[tokio::test]
async fn a_part_that_is_not_expected_fails_the_batch() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    let mut batch = Target::root(&core, "v1.0").batch();
    let _ = batch.add(get(&core, "b")).unwrap();
    let error = batch.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedRequest);
    let text = "expected GET https://graph.microsoft.com/v1.0/jobs/a, got GET https://graph.microsoft.com/v1.0/jobs/b";
    assert!(error.to_string().contains(text), "{error}");
    problems(mock);
}

#[tokio::test]
async fn a_batch_is_answered_as_a_whole_where_it_is_expected_so() {
    let (mock, core) = mock();
    let root = Target::root(&core, "v1.0");
    let whole = root.segment("$batch").raw(Method::Post, None, None);
    mock.expect(whole)
        .with_any_body()
        .fails(400, "BadRequest", "Not like this.");
    let mut batch = root.batch();
    let _ = batch.add(get(&core, "a")).unwrap();
    let error = batch.send().await.unwrap_err();
    assert_eq!(error.code(), Some("BadRequest"));
    mock.verify();
}

#[tokio::test]
#[cfg(feature = "batches")]
async fn any_number_of_parts_is_expected_as_if_sent_alone() {
    let (mock, core) = mock();
    let root = Target::root(&core, "v1.0");
    let start = |key: &str| job(&core, key).action_without_parameters("start", None);
    let keys: Vec<String> = (0..25).map(|key| key.to_string()).collect();
    for key in &keys {
        // Alone it has no body, and in a batch an empty object.
        mock.expect(start(key).nothing()).returns_nothing();
    }
    let mut batches = root.batches();
    let items = batches.add_all(keys.iter().map(|key| start(key).nothing()));
    let mut responses = batches.send().await.unwrap();
    let all = responses.take_all(items.unwrap());
    assert!(all.iter().all(Result::is_ok));
    let sent = mock.requests();
    assert_eq!(sent.len(), 2);
    assert!(sent.iter().all(|request| request.has_token()));
    let body = sent[1].json().unwrap();
    assert!(body.as_str().contains(r#""url":"/jobs/24/start""#));
    assert!(body.as_str().contains(r#""body":{}"#));
    let body = r#"{"value":1}"#.parse().unwrap();
    let raw = job(&core, "x").raw(Method::Post, Some(&body), None);
    mock.expect(start("x").nothing()).returns_nothing();
    let mut batches = root.batches();
    let item = batches.add(raw).unwrap();
    let error = batches.send().await.unwrap().take(item).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedRequest);
    problems(mock);
}
