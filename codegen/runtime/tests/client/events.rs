//! A program that waits, or sends something again, says so in `tracing`.

use graph_runtime::{RequestOptions, RetryMode, RetryOptions};

use super::support::{
    FOREIGN, Job, Log, Loopback, Reply, bounded, job, logged, options, root, scripted, serving,
    without,
};

const PATH: &str = "/servicePrincipals/{id}/synchronization/jobs/{id}";

/// The lines that this crate's client has logged.
fn ours(log: &Log) -> Vec<String> {
    let text = log.text();
    let ours = text
        .lines()
        .filter(|line| line.contains("graph_runtime::client"));
    ours.map(str::to_owned).collect()
}

#[track_caller]
fn says(line: &str, parts: &[&str]) {
    for part in parts {
        assert!(line.contains(part), "{part} in {line}");
    }
    for secret in ["sp-key-1", "job.key-1", "S3CRET", "token-"] {
        without(line, secret, "a line");
    }
}

/// What a line says after `name`.
#[track_caller]
fn seconds(line: &str, name: &str) -> f64 {
    let (_, rest) = line.split_once(name).unwrap();
    let end = rest.find(|c: char| c != '.' && !c.is_ascii_digit());
    rest[..end.unwrap_or(rest.len())].parse().unwrap()
}

#[tokio::test]
async fn each_repetition_says_how_long_and_why() {
    let (log, _guard) = Log::start();
    let (server, root) = scripted([
        Reply::new(429).with_header("retry-after", "1"),
        Reply::new(503).with_body("S3CRET"),
        Reply::reset(),
        Reply::json(200, "{}"),
    ])
    .await;
    let options = RequestOptions::new()
        .with_client_request_id("call-1")
        .with_query("$filter", "S3CRET")
        .with_header("x-mine", "S3CRET");
    bounded(job(&root).get::<Job>(Some(options.into())))
        .await
        .unwrap();
    assert_eq!(server.count(), 4);
    let lines = ours(&log);
    assert_eq!(lines.len(), 3, "{lines:#?}");
    for (line, attempt, reason) in [
        (&lines[0], "attempt=1", "429 Too Many Requests"),
        (&lines[1], "attempt=2", "503 Service Unavailable"),
        (&lines[2], "attempt=3", "the connection broke"),
    ] {
        says(
            line,
            &[
                "WARN",
                "method=\"GET\"",
                PATH,
                "call-1",
                attempt,
                reason,
                "wait_seconds=",
            ],
        );
    }
    says(&lines[0], &["wait_seconds=1.0"]);
}

#[tokio::test]
async fn a_broken_body_and_a_connection_that_was_not_made() {
    let (log, _guard) = Log::start();
    let broken = Reply::json(200, r#"{"id":"S3CRET"}"#).cut_off(5);
    let server = serving([broken, Reply::json(200, "{}")]).await;
    let map = Loopback::to(&server).refusing(1);
    let root = root(&server, |_| options(&map));
    bounded(job(&root).get::<Job>(None)).await.unwrap();
    let lines = ours(&log);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    says(&lines[0], &["no connection was made"]);
    says(&lines[1], &["broke within the response body"]);
}

#[tokio::test]
async fn calls_that_wait_for_others_or_fail_with_them() {
    let (log, _guard) = Log::start();
    let long = Reply::new(429).with_header("retry-after", "3");
    let (server, root) = scripted([long, Reply::new(204)]).await;
    let never = RequestOptions::new().with_retry(RetryMode::Never);
    for _ in 0..2 {
        let call = job(&root).delete(Some(never.clone()));
        assert!(bounded(call).await.is_err());
    }
    bounded(job(&root).delete(None)).await.unwrap();
    assert_eq!(server.count(), 2);
    let lines = ours(&log);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    says(&lines[0], &["the call is not sent", PATH, "DELETE"]);
    says(&lines[1], &["before the call is sent", "another call"]);
    let left = seconds(&lines[0], "left_seconds=");
    let wait = seconds(&lines[1], "wait_seconds=");
    assert!(0.0 < wait && wait < left && left < 3.0, "{lines:#?}");
}

#[tokio::test]
async fn tokens_challenges_and_redirects() {
    let (log, _guard) = Log::start();
    let foreign = serving([Reply::text(200, "image/png", "x")]).await;
    let claims = Reply::new(401).with_header("www-authenticate", "Bearer claims=\"e30=\"");
    let away = Reply::new(302).with_header("location", "https://files.example/S3CRET?sig=S3CRET");
    let server = serving([Reply::new(401), Reply::new(204), claims, away]).await;
    let map = Loopback::to(&server).and(FOREIGN, &foreign);
    let root = root(&server, |_| options(&map));
    bounded(job(&root).delete(None)).await.unwrap();
    bounded(job(&root).delete(None)).await.unwrap_err();
    bounded(job(&root).get_stream(None)).await.unwrap();
    let lines = ours(&log);
    assert_eq!(lines.len(), 3, "{lines:#?}");
    says(&lines[0], &["fresh token", "401", PATH]);
    says(&lines[1], &["claims", "not sent again", PATH]);
    says(&lines[2], &["INFO", "302", "files.example", PATH]);
}

#[tokio::test]
async fn parts_of_a_batch() {
    let (log, _guard) = Log::start();
    let part = |status: u16| {
        let headers = r#"{"Retry-After":"3"}"#;
        format!(r#"{{"responses":[{{"id":"0","status":{status},"headers":{headers}}}]}}"#)
    };
    let (server, root) = scripted([
        Reply::json(200, part(429)),
        Reply::new(204),
        Reply::json(200, part(204)),
    ])
    .await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).delete(None)).unwrap();
    let batch = tokio::spawn(batch.send());
    logged(&log, "parts=1").await;
    bounded(job(&root).delete(None)).await.unwrap();
    bounded(batch).await.unwrap().unwrap().take(ticket).unwrap();
    assert_eq!(server.count(), 3);
    let lines = ours(&log);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    says(
        &lines[0],
        &[
            "WARN",
            "/$batch",
            "parts=1",
            "wait_seconds=3.0",
            "reason=\"429\"",
        ],
    );
    says(
        &lines[1],
        &["another call", "before the call is sent", PATH],
    );
}

#[tokio::test]
async fn a_successful_run_prints_nothing() {
    let (log, _guard) = Log::start();
    let (server, root) = scripted([Reply::new(204), Reply::new(404), Reply::new(500)]).await;
    bounded(job(&root).delete(None)).await.unwrap();
    bounded(job(&root).delete(None)).await.unwrap_err();
    let quiet = super::support::root(&server, |o| o.with_retry(RetryOptions::none()));
    bounded(job(&quiet).delete(None)).await.unwrap_err();
    assert_eq!(ours(&log), Vec::<String>::new());
}
