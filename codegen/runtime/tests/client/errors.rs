//! What the service says about an error, and what is made of it.

use std::error::Error as _;
use std::time::Duration;

use base64::Engine;
use graph_runtime::{ErrorKind, RequestOptions, RetryMode, Target, Timeouts};

use super::support::{
    Job, Loopback, MockCredential, Reply, bounded, job, options, root, scripted, serving,
};

async fn error(reply: Reply) -> graph_runtime::Error {
    let (_server, root) = scripted([reply]).await;
    bounded(job(&root).get::<Job>(None)).await.unwrap_err()
}

#[tokio::test]
async fn everything_that_graph_says() {
    let body = r#"{"error":{"code":"Request_BadRequest","message":"A \"quoted\" caf\u00e9 \\ message.","target":"schedule",
        "details":[{"code":"D1","message":"first","target":"interval"},{"code":"D2"}],
        "innerError":{"code":"Inner1","message":"deeper","date":"2024-02-29T12:00:00","request-id":"r-1","client-request-id":"c-1",
            "innerError":{"code":"Inner2"}}}}"#;
    let error = error(Reply::json(400, body)).await;
    assert_eq!(error.kind(), ErrorKind::Service);
    assert_eq!(error.status().map(u16::from), Some(400));
    assert_eq!(error.code(), Some("Request_BadRequest"));
    assert_eq!(error.message(), Some("A \"quoted\" caf\u{e9} \\ message."));
    assert_eq!(error.target(), Some("schedule"));
    assert_eq!(error.details().len(), 2);
    assert_eq!(error.details()[0].target(), Some("interval"));
    assert_eq!(error.details()[1].message(), None);
    let codes: Vec<_> = error
        .inner_errors()
        .filter_map(|inner| inner.code())
        .collect();
    assert_eq!(codes, ["Inner1", "Inner2"]);
    assert_eq!(
        (error.request_id(), error.date()),
        (Some("r-1"), Some("2024-02-29T12:00:00"))
    );
    assert_eq!(error.client_request_id(), Some("c-1"));
    assert!(!error.may_have_run());
    let source = error.source().unwrap();
    assert_eq!(source.to_string(), "Inner1: deeper");
    assert_eq!(source.source().unwrap().to_string(), "Inner2");
    assert_eq!(
        error.to_string(),
        "GET /servicePrincipals/{id}/synchronization/jobs/{id}: 400 Bad Request: Request_BadRequest: A \"quoted\" caf\u{e9} \\ message.; request-id r-1; 1 attempt"
    );
}

#[tokio::test]
async fn spellings_of_errors() {
    for (body, code, message) in [
        (
            r#"{"error":{"code":"X","message":"m","details":null,"innerError":null,"target":null}}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{"code":"X","message":{"lang":"en","value":"m"}}}"#,
            Some("X"),
            Some("m"),
        ),
        (r#"{"error":{"code":5}}"#, Some("5"), None),
        (r#"{"error":{"innererror":{"message":"i"}}}"#, None, None),
        (
            r#"{"error":"invalid_grant","error_description":"m"}"#,
            Some("invalid_grant"),
            Some("m"),
        ),
        ("\u{feff}{\"error\":{\"code\":\"X\"}}", Some("X"), None),
        (r#"{"error":[]}"#, None, None),
        (
            r#"{"error":{"details":"no","innerError":[1]}}"#,
            None,
            Some("no"),
        ),
    ] {
        let error = error(Reply::json(403, body)).await;
        assert_eq!((error.code(), error.message()), (code, message), "{body}");
        assert_eq!(error.status().map(u16::from), Some(403));
        assert!(!error.to_string().is_empty() && !format!("{error:?}").is_empty());
    }
    let deep = format!(
        "{{\"error\":{}{}}}",
        "{\"innerError\":".repeat(20_000),
        "{}".to_owned() + &"}".repeat(20_000)
    );
    assert_eq!(
        error(Reply::json(400, deep)).await.status().map(u16::from),
        Some(400)
    );
}

#[tokio::test]
async fn an_error_that_is_not_graphs_has_its_media_type() {
    for (reply, says) in [
        (
            Reply::text(
                403,
                "text/html; charset=utf-8",
                "<html>blocked S3CRET</html>",
            ),
            "27 bytes of text/html",
        ),
        (Reply::new(404), "an empty body"),
        (Reply::json(409, "{"), "1 bytes of application/json"),
        (
            Reply::new(418).with_body("tea"),
            "3 bytes without a content type",
        ),
    ] {
        let error = error(reply).await;
        assert_eq!(error.kind(), ErrorKind::Service);
        assert!(error.to_string().contains(says), "{error}");
        assert!(!format!("{error:?}{error}").contains("S3CRET"));
        assert!(error.body().is_some());
    }
}

#[tokio::test]
async fn ids_come_from_headers_too() {
    let reply = Reply::json(404, r#"{"error":{"code":"X"}}"#)
        .with_header("request-id", "r-2")
        .with_header("date", "Thu, 29 Feb 2024 12:00:00 GMT");
    let error = error(reply).await;
    assert_eq!(error.request_id(), Some("r-2"));
    assert_eq!(error.date(), Some("Thu, 29 Feb 2024 12:00:00 GMT"));
    assert_eq!(
        error.client_request_id().map(str::len),
        Some(36),
        "our own, if the service names none"
    );
}

#[tokio::test]
async fn a_401_is_answered_with_a_fresh_token_once() {
    let server = serving([Reply::new(401), Reply::json(200, "{}")]).await;
    let tokens = MockCredential::default();
    let options = options(&Loopback::to(&server));
    let core =
        graph_runtime::Core::new(std::sync::Arc::new(tokens.clone()), Some(options)).unwrap();
    let call = job(&Target::root(&core, "beta"))
        .action("run", &Job::default(), None)
        .model::<Job>();
    bounded(call).await.unwrap();
    let received = server.received();
    let sent: Vec<_> = received
        .iter()
        .filter_map(|r| r.header("authorization"))
        .collect();
    assert_eq!(sent, ["Bearer token-1", "Bearer token-2"]);
    assert_eq!(received[1].body, b"{}", "the body goes with it");

    let (server, root) = scripted([Reply::new(401), Reply::new(401), Reply::json(200, "{}")]).await;
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!(
        (error.status().map(u16::from), server.count()),
        (Some(401), 2)
    );
}

#[tokio::test]
async fn never_means_no_second_token_either() {
    let (server, root) = scripted([Reply::new(401), Reply::json(200, "{}")]).await;
    let options = RequestOptions::new().with_retry(RetryMode::Never);
    let error = bounded(job(&root).delete(Some(options))).await.unwrap_err();
    assert_eq!(
        (error.status().map(u16::from), server.count()),
        (Some(401), 1)
    );
}

#[tokio::test]
async fn the_time_limit_does_not_run_while_a_token_is_had() {
    let server = serving([Reply::new(204)]).await;
    let limits = Timeouts::default().with_response(Duration::from_secs(2));
    let options = options(&Loopback::to(&server)).with_timeouts(limits);
    let slow = MockCredential::new().with_delay(Duration::from_millis(2500));
    let core = graph_runtime::Core::new(std::sync::Arc::new(slow), Some(options)).unwrap();
    bounded(job(&Target::root(&core, "beta")).delete(None))
        .await
        .unwrap();
}

#[tokio::test]
async fn messages_keep_what_the_model_shows_and_lose_its_secrets() {
    let told = "Attribute 'extensionName' can't take 'hunter2-secret' in job.key-1";
    let body = serde_json::json!({ "error": { "code": "X", "message": told } }).to_string();
    let (_server, root) = scripted([Reply::json(400, body)]).await;
    let sent = Job {
        template_id: Some("extensionName".into()),
        secret: Some("hunter2-secret".into()),
        ..Job::default()
    };
    let error = bounded(job(&root).replace(&sent, None)).await.unwrap_err();
    assert_eq!(error.message(), Some(told), "exactly");
    assert_eq!(
        error.to_string(),
        "PUT /servicePrincipals/{id}/synchronization/jobs/{id}: 400 Bad Request: X: Attribute 'extensionName' can't take '[redacted]' in [redacted]; 1 attempt"
    );
}

#[tokio::test]
async fn a_claims_challenge_is_an_error_with_the_claims() {
    let claims = r#"{"access_token":{"nbf":{"essential":true,"value":"1"}}}"#;
    let encoded = base64::engine::general_purpose::STANDARD.encode(claims);
    let header = format!(
        "Bearer realm=\"\", authorization_uri=\"https://login.example/a\", error=\"insufficient_claims\", claims=\"{encoded}\""
    );
    let body = r#"{"error":{"code":"InvalidAuthenticationToken","message":"more"}}"#;
    let (server, root) =
        scripted([Reply::json(401, body).with_header("www-authenticate", &header)]).await;
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ClaimsChallenge);
    assert_eq!(error.claims(), Some(claims));
    assert_eq!(error.code(), Some("InvalidAuthenticationToken"));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_credential_that_fails() {
    let server = serving([]).await;
    let options = options(&Loopback::to(&server));
    let core = graph_runtime::Core::new(
        std::sync::Arc::new(MockCredential::failing("no such client\n  see the log\n")),
        Some(options),
    )
    .unwrap();
    let call = job(&Target::root(&core, "beta"))
        .action_without_parameters("start", None)
        .nothing();
    let error = bounded(call).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    assert!(!error.may_have_run());
    assert!(format!("{error:?}").contains("no such client"), "{error:?}");
    let call = "POST /servicePrincipals/{id}/synchronization/jobs/{id}/start";
    let text = format!("{call}: the credential returned no token");
    assert_eq!(error.to_string(), text);
    assert_eq!(
        format!("{error:#}"),
        format!("{text}: no such client see the log")
    );
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_cause_that_was_printed_already_is_not_printed_again() {
    let (_server, root) = scripted([Reply::json(200, "<html>")]).await;
    let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
    let read = response.into_model().unwrap_err();
    let cause = read.source().unwrap().to_string();
    assert!(read.to_string().contains(&cause), "{read}");
    assert_eq!(format!("{read:#}"), read.to_string());

    let inner = r#"{"error":{"code":"A","message":"a.","innerError":{"code":"B","message":"b."}}}"#;
    let deeper = error(Reply::json(400, inner)).await;
    assert_eq!(format!("{deeper:#}"), format!("{deeper}: B: b."));
}

#[tokio::test]
async fn a_redirect_is_an_error() {
    for status in [301, 302, 303, 307, 308, 300, 399] {
        let (server, root) =
            scripted([Reply::new(status).with_header("location", "/beta/elsewhere")]).await;
        let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
        assert_eq!((error.kind(), server.count()), (ErrorKind::Redirect, 1));
    }
    let (_server, root) = scripted([Reply::new(304)]).await;
    let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
    assert!(
        response.into_optional().unwrap().is_none(),
        "not modified is no error"
    );
    let _ = root;
}

#[tokio::test]
async fn strange_statuses_are_errors() {
    for status in [450, 499, 511, 599, 600, 999] {
        let error = error(Reply::new(status)).await;
        assert_eq!(error.status().map(u16::from), Some(status));
    }
    let server = serving([Reply::new(404)]).await;
    let error = bounded(root(&server, |o| o).delete(None))
        .await
        .unwrap_err();
    assert!(!error.may_have_run());
}
