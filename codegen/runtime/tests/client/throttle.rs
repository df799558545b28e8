//! What one call was told to wait for, the others of the same core wait for too.

use std::sync::Arc;
use std::time::{Duration, Instant};

use graph_runtime::testing::MockTransport;
use graph_runtime::{
    Cloud, Core, Error, ErrorKind, RequestOptions, RetryMode, RetryOptions, Target,
};

use super::support::{
    Log, Loopback, MockCredential, Received, Reply, answering, bounded, job, logged, options, root,
    scripted, serving,
};

#[tokio::test]
async fn a_wait_applies_to_all_calls_that_are_throttled_together() {
    let wait = Duration::from_secs(3);
    let (log, _guard) = Log::start();
    let mut first = true;
    let server = answering(move |request: &Received| {
        if request.target.starts_with("/beta/users") && std::mem::take(&mut first) {
            return Reply::new(429).with_header("retry-after", "3");
        }
        Reply::new(204)
    })
    .await;
    let core = Core::new(
        Arc::new(MockCredential::default()),
        Some(options(&Loopback::to(&server))),
    )
    .unwrap();
    let root = Target::root(&core, "beta");
    let users = |key| root.segment("users").key(key);
    let start = Instant::now();
    let throttled = tokio::spawn(users("a").delete(None).into_future());
    logged(&log, "wait_seconds=").await;

    bounded(root.segment("groups").key("g").delete(None))
        .await
        .unwrap();
    let never = RequestOptions::new().with_retry(RetryMode::Never);
    bounded(users("c").delete(Some(never))).await.unwrap();
    assert!(start.elapsed() < wait, "others are not held up");
    bounded(users("b").delete(None)).await.unwrap();
    assert!(start.elapsed() >= wait, "the same part waits");
    bounded(throttled).await.unwrap().unwrap();
    assert_eq!(server.count(), 5);
}

fn throttled(seconds: &str) -> Reply {
    let body = r#"{"error":{"code":"TooManyRequests","message":"Slow down, job.key-1."}}"#;
    Reply::json(429, body)
        .with_header("retry-after", seconds)
        .with_header("request-id", "r-1")
        .with_header("client-request-id", "c-1")
}

/// The errors of twenty calls, one after the other.
async fn twenty(root: &Target, options: Option<RequestOptions>) -> Vec<Error> {
    let start = Instant::now();
    let mut errors = Vec::new();
    for _ in 0..20 {
        let call = job(root).delete(options.clone());
        errors.push(bounded(call).await.unwrap_err());
    }
    assert!(start.elapsed() < Duration::from_secs(30), "at once");
    errors
}

#[tokio::test]
async fn a_wait_that_nobody_waits_for_is_shared_as_an_error() {
    let never = || Some(RequestOptions::new().with_retry(RetryMode::Never));
    for (seconds, retry, options) in [
        ("3600", RetryOptions::default(), None),
        ("3600", RetryOptions::default(), never()),
        ("60", RetryOptions::none(), None),
        ("60", RetryOptions::default(), never()),
    ] {
        let server = serving((0..99).map(|_| throttled(seconds))).await;
        let root = root(&server, |options| options.with_retry(retry));
        let errors = twenty(&root, options).await;
        assert_eq!(server.count(), 1, "the others are not sent");
        for (at, error) in errors.iter().enumerate() {
            assert_eq!(error.kind(), ErrorKind::Service);
            assert_eq!(error.status().map(u16::from), Some(429));
            assert_eq!(error.code(), Some("TooManyRequests"));
            assert_eq!(error.request_id(), Some("r-1"));
            let left = error.retry_after().unwrap().as_secs();
            let asked: u64 = seconds.parse().unwrap();
            assert!((asked - 30..=asked).contains(&left), "{left}");
            assert_eq!(error.attempts(), u32::from(at == 0));
            assert!(!error.may_have_run());
            let text = format!("{error} {error:?}");
            assert!(text.contains("Slow down, [redacted]."), "{text}");
            assert_eq!(text.contains("not sent"), at > 0, "{text}");
        }
        assert_ne!(
            errors[1].client_request_id(),
            Some("c-1"),
            "that is another call's"
        );
    }
}

#[tokio::test]
async fn a_wait_that_a_part_of_a_batch_is_asked_for_is_shared_with_its_words() {
    let part = serde_json::json!({ "id": "0", "status": 429, "headers": { "Retry-After": "3600", "request-id": "r-1" },
        "body": { "error": { "code": "TooManyRequests", "message": "Slow down, job.key-1." } } });
    let answer = serde_json::json!({ "responses": [part] }).to_string();
    let (server, root) = scripted([Reply::json(200, answer), Reply::new(204)]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).delete(None)).unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    let own = answers.take(ticket).unwrap_err();
    let other = bounded(job(&root).delete(None)).await.unwrap_err();
    for error in [&own, &other] {
        assert_eq!(error.code(), Some("TooManyRequests"));
        assert_eq!(error.request_id(), Some("r-1"));
        assert!(
            error.to_string().contains("Slow down, [redacted]."),
            "{error}"
        );
    }
    assert!(other.to_string().contains("not sent") && other.attempts() == 0);
    bounded(root.segment("groups").delete(None)).await.unwrap();
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn the_others_go_on_when_the_time_is_over_and_elsewhere() {
    let mut first = true;
    let server = answering(move |_| match std::mem::take(&mut first) {
        true => Reply::new(503).with_header("retry-after", "3"),
        false => Reply::new(204),
    })
    .await;
    let retry = RetryOptions::none();
    let root = root(&server, |options| options.with_retry(retry));
    let users = || root.segment("users").delete(None);
    assert!(bounded(users()).await.is_err());
    assert!(
        bounded(users()).await.is_err(),
        "the service is not available"
    );
    bounded(root.segment("groups").delete(None)).await.unwrap();
    assert_eq!(server.count(), 2);
    tokio::time::sleep(Duration::from_millis(3100)).await;
    bounded(users()).await.unwrap();
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn hosts_that_are_not_the_endpoint_are_throttled_by_themselves() {
    let slow = serving((0..9).map(|_| throttled("3600"))).await;
    let server = answering(|_| Reply::new(204)).await;
    let map = Loopback::to(&server)
        .and("slow.example", &slow)
        .and("other.example", &server);
    let core = Core::new(Arc::new(MockCredential::default()), Some(options(&map))).unwrap();
    let put = |url: &str| {
        let call = core.without_token(azure_core::http::Method::Put, url, None);
        call.unwrap().nothing()
    };
    for path in ["a", "b"] {
        let url = format!("https://slow.example/{path}");
        assert!(bounded(put(&url)).await.is_err());
    }
    bounded(put("https://other.example/x")).await.unwrap();
    assert_eq!((slow.count(), server.count()), (1, 1));
}

#[tokio::test]
async fn a_throttled_download_from_elsewhere_delays_no_other_call() {
    let slow = serving((0..9).map(|_| throttled("3600"))).await;
    let server = answering(|request: &Received| match request.target.as_str() {
        "/beta/files/content" => Reply::new(302).with_header("location", "https://slow.example/x"),
        _ => Reply::new(204),
    })
    .await;
    let map = Loopback::to(&server).and("slow.example", &slow);
    let core = Core::new(Arc::new(MockCredential::default()), Some(options(&map))).unwrap();
    let files = Target::root(&core, "beta").segment("files");
    for code in [Some("TooManyRequests"), Some("TooManyRequests")] {
        let error = bounded(files.segment("content").get_stream(None)).await;
        assert_eq!(error.unwrap_err().code(), code);
    }
    bounded(files.segment("other").delete(None)).await.unwrap();
    assert_eq!((slow.count(), server.count()), (1, 3));
}

#[tokio::test]
async fn parts_of_a_service_below_a_path_are_distinguished() {
    let mut first = true;
    let server = answering(move |_| match std::mem::take(&mut first) {
        true => throttled("3600"),
        false => Reply::new(204),
    })
    .await;
    let cloud = Cloud::Custom {
        endpoint: "https://graph.example/via/proxy".into(),
        scope: None,
    };
    let map = Loopback::default().and("graph.example", &server);
    let options = options(&map).with_cloud(cloud);
    let core = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    let root = Target::root(&core, "beta");
    assert!(bounded(root.segment("users").delete(None)).await.is_err());
    bounded(root.segment("groups").delete(None)).await.unwrap();
    assert_eq!(server.count(), 2);
}

/// One request, so all of it waits; a part whose own call would fail instead of waiting fails, and so does what depends on it.
#[tokio::test]
async fn a_batch_waits_as_its_parts_would() {
    let mock = MockTransport::in_any_order();
    let root = Target::root(&mock.core(), "beta");
    let never = || RequestOptions::new().with_retry(RetryMode::Never);
    let minute = Duration::from_secs(60);
    let users = |key: &str| root.segment("users").key(key);
    mock.expect(users("0").delete(Some(never())))
        .is_throttled(minute);
    users("0").delete(Some(never())).await.unwrap_err();

    let mut batch = root.batch();
    let groups = root.segment("groups").delete(None);
    mock.expect(root.segment("groups").delete(None))
        .returns_nothing();
    mock.expect(users("1").delete(None)).returns_nothing();
    let items = [
        batch.add(groups).unwrap(),
        batch.add(users("1").delete(None)).unwrap(),
    ];
    let refused = batch.add(users("2").delete(Some(never()))).unwrap();
    let after = batch.add_after(users("3").delete(None), [refused.id()]);
    let after = after.unwrap();
    let mut responses = batch.send().await.unwrap();
    assert!(responses.take_all(items).iter().all(Result::is_ok));
    let status = |error: &graph_runtime::Error| (error.status().map(u16::from), error.attempts());
    let error = responses.take(refused).unwrap_err();
    assert_eq!(status(&error), (Some(429), 0));
    let error = responses.take(after).unwrap_err();
    assert_eq!(status(&error), (Some(424), 0));
    let waits = mock.waits();
    assert!(waits.len() == 1 && waits[0] <= minute && waits[0] > minute / 2);
    mock.verify();
}
