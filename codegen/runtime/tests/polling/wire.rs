//! Over HTTP, with two servers: A is the service, B is another origin.
#![cfg(any(feature = "rustls", feature = "aws-lc", feature = "native-tls"))]

use std::future::IntoFuture as _;
use std::sync::Arc;
use std::time::Duration;

use graph_runtime::testing::MockCredential;
use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::{Cloud, Core, GraphClientOptions, Json, Method, Request, Target};

use super::model::Job;

async fn server(replies: impl IntoIterator<Item = Reply>) -> Server {
    Server::scripted(replies).await.unwrap()
}

/// A client of the service at `/x` of the server.
fn core(a: &Server) -> Core {
    let cloud = Cloud::Custom {
        endpoint: format!("http://{}/x", a.address()),
        scope: None,
    };
    let options = GraphClientOptions::new().with_cloud(cloud);
    Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap()
}

fn teams(core: &Core) -> Request<Json> {
    let target = Target::root(core, "v1.0").segment("teams");
    target.raw(Method::Post, Some(&"{}".parse().unwrap()), None)
}

fn has_token(server: &Server) -> Vec<bool> {
    let received = server.received();
    received
        .iter()
        .map(|request| request.header("authorization").is_some())
        .collect()
}

#[tokio::test]
async fn no_token_on_another_host() {
    let b = server([
        Reply::json(202, r#"{"status":"inProgress"}"#).with_header("Retry-After", "0"),
        Reply::json(503, "{}").with_header("Retry-After", "0"),
        Reply::json(
            202,
            r#"{"percentageComplete":100.0,"resourceId":"r","status":"completed"}"#,
        ),
    ])
    .await;
    let monitor = format!("http://{}/_api/v2.0/monitor/1?tempauth=a%2Fb", b.address());
    let a = server([Reply::new(202)
        .with_header("Location", &monitor)
        .with_header("Retry-After", "0")])
    .await;
    let done = teams(&core(&a)).into_poller().await.unwrap();
    assert_eq!(done.resource_id(), Some("r"));
    assert_eq!((has_token(&a), has_token(&b)), (vec![true], vec![false; 3]));
    for request in b.received() {
        assert_eq!(request.target, "/_api/v2.0/monitor/1?tempauth=a%2Fb");
    }
}

/// A path without the version is below the service root; the empty body with `application/json` is not read.
#[tokio::test]
async fn a_rooted_location_of_teams() {
    let a = server([
        Reply::json(202, "")
            .with_header("Location", "/teams('g')/operations('g')")
            .with_header("Content-Location", "/teams('g')")
            .with_header("Retry-After", "0"),
        Reply::json(200, r#"{"status":"succeeded","targetResourceId":"g"}"#),
        Reply::json(200, r#"{"id":"g"}"#),
    ])
    .await;
    let done = teams(&core(&a)).into_poller().await.unwrap();
    let team = done
        .resource_request::<Job>()
        .unwrap()
        .unwrap()
        .await
        .unwrap();
    assert_eq!(team.into_model().unwrap().id.as_deref(), Some("g"));
    let received = a.received();
    let targets: Vec<_> = received.iter().map(|request| &*request.target).collect();
    assert_eq!(
        targets,
        [
            "/x/v1.0/teams",
            "/x/v1.0/teams('g')/operations('g')",
            "/x/v1.0/teams('g')"
        ]
    );
    assert_eq!(has_token(&a), [true; 3]);
}

/// Print and OneNote send only `Operation-Location`; of both headers it is the monitor.
#[tokio::test]
async fn operation_location_is_preferred() {
    for both in [false, true] {
        let a = server([]).await;
        let root = format!("http://{}/x/v1.0", a.address());
        let mut first =
            Reply::new(202).with_header("Operation-Location", &format!("{root}/operations/o"));
        first = first.with_header("Retry-After", "0");
        if both {
            first = first.with_header("Location", &format!("{root}/elsewhere"));
        }
        a.then(first);
        a.then(Reply::json(200, r#"{"status":"succeeded"}"#));
        teams(&core(&a)).into_poller().await.unwrap();
        assert_eq!(a.received()[1].target, "/x/v1.0/operations/o");
        assert_eq!(has_token(&a), [true; 2]);
    }
}

/// 303 ends it. The item elsewhere is asked without the token, and its refusal is not that of the operation.
#[tokio::test]
async fn a_303_off_the_service() {
    let b = server([Reply::json(401, r#"{"error":{"code":"unauthenticated"}}"#)]).await;
    let item = format!("http://{}/item", b.address());
    let a = server([
        Reply::new(202)
            .with_header("Location", "/operations/o")
            .with_header("Retry-After", "0"),
        Reply::new(303).with_header("Location", &item),
    ])
    .await;
    let done = teams(&core(&a)).into_poller().await.unwrap();
    assert_eq!(
        done.resource_error().unwrap().code(),
        Some("unauthenticated")
    );
    assert_eq!((has_token(&a), has_token(&b)), (vec![true; 2], vec![false]));
}

/// A poller that is dropped while it waits asks no more.
#[tokio::test]
async fn a_dropped_poller_stops() {
    let a = server([
        Reply::new(202)
            .with_header("Location", "/operations/o")
            .with_header("Retry-After", "2"),
        Reply::json(200, r#"{"status":"succeeded"}"#),
    ])
    .await;
    let poller = teams(&core(&a)).into_poller();
    let is_waiting = async {
        while a.count() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    tokio::select! {
        biased;
        () = is_waiting => {}
        _ = poller.into_future() => panic!("it did not wait"),
    }
    tokio::time::sleep(Duration::from_millis(2300)).await;
    assert_eq!(a.count(), 1);
}
