//! What one call was told to wait for, the others of the same core wait for too.

use std::sync::Arc;
use std::time::{Duration, Instant};

use graph_runtime::{Core, RequestOptions, RetryMode, Target};

use super::support::{Loopback, Received, Reply, Server, Tokens, bounded, options};

#[tokio::test]
async fn a_wait_is_shared_by_what_the_service_throttles_together() {
    let mut first = true;
    let server = Server::answering(move |request: &Received| {
        if request.target.starts_with("/beta/users") && std::mem::take(&mut first) {
            return Reply::new(429).with("retry-after", "1");
        }
        Reply::new(204)
    })
    .await;
    let core = Core::new(
        Arc::new(Tokens::default()),
        Some(options(&Loopback::to(&server))),
    )
    .unwrap();
    let root = Target::root(&core, "beta");
    let users = |key| root.segment("users").key(key).unwrap();
    let throttled = tokio::spawn(users("a").delete(None).into_future());
    while server.count() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;

    let start = Instant::now();
    bounded(root.segment("groups").key("g").unwrap().delete(None))
        .await
        .unwrap();
    let never = RequestOptions::new().with_retry(RetryMode::Never);
    bounded(users("c").delete(Some(never))).await.unwrap();
    assert!(
        start.elapsed() < Duration::from_millis(500),
        "others are not held up"
    );
    bounded(users("b").delete(None)).await.unwrap();
    assert!(
        start.elapsed() > Duration::from_millis(700),
        "the same part waits"
    );
    bounded(throttled).await.unwrap().unwrap();
    assert_eq!(server.count(), 5);
}
