//! Sequences: in order, each answer once, nothing shared.

use graph_runtime::ErrorKind;
use graph_runtime::testing::MockTransport;

use crate::{a_job, get, mock, problems};

#[tokio::test]
async fn answers_come_in_order_and_each_once() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a"))
        .returns(&a_job("first"))
        .returns(&a_job("second"));
    for id in ["first", "second"] {
        let job = get(&core, "a").await.unwrap().into_model().unwrap();
        assert_eq!(job.id.as_deref(), Some(id));
    }
    let error = get(&core, "a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedRequest);
    let text = "no further request is expected, got GET https://graph.microsoft.com/v1.0/jobs/a";
    assert!(error.to_string().contains(text), "{error}");
    assert!(problems(mock).contains(text));
}

#[tokio::test]
async fn the_order_counts_by_default() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    mock.expect(get(&core, "b")).returns(&a_job("b"));
    assert!(get(&core, "b").await.is_err());
    assert!(problems(mock).contains("expected GET https://graph.microsoft.com/v1.0/jobs/a, got"));

    let mock = MockTransport::in_any_order();
    let core = mock.core();
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    mock.expect(get(&core, "b")).returns(&a_job("b"));
    for id in ["b", "a"] {
        let job = get(&core, id).await.unwrap().into_model().unwrap();
        assert_eq!(job.id.as_deref(), Some(id));
    }
    assert!(get(&core, "a").await.is_err());
    problems(mock);
}

#[tokio::test]
async fn an_answer_that_is_not_used_is_told_by_its_request() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a")).returns(&a_job("a"));
    mock.expect(get(&core, "b")).returns(&a_job("b"));
    get(&core, "a").await.unwrap();
    assert_eq!(
        problems(mock),
        "the response to request 2 of 2 was not used: GET https://graph.microsoft.com/v1.0/jobs/b"
    );
}

#[test]
#[should_panic(expected = "the response to request 1 of 1 was not used")]
fn the_end_of_a_stream_verifies_it() {
    let (mock, core) = mock();
    mock.expect(get(&core, "a")).returns(&a_job("a"));
}

#[test]
fn a_test_that_fails_otherwise_keeps_its_own_panic() {
    let panic = std::panic::catch_unwind(|| {
        let (mock, core) = mock();
        mock.expect(get(&core, "a")).returns(&a_job("a"));
        panic!("its own");
    });
    assert_eq!(panic.unwrap_err().downcast_ref::<&str>(), Some(&"its own"));
}

#[tokio::test]
async fn an_error_that_the_caller_ignores_is_still_told() {
    let (mock, core) = mock();
    let _ = get(&core, "a").await;
    assert!(mock.problems().unwrap().contains("an unexpected request"));
    assert!(problems(mock).contains("an unexpected request"));
}

#[tokio::test]
async fn mocks_know_nothing_of_each_other() {
    let (one, of_one) = mock();
    let (other, of_other) = mock();
    one.expect(get(&of_one, "a")).returns(&a_job("one"));
    other.expect(get(&of_one, "a")).returns(&a_job("other"));
    let job = get(&of_other, "a").await.unwrap().into_model().unwrap();
    assert_eq!(job.id.as_deref(), Some("other"));
    assert_eq!((one.requests().len(), other.requests().len()), (0, 1));
    other.verify();
    problems(one);
}
