//! Each fault of the wire: what the caller sees, and how many requests the server saw.

use std::time::{Duration, Instant};

use graph_runtime::{ErrorKind, GetOptions, RequestOptions, RetryMode, RetryOptions, Timeouts};

use super::support::{
    Job, Log, Loopback, Reply, bounded, dropped_after, job, logged, options, root, scripted,
    serving,
};

const OK: &str = r#"{"id":"j","status":{"code":"Active"}}"#;

fn ok() -> Reply {
    Reply::json(200, OK)
}

fn throttled(seconds: &str) -> Reply {
    let body = r#"{"error":{"code":"TooManyRequests","message":"slow down"}}"#;
    Reply::json(429, body).with_header("retry-after", seconds)
}

#[tokio::test]
async fn a_429_is_waited_for_even_by_an_action() {
    let (server, root) = scripted([throttled("1"), ok()]).await;
    let start = Instant::now();
    let call = job(&root)
        .action_without_parameters("start", None)
        .model::<Job>();
    let model = bounded(call).await.unwrap().into_model().unwrap();
    assert_eq!(model.id.as_deref(), Some("j"));
    assert!(start.elapsed() >= Duration::from_secs(1));
    let received = server.received();
    assert_eq!(received.len(), 2);
    let id = |at: usize| received[at].header("client-request-id").unwrap().to_owned();
    assert_eq!(id(0), id(1), "one call, one id");
}

#[tokio::test]
async fn a_429_past_the_limit_is_an_error_at_once() {
    let (server, root) = scripted([throttled("3600"), ok()]).await;
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(error.status().map(u16::from), Some(429));
    assert!(!error.may_have_run());
    assert!(error.to_string().contains("3600"), "{error}");
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_429_for_ever_ends() {
    let (server, root) = scripted((0..20).map(|_| throttled("0"))).await;
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!((server.count(), error.attempts()), (4, 4));
}

/// RFC 9110, section 5.6.7, and a header that is there twice.
#[tokio::test]
async fn waits_in_every_form() {
    let soon = azure_core::time::OffsetDateTime::now_utc() + Duration::from_secs(3600);
    let date = azure_core::time::to_rfc7231(&soon);
    let (weekday, rest) = date.split_once(", ").unwrap();
    let [day, month, year, clock, _] = rest.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{date}");
    };
    let asctime = format!("{weekday} {month} {day} {clock} {year}");
    let rfc850 = format!("{weekday}day, {day}-{month}-{} {clock} GMT", &year[2..]);
    for reply in [
        throttled(&date),
        throttled(&asctime),
        throttled(&rfc850),
        throttled("5").with_header("Retry-After", "3600"),
        throttled("3600").with_header("Retry-After", "3600"),
        throttled(&date).with_header("Retry-After", "5"),
    ] {
        let (server, root) = scripted([reply]).await;
        let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
        let wait = error.retry_after().unwrap().as_secs();
        assert!((3000..=3600).contains(&wait), "{wait}");
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_503_on_get_is_tried_again() {
    let (server, root) = scripted([Reply::new(503), Reply::new(503), ok()]).await;
    let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
    assert_eq!(response.into_model().unwrap().id.as_deref(), Some("j"));
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn an_action_that_may_have_run_is_not_repeated() {
    for status in [408, 500, 502, 503, 504] {
        let (server, root) = scripted([Reply::new(status), ok()]).await;
        let call = job(&root)
            .action_without_parameters("start", None)
            .nothing();
        let error = bounded(call).await.unwrap_err();
        assert_eq!(error.status().map(u16::from), Some(status));
        assert!(error.may_have_run(), "{status}");
        assert_eq!(server.count(), 1, "{status}");
    }
}

#[tokio::test]
async fn an_action_is_repeated_if_the_caller_allows_it() {
    let (server, root) = scripted([Reply::new(500), Reply::reset(), Reply::new(204)]).await;
    let options = RequestOptions::new().with_retry(RetryMode::EvenIfItMayHaveRun);
    let call = job(&root)
        .action_without_parameters("start", Some(options))
        .nothing();
    bounded(call).await.unwrap();
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_reset_after_the_body_was_read() {
    let (server, root) = scripted([Reply::reset(), ok()]).await;
    let call = job(&root).action("x", &Job::default(), None).nothing();
    let error = bounded(call).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(error.may_have_run());
    assert!(std::error::Error::source(&error).is_some());
    assert_eq!(server.count(), 1);

    let (server, root) = scripted([Reply::reset(), ok()]).await;
    bounded(job(&root).get::<Job>(None)).await.unwrap();
    assert_eq!(server.count(), 2, "reading again does no harm");
}

#[tokio::test]
async fn a_post_that_was_never_sent_is_sent_again() {
    let server = serving([ok()]).await;
    let transport = Loopback::to(&server).refusing(1);
    let root = root(&server, |_| options(&transport));
    let call = job(&root)
        .action_without_parameters("start", None)
        .model::<Job>();
    bounded(call).await.unwrap();
    assert_eq!((transport.attempts(), server.count()), (2, 1));
}

#[tokio::test]
async fn nobody_there() {
    let server = serving([]).await;
    let transport = Loopback::to(&server).refusing(99);
    let root = root(&server, |_| options(&transport));
    let error = bounded(job(&root).delete(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert!(!error.may_have_run());
    assert_eq!(error.attempts(), 4);
}

#[tokio::test]
async fn never_means_never() {
    let (server, root) = scripted([Reply::new(503), ok()]).await;
    let options = RequestOptions::new().with_retry(RetryMode::Never);
    let get = job(&root).get::<Job>(Some(GetOptions::from(options)));
    assert!(bounded(get).await.is_err());
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_body_that_is_not_json_is_an_error_with_its_media_type() {
    let cases = [
        (
            Reply::json(200, r#"{"id":"S3CRET-value","status":{"co"#),
            "line 1 column 34",
        ),
        (
            Reply::json(200, r#"["S3CRET-value"]"#),
            "expected an object",
        ),
        (Reply::json(200, "S3CRET-value"), "line 1 column 1"),
        (
            Reply::text(200, "application/xml", "<id>S3CRET-value</id>"),
            "application/xml",
        ),
        (
            Reply::text(200, "text/html", "<html>S3CRET-value</html>"),
            "25 bytes of text/html",
        ),
    ];
    for (reply, says) in cases {
        let (server, root) = scripted([reply]).await;
        let result = bounded(job(&root).get::<Job>(None)).await;
        let error = result
            .and_then(|response| response.into_model())
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.status().map(u16::from), Some(200));
        assert!(error.to_string().contains(says), "{error}");
        let printed = format!("{error} {error:?} {error:#?}");
        assert!(!printed.contains("S3CRET"), "{printed}");
        assert!(
            error.body().unwrap().windows(6).any(|w| w == b"S3CRET"),
            "nothing is lost"
        );
        assert!(error.may_have_run());
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_page_for_people_is_no_success_even_where_nothing_is_expected() {
    let (server, root) = scripted([Reply::text(200, "Text/HTML", "<html>sign in</html>")]).await;
    let error = bounded(job(&root).delete(None)).await.unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Decode, 1));
}

#[tokio::test]
async fn answers_without_a_model() {
    let (server, root) = scripted([
        Reply::json(204, r#"{"id":"ignored"}"#),
        Reply::new(201),
        Reply::json(200, "null"),
        Reply::json(200, " "),
    ])
    .await;
    for status in [204, 201, 200, 200] {
        let response = bounded(job(&root).create(&Job::default(), None))
            .await
            .unwrap();
        assert_eq!(u16::from(response.status()), status);
        assert!(response.into_optional().unwrap().is_none(), "{status}");
    }
    assert_eq!(server.count(), 4);
    let (_server, root) = scripted([Reply::new(201)]).await;
    let response = bounded(job(&root).create(&Job::default(), None))
        .await
        .unwrap();
    assert_eq!(
        response.into_model().unwrap_err().kind(),
        ErrorKind::NoContent
    );
}

#[tokio::test]
async fn the_first_byte_after_the_timeout() {
    for post in [false, true] {
        let (server, root) = scripted([ok().after(Duration::from_secs(99)), ok()]).await;
        let options = RequestOptions::new().with_timeout(Duration::from_secs(2));
        let call = match post {
            true => job(&root).action_without_parameters("start", Some(options)),
            false => job(&root).call(Some(options)),
        };
        let error = bounded(call.nothing()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(error.may_have_run());
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(server.count(), 1, "nothing more is sent");
    }
}

#[tokio::test]
async fn a_body_that_stalls() {
    let server = serving([ok().with_pause(Duration::from_secs(99))]).await;
    let root = root(&server, |options| {
        options.with_timeouts(Timeouts::default().with_read(Duration::from_millis(200)))
    });
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.status().map(u16::from), Some(200));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_dropped_future_sends_nothing_more() {
    let (log, _guard) = Log::start();
    let (server, root) = scripted([throttled("2"), ok()]).await;
    let get = job(&root).get::<Job>(None);
    dropped_after(get, logged(&log, "wait_seconds=")).await;
    tokio::time::sleep(Duration::from_millis(2300)).await;
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn waits_are_bounded_by_options() {
    let server = serving([throttled("2"), ok()]).await;
    let retry = RetryOptions::default().with_max_retry_after(Duration::from_secs(1));
    let root = root(&server, |options| options.with_retry(retry));
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    assert_eq!(server.count(), 1);
}
