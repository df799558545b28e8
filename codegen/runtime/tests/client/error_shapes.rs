//! Errors in the shapes that Graph, its gateways and older services have, and what is printed of them.

use std::error::Error as _;

use azure_core::http::Method;
use graph_runtime::{Error, ErrorKind, Literal, Target};

use super::support::{Job, Reply, bounded, job, scripted};

async fn error(reply: Reply) -> Error {
    let (_server, root) = scripted([reply]).await;
    bounded(job(&root).get::<Job>(None)).await.unwrap_err()
}

#[tokio::test]
async fn codes_and_messages_are_found() {
    for (body, code, message) in [
        // Web API, gateways and functions.
        (r#"{"Message":"m"}"#, None, Some("m")),
        (r#"{"message":"m","code":"X"}"#, Some("X"), Some("m")),
        (r#"{"Code":"X","Message":"m"}"#, Some("X"), Some("m")),
        (r#"{"statusCode":404,"message":"m"}"#, None, Some("m")),
        // The same name twice, in another case, and null once.
        (
            r#"{"message":null,"Message":"m","code":null,"CODE":null,"Code":"X"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{"code":"X","description":"m"}}"#,
            Some("X"),
            Some("m"),
        ),
        // One error behind the other.
        (
            r#"{"error":{"code":"X","message":"m"}}{"error":{"code":"Y"}}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"errorCode":"X","errorMessage":"m"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"Error":{"Code":"X","Message":"m"}}"#,
            Some("X"),
            Some("m"),
        ),
        // Azure AD Graph, and OData 2 and 3.
        (
            r#"{"odata.error":{"code":"X","message":{"lang":"en","value":"m"},"requestId":"r"}}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{"code":"X","message":{"Lang":"en","Value":"m"}}}"#,
            Some("X"),
            Some("m"),
        ),
        // Lists of errors: GraphQL, JSON:API, ASP.NET.
        (
            r#"{"errors":[{"code":"X","message":"m"},{"code":"Y"}]}"#,
            Some("X"),
            Some("m"),
        ),
        (r#"{"errors":["m","n"]}"#, None, Some("m")),
        (
            r#"{"error":{"errors":[{"code":"X","message":"m"}]}}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"statusCode":400,"message":["m","n"],"error":"Bad Request"}"#,
            None,
            Some("m"),
        ),
        (
            r#"{"errorDetails":[{"code":"X","message":"m"}]}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"errors":[{"status":"400","code":"X","detail":"m"}]}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"title":"m","status":400,"errors":{"name":["too long","odd"]}}"#,
            None,
            Some("m"),
        ),
        (
            r#"{"error":[{"code":"X","message":"m"}]}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"[{"error":{"code":"X","message":"m"}}]"#,
            Some("X"),
            Some("m"),
        ),
        // RFC 9457, and SCIM (RFC 7644, section 3.12).
        (
            r#"{"type":"about:blank","title":"t","status":403,"detail":"m"}"#,
            None,
            Some("m"),
        ),
        (
            r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"X","detail":"m","status":"400"}"#,
            Some("X"),
            Some("m"),
        ),
        // Token endpoints, RFC 6749, section 5.2.
        (
            r#"{"error":"invalid_grant","error_description":"m"}"#,
            Some("invalid_grant"),
            Some("m"),
        ),
        (
            r#"{"Error":"X","ErrorDescription":"m"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":"It went wrong."}"#,
            None,
            Some("It went wrong."),
        ),
        // Code or message beside the member that is called an error: gateways, Spring, RFC 6749.
        (
            r#"{"error":true,"code":"X","message":"m"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{},"code":"X","message":"m"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{"code":"X"},"message":"m"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{"message":"m"},"code":"X","message":"n"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"status":404,"error":"Not Found","message":"m","path":"/x"}"#,
            None,
            Some("m"),
        ),
        (
            r#"{"error":{"error":{"code":"X","message":"m"}}}"#,
            Some("X"),
            Some("m"),
        ),
        // One error where a list is expected, and a body that is a string.
        (
            r#"{"errors":{"code":"X","message":"m"}}"#,
            Some("X"),
            Some("m"),
        ),
        (r#"{"errors":"m"}"#, None, Some("m")),
        (r#""m""#, None, Some("m")),
        // JSON in a message, once and twice.
        (
            r#"{"error":{"code":"UnknownError","message":"{\"error\":{\"code\":\"X\",\"message\":\"m\"}}"}}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{"code":"BadRequest","message":" {\"Message\":\"m\",\"_version\":3}"}}"#,
            Some("BadRequest"),
            Some("m"),
        ),
        (
            r#"{"message":"{\"message\":\"{\\\"code\\\":\\\"X\\\",\\\"message\\\":\\\"m\\\"}\"}"}"#,
            Some("X"),
            Some("m"),
        ),
        (
            r#"{"error":{"code":"X","message":"{no json}"}}"#,
            Some("X"),
            Some("{no json}"),
        ),
        (r#""{\"error\":{\"code\":\"X\"}}""#, Some("X"), None),
        // Legal JSON that no Rust string or number holds: RFC 8259, sections 6 and 8.2.
        (
            r#"{"error":{"code":"X","message":"a\ud83d","n":1e999,"n":1}}"#,
            Some("X"),
            Some("a\u{fffd}"),
        ),
        (r#"{"\udead":1,"error":{"code":"X"}}"#, Some("X"), None),
        (r#"{"error":{"code":"","message":" "}}"#, None, None),
    ] {
        for media in ["application/json", "text/html"] {
            let error = error(Reply::text(400, media, body)).await;
            assert_eq!(error.kind(), ErrorKind::Service);
            assert_eq!((error.code(), error.message()), (code, message), "{body}");
            let text = error.to_string();
            for part in [code, message].into_iter().flatten() {
                assert!(text.contains(part), "{text}");
            }
        }
    }
    let latin = error(Reply::json(
        400,
        b"{\"error\":{\"code\":\"X\",\"message\":\"\xe9\"}}".to_vec(),
    ));
    assert_eq!(latin.await.code(), Some("X"));
}

#[tokio::test]
async fn lists_and_inner_errors_are_kept() {
    let body = r#"{"errors":[{"code":"X","message":"m"},"n",{"code":"Y","target":"t"}]}"#;
    let listed = error(Reply::json(400, body)).await;
    let details: Vec<_> = listed
        .details()
        .iter()
        .map(|d| (d.code(), d.message()))
        .collect();
    assert_eq!(
        details,
        [(Some("X"), Some("m")), (None, Some("n")), (Some("Y"), None)]
    );

    let body = r#"{"error":{"code":"BadRequest","message":"{\"error\":{\"code\":\"Deep\",\"message\":\"m\"}}",
        "innerError":{"request-id":"r-1"}}}"#;
    let within = error(Reply::json(400, body)).await;
    assert_eq!(
        (within.code(), within.message()),
        (Some("BadRequest"), Some("m"))
    );
    let codes: Vec<_> = within.inner_errors().map(|inner| inner.code()).collect();
    assert_eq!(codes, [Some("Deep"), None]);
    assert_eq!(within.request_id(), Some("r-1"));
    assert!(String::from_utf8_lossy(within.body().unwrap()).contains("\\\"Deep\\\""));

    let body = r#"{"error":{"code":"X","message":"m","details":{"code":"D","message":"d"},
        "innerError":[{"code":"Deep","request-id":"r-1"}]}}"#;
    let single = error(Reply::json(400, body)).await;
    assert_eq!(single.details()[0].code(), Some("D"));
    let codes: Vec<_> = single.inner_errors().map(|inner| inner.code()).collect();
    assert_eq!(codes, [Some("Deep")]);
    assert_eq!(single.request_id(), Some("r-1"));

    let body = r#"{"odata.error":{"code":"X","message":{"value":"m"},
        "innererror":{"message":"i","type":"T","internalexception":{"message":"j"}}}}"#;
    let old = error(Reply::json(400, body)).await;
    let source = old.source().unwrap();
    assert_eq!(source.to_string(), "i");
    assert_eq!(source.source().unwrap().to_string(), "j");
}

/// A body of a hundred thousand levels costs neither the code nor the stack.
#[tokio::test]
async fn a_deep_body_keeps_its_code() {
    let levels = 20_000;
    let body = format!(
        "{{\"error\":{{\"code\":\"X\"{}{}}}}}",
        ",\"innerError\":{\"code\":\"I\"".repeat(levels),
        "}".repeat(levels)
    );
    let error = error(Reply::json(400, body)).await;
    assert_eq!(error.code(), Some("X"));
    assert!(error.inner_errors().count() > 10);
}

#[tokio::test]
async fn every_link_of_the_chain_adds_a_fact() {
    for inner in [
        r#"{"request-id":"r-1","date":"d"}"#,
        r#"{"innerError":{"request-id":"r-1"}}"#,
        r#"{"code":"","message":null,"request-id":"r-1"}"#,
    ] {
        let body = format!(r#"{{"error":{{"code":"X","message":"m","innerError":{inner}}}}}"#);
        let error = error(Reply::json(400, body)).await;
        assert!(error.source().is_none(), "{:?}", error.source());
        assert_eq!(error.request_id(), Some("r-1"));
        assert!(error.inner_errors().next().is_some(), "it is still there");
    }
    let body = r#"{"error":{"innererror":{"date":"d","innererror":{"code":"Deep"}}}}"#;
    let deep = error(Reply::json(400, body)).await;
    assert_eq!(deep.source().unwrap().to_string(), "Deep");
    assert!(
        deep.to_string().contains(": 400 Bad Request: Deep;"),
        "{deep}"
    );
    let nothing = error(Reply::json(400, r#"{"error":{}}"#)).await;
    assert!(
        nothing.to_string().contains("12 bytes of application/json"),
        "{nothing}"
    );

    let (_server, root) = scripted([Reply::reset()]).await;
    let broken = bounded(
        job(&root)
            .action_without_parameters("start", None)
            .nothing(),
    );
    let broken = broken.await.unwrap_err();
    let mut before = broken.to_string();
    let mut next = broken.source();
    assert!(next.is_some());
    while let Some(cause) = next {
        let text = cause.to_string();
        assert!(!text.is_empty() && text != before && text != "the connection broke");
        before = text;
        next = cause.source();
    }
}

fn provision(root: &Target) -> graph_runtime::Request<()> {
    job(root)
        .action_without_parameters("provisionOnDemand", None)
        .nothing()
}

#[tokio::test]
async fn an_error_names_its_call() {
    let reply = Reply::json(403, r#"{"error":{"code":"X","message":"m"}}"#);
    let (_server, root) = scripted([reply.with_header("request-id", "r-1")]).await;
    let error = bounded(provision(&root)).await.unwrap_err();
    let path = "/servicePrincipals/{id}/synchronization/jobs/{id}/provisionOnDemand";
    assert_eq!(error.method(), Some(Method::Post));
    assert_eq!(error.path_template(), Some(path));
    assert_eq!(
        error.to_string(),
        format!("POST {path}: 403 Forbidden: X: m; request-id r-1; 1 attempt")
    );

    let (_server, root) = scripted((0..9).map(|_| Reply::new(503))).await;
    let by_app = root
        .segment("servicePrincipals")
        .alternate_key(&[("appId", Literal::from("S3CRET"))])
        .function("find", &[("by", Literal::from("S3CRET"))]);
    let error = bounded(by_app.get::<Job>(None)).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /servicePrincipals(appId={appId})/find(by={by}): 503 Service Unavailable: an empty body; 4 attempts"
    );
    let odd = bounded(by_app.delete(None)).await.unwrap_err();
    assert!(
        odd.to_string()
            .starts_with("DELETE /servicePrincipals(appId={appId})")
    );
}

#[tokio::test]
async fn errors_that_are_no_answers_name_their_call_too() {
    let (_server, root) = scripted([
        Reply::json(200, r#"[{"id":1}]"#),
        Reply::new(204),
        Reply::new(302),
        Reply::reset(),
    ])
    .await;
    let mut errors = Vec::new();
    for _ in 0..2 {
        let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
        errors.push(response.into_model().unwrap_err());
    }
    for _ in 0..2 {
        errors.push(bounded(provision(&root)).await.unwrap_err());
    }
    let options = graph_runtime::RequestOptions::new().with_header("host", "x");
    errors.push(bounded(job(&root).delete(Some(options))).await.unwrap_err());
    let failed = root.segment("x").key_of(Literal::verbatim(""));
    errors.push(bounded(failed.delete(None)).await.unwrap_err());
    let link = graph_runtime::Link::new("https://files.example/x");
    errors.push(root.resume::<Job>(&link, None).unwrap_err());
    let kinds: Vec<_> = errors.iter().map(Error::kind).collect();
    assert_eq!(
        kinds,
        [
            ErrorKind::Decode,
            ErrorKind::NoContent,
            ErrorKind::Redirect,
            ErrorKind::Io,
            ErrorKind::Input,
            ErrorKind::Input,
            ErrorKind::ForeignLink,
        ]
    );
    for error in errors {
        assert!(
            error.method().is_some() && error.path_template().is_some(),
            "{error}"
        );
    }
    let decoded = job(&root).get::<Job>(None);
    let error = decoded
        .decode(404.into(), Default::default(), "")
        .unwrap_err();
    assert!(
        error.to_string().starts_with("GET /servicePrincipals/{id}"),
        "{error}"
    );
}

#[tokio::test]
async fn a_batch_and_its_parts_name_their_calls() {
    let part =
        r#"{"responses":[{"id":"0","status":404,"body":{"error":{"code":"X","message":"m"}}}]}"#;
    let (_server, root) = scripted([Reply::json(200, part), Reply::new(400)]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).delete(None)).unwrap();
    let error = bounded(batch.send())
        .await
        .unwrap()
        .take(ticket)
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("DELETE /servicePrincipals/{id}/synchronization/jobs/{id}: 404"),
        "{error}"
    );
    let mut batch = root.batch();
    let _ = batch.add(job(&root).delete(None)).unwrap();
    let error = bounded(batch.send()).await.unwrap_err();
    assert!(
        error.to_string().starts_with("POST /$batch: 400"),
        "{error}"
    );
}

#[tokio::test]
async fn a_long_error_keeps_its_code() {
    let body = serde_json::json!({ "error": { "message": "m".repeat(2 << 20), "code": "X" } });
    let error = error(Reply::json(413, body.to_string())).await;
    assert_eq!(error.code(), Some("X"));
}
