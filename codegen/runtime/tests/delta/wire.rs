//! Over HTTP: what is sent for a link.
#![cfg(any(feature = "rustls", feature = "aws-lc", feature = "native-tls"))]

use std::sync::Arc;

use graph_runtime::delta::DeltaState;
use graph_runtime::testing::MockCredential;
use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::{
    Cloud, Core, ErrorKind, GraphClientOptions, Link, Page, Request, RequestOptions,
};

use super::model::Job;
use super::target;

fn core(a: &Server) -> Core {
    let endpoint = format!("http://{}/x", a.address());
    let cloud = Cloud::Custom {
        endpoint,
        scope: None,
    };
    let options = GraphClientOptions::new().with_cloud(cloud);
    Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap()
}

/// A request with headers of the caller.
fn users(core: &Core) -> Request<Page<Job>> {
    let options = RequestOptions::new()
        .with_prefer("odata.maxpagesize=2")
        .with_prefer("return=minimal")
        .with_header("x-caller", "c")
        .with_query("$select", "id");
    target(core).call(Some(options)).page()
}

/// Links are sent as they came, whatever their form; the query of the first request is in them, its headers are not.
#[tokio::test]
async fn links_are_opaque_and_headers_are_repeated() {
    let paths = [
        "/x/v1.0/users/delta?$deltatoken=a%2Fb+c==",
        "/x/v1.0/users/delta(token='a%20b')",
        "/x/v1.0/users/microsoft.graph.delta()?$skiptoken=A_b-~!*",
        "/x/v1.0/users/delta?$select=id,name&$skipToken=1",
    ];
    let a = Server::scripted([]).await.unwrap();
    let url = |path| format!("http://{}{path}", a.address());
    let page = |name: &str, link: &str| {
        Reply::json(200, format!(r#"{{"value":[],"@odata.{name}":"{link}"}}"#))
    };
    for path in paths {
        a.then(page("nextLink", &url(path)));
    }
    a.then(page("deltaLink", &url("/x/v1.0/users/delta?$deltatoken=z")));
    let round = users(&core(&a)).into_delta().collect().await.unwrap();
    assert_eq!(
        round.state.link().as_str(),
        url("/x/v1.0/users/delta?$deltatoken=z")
    );
    let received = a.received();
    assert_eq!(received.len(), 5);
    for (request, path) in received[1..].iter().zip(paths) {
        assert_eq!(request.target, path);
    }
    for request in &received {
        assert_eq!(
            request.header("prefer"),
            Some("odata.maxpagesize=2, return=minimal")
        );
        assert_eq!(request.header("x-caller"), Some("c"));
        assert!(request.header("authorization").is_some());
    }
}

/// Neither a next link, nor a saved one, nor one of a resync leaves the service's origin.
#[tokio::test]
async fn no_request_off_the_service() {
    let b = Server::scripted([]).await.unwrap();
    let foreign = format!("http://{}/x/v1.0/users/delta?$skiptoken=1", b.address());
    let page = format!(r#"{{"value":[{{"id":"a"}}],"@odata.nextLink":"{foreign}"}}"#);
    let a = Server::scripted([
        Reply::json(200, page),
        Reply::json(410, r#"{"error":{"code":"resyncRequired"}}"#)
            .with_header("Location", &foreign),
    ])
    .await
    .unwrap();
    let core = core(&a);
    let mut changes = users(&core).into_delta();
    assert!(changes.next().await.unwrap().is_ok());
    assert_eq!(
        changes.next().await.unwrap().unwrap_err().kind(),
        ErrorKind::ForeignLink
    );
    let mut changes = users(&core).into_delta();
    let resync = changes
        .next()
        .await
        .unwrap()
        .unwrap_err()
        .resync()
        .cloned()
        .unwrap();
    for state in [
        resync.state().unwrap(),
        DeltaState::from_delta_link(Link::new(foreign)),
    ] {
        changes.restart(Some(state));
        assert_eq!(
            changes.next().await.unwrap().unwrap_err().kind(),
            ErrorKind::ForeignLink
        );
    }
    assert_eq!((a.count(), b.count()), (2, 0));
}
