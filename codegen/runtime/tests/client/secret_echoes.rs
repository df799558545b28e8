//! A service that repeats a token or a secret, wherever and however it can. What is printed must not have it.

use std::sync::Arc;

use graph_runtime::{Core, Json, RequestOptions, Target};
use serde_json::json;

use super::secrets::Printed;
use super::support::{
    Job, Log, Loopback, MockCredential, Reply, Server, bounded, options, serving, without,
    without_chance,
};

const TOKEN: &str = "eyJ0b2tlbiI6Im9mLWEtdGVzdCJ9.c2VjcmV0";

async fn service(replies: impl IntoIterator<Item = Reply>) -> (Server, Target) {
    let server = serving(replies).await;
    let options = options(&Loopback::to(&server));
    let core = Core::new(Arc::new(MockCredential::with_prefix(TOKEN)), Some(options)).unwrap();
    (server, Target::root(&core, "beta"))
}

fn secret(secret: &str) -> Job {
    Job {
        secret: Some(secret.to_owned()),
        template_id: Some("shown-by-the-model".to_owned()),
        ..Job::default()
    }
}

/// An error that repeats `said` wherever it has a text.
fn error(said: &str) -> serde_json::Value {
    json!({ "error": {
        "code": format!("Bad_{said}"), "message": format!("no {said} here"), "target": said,
        "details": [{ "code": said, "message": format!("not {said}"), "target": said }],
        "innerError": {
            "code": said, "message": said, "date": said, "request-id": said, "client-request-id": said,
            "innerError": { "message": format!("never {said}") },
        },
    }})
}

/// A reply whose headers repeat `said`.
fn told(reply: Reply, said: &str) -> Reply {
    let headers = [
        "request-id",
        "client-request-id",
        "x-ms-request-id",
        "x-ms-ags-diagnostic",
        "server",
        "etag",
        "cache-control",
        "ms-cv",
    ];
    headers
        .iter()
        .fold(reply, |reply, name| reply.with_header(name, said))
}

#[tokio::test]
async fn headers_that_repeat_a_token_or_a_secret() {
    let (log, _guard) = Log::start();
    for said in [TOKEN, "hunter2"] {
        let (_server, root) = service([
            told(Reply::json(200, "{}"), said),
            told(Reply::json(400, error(said).to_string()), said),
            told(Reply::json(400, "{}"), said),
            told(Reply::text(400, said, "x"), said),
            told(Reply::text(200, "text/html", "x"), said),
            told(Reply::json(200, r#"{"id":1}"#), said),
            told(
                Reply::new(302).with_header("location", &format!("https://{said}.example/")),
                said,
            ),
        ])
        .await;
        let mut printed = Printed::default();
        for _ in 0..7 {
            let call = root.segment("jobs").action("run", &secret("hunter2"), None);
            printed.result(bounded(call.model::<Job>()).await);
        }
        without(&printed.0, said, "what is printed");
        without(&log.text(), said, "the log");
        assert!(
            printed.0.contains("request_id: Some(\"[redacted"),
            "{}",
            printed.0
        );
    }
}

/// Bytes beyond ASCII are UTF-8 or ISO 8859-1 in a header.
#[tokio::test]
async fn headers_that_repeat_a_secret_beyond_ascii() {
    let (log, _guard) = Log::start();
    let said = "h\u{fc}nter2";
    for bytes in [said.as_bytes(), b"h\xfcnter2", b"H%C3%BCnter2"] {
        for status in ["200 OK", "400 Bad Request"] {
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: 2\r\nrequest-id: "
            );
            let reply = [head.as_bytes(), bytes, b"\r\n\r\n{}"].concat();
            let (_server, root) = service([Reply::raw(reply)]).await;
            let call = root.segment("jobs").action("run", &secret(said), None);
            let mut printed = Printed::default();
            printed.result(bounded(call.model::<Job>()).await);
            assert!(!printed.0.contains("nter2"), "{}", printed.0);
        }
    }
    assert!(!log.text().contains("nter2"));
}

/// Where a service leads to is printed and logged by its host.
#[tokio::test]
async fn hosts_of_links_and_redirects_that_repeat_a_token() {
    let (log, _guard) = Log::start();
    let host = format!("{}.example", TOKEN.to_lowercase());
    let next = format!("https://{host}/x");
    let server = serving([
        Reply::json(
            200,
            json!({ "value": [], "@odata.nextLink": next }).to_string(),
        ),
        Reply::json(
            200,
            json!({ "responses": [], "@odata.nextLink": next }).to_string(),
        ),
        Reply::new(302).with_header("location", &next),
        Reply::json(404, error(TOKEN).to_string()),
    ])
    .await;
    let options = options(&Loopback::to(&server).and(&host, &server));
    let core = Core::new(Arc::new(MockCredential::with_prefix(TOKEN)), Some(options)).unwrap();
    let jobs = Target::root(&core, "beta").segment("jobs");
    let mut printed = Printed::default();
    let pager = jobs.list::<Job>(None).into_pager();
    printed.error(&bounded(pager.collect()).await.unwrap_err());
    let mut batch = jobs.batch();
    let ticket = batch.add(jobs.delete(None)).unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    printed.error(&answers.take(ticket).unwrap_err());
    printed.error(&bounded(jobs.get_stream(None)).await.unwrap_err());
    assert_eq!(server.count(), 4);
    without(&printed.0, TOKEN, "what is printed");
    without(&log.text(), TOKEN, "the log");
    assert!(
        printed.0.contains("points to https://[redacted]"),
        "{}",
        printed.0
    );
}

#[tokio::test]
async fn other_values_of_headers_are_kept() {
    let reply = Reply::json(200, "{}")
        .with_header("request-id", "4f0a9125-0b46-a052-98ca-5618ea807875")
        .with_header("etag", "W/\"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc=\"")
        .with_header("location", "https://graph.microsoft.com/beta/jobs/hunter2");
    let (_server, root) = service([reply]).await;
    let call = root.segment("jobs").action("run", &secret("hunter2"), None);
    let response = bounded(call.model::<Job>()).await.unwrap();
    assert_eq!(
        response.request_id(),
        Some("4f0a9125-0b46-a052-98ca-5618ea807875")
    );
    assert_eq!(
        response.etag(),
        Some("W/\"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc=\"")
    );
    assert_eq!(
        response.location(),
        Some("https://graph.microsoft.com/beta/jobs/hunter2")
    );
}

#[tokio::test]
async fn parts_of_a_batch_that_repeat_the_token_or_a_secret() {
    let (log, _guard) = Log::start();
    for said in [TOKEN, "hunter2", "zq1", "other-parts-secret"] {
        let part = |id: &str| {
            json!({ "id": id, "status": 400, "body": error(said),
                "headers": { "request-id": said, "etag": said, "x-ms-ags-diagnostic": said } })
        };
        let whole = json!({ "responses": [part("0"), part("1")] });
        let (_server, root) = service([
            told(Reply::json(200, whole.to_string()), said),
            told(Reply::json(400, error(said).to_string()), said),
            told(Reply::json(200, r#"{"responses":0}"#), said),
        ])
        .await;
        let mut printed = Printed::default();
        for _ in 0..3 {
            let mut batch = root.batch();
            let run = |job: &Job| root.segment("jobs").action("run", job, None).model::<Job>();
            let first = batch.add(run(&secret(said))).unwrap();
            let second = batch.add(run(&secret("other-parts-secret"))).unwrap();
            printed.debug(&batch);
            match bounded(batch.send()).await {
                Ok(mut answers) => {
                    printed.debug(&answers);
                    printed.result(answers.take(first));
                    // The answer to one part repeats the secret of another only where the service mixes them up.
                    let second = answers.take(second);
                    if said == TOKEN || said == "other-parts-secret" {
                        printed.result(second);
                    }
                }
                Err(error) => printed.error(&error),
            }
        }
        without(&printed.0, said, "what is printed");
        without(&log.text(), said, "the log");
    }
}

/// Every way in which a service may write `secret`.
fn spellings(secret: &str) -> Vec<String> {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    let json = serde_json::to_string(secret).unwrap();
    let escaped: String = secret
        .encode_utf16()
        .map(|unit| format!("\\u{unit:04x}"))
        .collect();
    let percent: String = secret.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut all = vec![
        secret.to_owned(),
        secret.to_uppercase(),
        format!("({secret})"),
        json.clone(),
        serde_json::to_string(&json).unwrap(),
        escaped,
        percent.clone(),
        percent.replace('%', "%25"),
        STANDARD.encode(secret),
        URL_SAFE_NO_PAD.encode(secret),
        secret.replace('&', "&amp;").replace('"', "&quot;"),
    ];
    // Three letters of base64 within others are in every text.
    if secret.len() > 3 {
        all.push(STANDARD.encode(format!("user:{secret}")));
    }
    all
}

#[tokio::test]
async fn a_secret_of_the_body_in_every_spelling() {
    for marked in [
        "7",
        "ab",
        "p1n",
        "9713",
        "hunter2",
        "p\u{e9}ss w\"rd&\\1",
        "correct-horse-battery-staple",
    ] {
        for said in spellings(marked) {
            let (_server, root) =
                service([told(Reply::json(400, error(&said).to_string()), "x")]).await;
            let call = root.segment("jobs").action("run", &secret(marked), None);
            let error = bounded(call.model::<Job>()).await.unwrap_err();
            let shown = format!(
                "{error} {:?} {:?}",
                error.details(),
                error.inner_errors().collect::<Vec<_>>()
            );
            if marked.len() >= 3 {
                without_chance(&shown, marked, &said);
                without_chance(&shown, &said, marked);
            } else {
                // A code may have such a letter, and the status has such a digit.
                for text in ["no ", "not ", "never "] {
                    without_chance(&shown, &format!("{text}{said}"), marked);
                }
            }
        }
    }
}

#[tokio::test]
async fn a_secret_of_the_body_however_long_the_body_is() {
    let mut job = secret("hunter2");
    job.additional.insert("notes", "n".repeat(3 << 20));
    let (_server, root) = service([Reply::json(413, error("hunter2").to_string())]).await;
    let call = root.segment("jobs").action("run", &job, None);
    let mut printed = Printed::default();
    printed.result(bounded(call.model::<Job>()).await);
    without(&printed.0, "hunter2", "what is printed");
    assert!(printed.0.contains("no [redacted] here"), "{}", printed.0);
}

#[tokio::test]
async fn a_secret_that_is_cut_or_told_in_parts() {
    let marked = "correct-horse-battery";
    let told = json!({ "error": {
        "code": "corre", "message": "ct-hor", "details": [{ "message": "se-bat", "code": "tery" }],
    }});
    let cut = error("correct-ho...");
    for body in [told, cut] {
        let (_server, root) = service([Reply::json(400, body.to_string())]).await;
        let call = root.segment("jobs").action("run", &secret(marked), None);
        let error = bounded(call.model::<Job>()).await.unwrap_err();
        let shown = format!("{error} {error:?}");
        for part in ["corre", "ct-hor", "se-bat"] {
            without(&shown, part, "a part");
        }
    }
}

#[tokio::test]
async fn secrets_that_the_type_cannot_hold_or_does_not_know() {
    let mut number = Job::default();
    number.additional.insert("secret", 4_821_397_605_i64);
    number.additional.insert("userPassword", "pw1");
    let raw: Json = r#"{"secret":4821397605,"credentials":[{"userPassword":"pw1"}]}"#
        .parse()
        .unwrap();
    for said in ["4821397605", "pw1"] {
        let (_server, root) = service([
            Reply::json(400, error(said).to_string()),
            Reply::json(400, error(said).to_string()),
        ])
        .await;
        let jobs = root.segment("jobs");
        let typed = jobs.action("run", &number, None).model::<Job>();
        let untyped = jobs.raw(graph_runtime::Method::Post, Some(&raw), None);
        let mut printed = Printed::default();
        printed.error(&bounded(typed).await.unwrap_err());
        printed.error(&bounded(untyped).await.unwrap_err());
        without(&printed.0, said, "what is printed");
    }
}

#[tokio::test]
async fn messages_that_repeat_nothing_are_shown() {
    let message = "The specified password does not comply with password complexity requirements.";
    let body = json!({ "error": { "code": "Request_BadRequest", "message": message } });
    let (_server, root) = service([Reply::json(400, body.to_string())]).await;
    let options = RequestOptions::new().with_header("x-mine", "unusual");
    let call = root
        .segment("jobs")
        .action("run", &secret("xWwvJ]6NMw+bWH-d"), Some(options));
    let error = bounded(call.model::<Job>()).await.unwrap_err();
    assert!(error.to_string().contains(message), "{error}");
    assert_eq!(error.code(), Some("Request_BadRequest"));
}
