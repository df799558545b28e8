//! What calls give.

use std::sync::Arc;
use std::time::Duration;

use graph_runtime::blocking::BlockingClient;
use graph_runtime::testing::{MockCredential, MockTransport};
use graph_runtime::{Core, ErrorKind, Page, Request, Target};

use crate::{Job, bounded, job};

fn mock() -> (MockTransport, BlockingClient) {
    let mock = MockTransport::new();
    let credential = Arc::new(MockCredential::new());
    let blocking = BlockingClient::new(credential, Some(mock.options())).unwrap();
    (mock, blocking)
}

fn jobs(core: &Core) -> Request<Page<Job>> {
    Target::root(core, "v1.0").segment("jobs").list(None)
}

fn a_job(id: &str) -> Job {
    Job {
        id: Some(id.to_owned()),
        ..Job::default()
    }
}

fn id(job: Job) -> String {
    job.id.unwrap()
}

#[test]
fn answers_and_errors_are_typed() {
    bounded(|| {
        let (mock, blocking) = mock();
        mock.expect(job(&blocking))
            .is_throttled(Duration::from_secs(30))
            .returns(&a_job("a"));
        mock.expect(job(&blocking)).fails(404, "NotFound", "No.");
        let response = blocking.send(job(&blocking)).unwrap();
        assert_eq!(id(response.into_model().unwrap()), "a");
        assert_eq!(mock.waits(), [Duration::from_secs(30)]);
        let error = job(&blocking).send_blocking().unwrap_err();
        assert_eq!((error.code(), error.attempts()), (Some("NotFound"), 1));
        mock.verify();
    });
}

#[test]
fn collections_are_iterators() {
    bounded(|| {
        let (mock, blocking) = mock();
        let pages = || [vec![a_job("a"), a_job("b")], vec![a_job("c")]];
        mock.expect(jobs(blocking.core())).returns_pages(pages());
        mock.expect(jobs(blocking.core())).returns_pages(pages());
        let mut items = blocking.items(jobs(blocking.core()));
        assert_eq!(id(items.next().unwrap().unwrap()), "a");
        assert!(items.next_link().is_some());
        assert_eq!(
            mock.requests().len(),
            1,
            "a page is fetched when it is needed"
        );
        let rest: Vec<String> = items.by_ref().map(|item| id(item.unwrap())).collect();
        assert_eq!(rest, ["b", "c"]);
        assert!(items.next().is_none() && items.delta_link().is_none());
        let pages = blocking.pages(jobs(blocking.core()));
        let lengths: Vec<usize> = pages.map(|page| page.unwrap().value.len()).collect();
        assert_eq!(lengths, [2, 1]);
        mock.verify();
    });
}

#[test]
fn an_error_ends_a_collection() {
    bounded(|| {
        let (mock, blocking) = mock();
        mock.expect(jobs(blocking.core()))
            .fails(403, "Forbidden", "No.");
        let mut items = blocking.items(jobs(blocking.core()));
        assert_eq!(items.next().unwrap().unwrap_err().code(), Some("Forbidden"));
        assert!(items.next().is_none());
    });
}

#[test]
fn any_future_can_be_waited_for() {
    bounded(|| {
        let (mock, blocking) = mock();
        mock.expect(job(&blocking)).returns(&a_job("a"));
        let mut batch = Target::root(blocking.core(), "v1.0").batch();
        let item = batch.add(job(&blocking)).unwrap();
        let mut responses = blocking.block_on(batch.send()).unwrap().unwrap();
        let model = responses.take(item).unwrap().into_model().unwrap();
        assert_eq!(id(model), "a");
        mock.verify();
    });
}

#[test]
fn a_request_of_another_client_is_refused() {
    bounded(|| {
        let (mock, blocking) = mock();
        let core = mock.core();
        let other = || Target::root(&core, "v1.0").segment("me").get::<Job>(None);
        for error in [
            other().send_blocking().unwrap_err(),
            blocking.send(other()).unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::Configuration);
            assert!(!error.may_have_run());
        }
    });
}

#[test]
fn a_panic_of_the_future_is_a_panic_of_the_call() {
    bounded(|| {
        let (_mock, blocking) = mock();
        let inner = blocking.clone();
        let calling = std::thread::spawn(move || inner.block_on(async { panic!("of the test") }));
        assert!(calling.join().is_err());
        blocking.block_on(async {}).unwrap();
    });
}
