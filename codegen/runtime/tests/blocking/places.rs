//! Inside and outside of runtimes: it works, or it is an error that says why. Nothing panics, and nothing hangs.

use std::time::{Duration, Instant};

use graph_runtime::ErrorKind;
use graph_runtime::blocking::BlockingClient;

use crate::{RESPONSE, blocking, bounded, id, job, server, several, single};

/// The error where the only thread of a runtime would be blocked, at once.
fn is_refused(blocking: &BlockingClient) {
    let begin = Instant::now();
    let error = id(blocking).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("spawn_blocking"), "{error}");
    assert!(blocking.block_on(async {}).is_err());
    assert!(begin.elapsed() < RESPONSE);
}

#[test]
fn outside_of_a_runtime_it_works() {
    bounded(|| {
        let elsewhere = several(1);
        let server = elsewhere.block_on(server());
        let blocking = blocking(&server);
        assert_eq!(id(&blocking).unwrap(), "job");
        // A runtime that is entered but runs nothing here can be waited in.
        let _entered = elsewhere.enter();
        assert_eq!(id(&blocking).unwrap(), "job");
        assert_eq!(server.count(), 2);
    });
}

#[test]
fn in_a_runtime_with_one_thread_it_is_an_error() {
    bounded(|| {
        single().block_on(async {
            let server = server().await;
            let blocking = blocking(&server);
            is_refused(&blocking);
            let inside = blocking.clone();
            tokio::spawn(async move { is_refused(&inside) })
                .await
                .unwrap();
            let local = tokio::task::LocalSet::new();
            local.run_until(async { is_refused(&blocking) }).await;
            drop(blocking);
            assert_eq!(server.count(), 0);
        });
    });
}

#[test]
fn on_a_thread_for_blocking_work_it_works() {
    for runtime in [single(), several(1), several(2)] {
        bounded(move || {
            runtime.block_on(async {
                let server = server().await;
                let blocking = blocking(&server);
                let calling = tokio::task::spawn_blocking(move || id(&blocking));
                assert_eq!(calling.await.unwrap().unwrap(), "job");
            });
        });
    }
}

#[test]
fn in_a_runtime_with_several_threads_it_works() {
    bounded(|| {
        several(2).block_on(async {
            let server = server().await;
            let blocking = blocking(&server);
            assert_eq!(id(&blocking).unwrap(), "job");
            let inside = blocking.clone();
            let calling = tokio::spawn(async move { id(&inside) });
            assert_eq!(calling.await.unwrap().unwrap(), "job");
            let local = tokio::task::LocalSet::new();
            let calling = local.run_until(async { id(&blocking) });
            assert_eq!(calling.await.unwrap(), "job");
        });
    });
}

#[test]
fn the_only_worker_of_a_runtime_is_not_blocked() {
    bounded(|| {
        several(1).block_on(async {
            let server = server().await;
            let blocking = blocking(&server);
            assert_eq!(
                id(&blocking).unwrap(),
                "job",
                "this thread runs nothing else"
            );
            tokio::spawn(async move { is_refused(&blocking) })
                .await
                .unwrap();
        });
    });
}

#[test]
fn within_its_own_calls_it_is_an_error() {
    bounded(|| {
        let elsewhere = several(1);
        let server = elsewhere.block_on(server());
        let blocking = blocking(&server);
        let inner = blocking.clone();
        blocking
            .block_on(async move { is_refused(&inner) })
            .unwrap();
    });
}

#[test]
fn it_is_made_used_and_dropped_in_different_places() {
    bounded(|| {
        let elsewhere = several(1);
        let server = elsewhere.block_on(server());
        let blocking = single().block_on(async { blocking(&server) });
        assert_eq!(id(&blocking).unwrap(), "job");
        let request = job(&blocking);
        single().block_on(async { drop(blocking) });
        // A request keeps what it needs, and can be awaited too.
        let model = single().block_on(async { request.await.unwrap().into_model().unwrap() });
        assert_eq!(model.id.as_deref(), Some("job"));
    });
}

#[test]
fn awaiting_and_blocking_share_no_connection_that_a_blocked_runtime_drives() {
    bounded(|| {
        let elsewhere = several(1);
        let server = elsewhere.block_on(server());
        let blocking = blocking(&server);
        several(1).block_on(async {
            job(&blocking).await.unwrap();
            assert_eq!(id(&blocking).unwrap(), "job");
        });
        assert_eq!(server.count(), 2);
    });
}

/// Of what is dropped while it runs: the last handle is dropped by the runtime's own thread.
#[test]
fn the_last_handle_is_dropped_within_a_call() {
    for threads in [0, 2] {
        bounded(move || {
            let elsewhere = several(1);
            let server = elsewhere.block_on(server());
            let blocking = blocking(&server);
            let (request, inside) = (job(&blocking), blocking.clone());
            blocking.block_on(async move { drop(inside) }).unwrap();
            let runtime = match threads {
                0 => single(),
                threads => several(threads),
            };
            runtime.block_on(async move {
                // The call is dropped in the middle, and so are the client and the request.
                let call = std::future::IntoFuture::into_future(request);
                drop(blocking);
                let late = tokio::time::timeout(Duration::from_micros(50), call);
                drop(late.await);
                tokio::task::yield_now().await;
            });
            drop(runtime);
        });
    }
}

/// A call within a call of another client, which has its own thread.
#[test]
fn two_clients_do_not_wait_for_each_other() {
    bounded(|| {
        let elsewhere = several(1);
        let server = elsewhere.block_on(server());
        let (outer, inner) = (blocking(&server), blocking(&server));
        let work = async move {
            tokio::task::spawn_blocking(move || id(&inner))
                .await
                .unwrap()
        };
        assert_eq!(outer.block_on(work).unwrap().unwrap(), "job");
    });
}
