//! Errors in XML, as hosts of files and older services write them, whatever the content type.

use std::error::Error as _;

use graph_runtime::{Error, ErrorKind, RequestOptions};

use super::support::{
    FOREIGN, Job, Loopback, Reply, bounded, job, options, root, scripted, serving,
};

const BLOB: &str = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.\nRequestId:1\nTime:2026-01-01</Message><AuthenticationErrorDetail>S3CRET</AuthenticationErrorDetail></Error>";

async fn error(reply: Reply) -> Error {
    let (_server, root) = scripted([reply]).await;
    bounded(job(&root).get::<Job>(None)).await.unwrap_err()
}

#[tokio::test]
async fn code_and_message_can_be_read() {
    for media in [
        "application/xml",
        "text/xml; charset=utf-8",
        "application/octet-stream",
        "",
    ] {
        let error = error(Reply::text(403, media, BLOB)).await;
        assert_eq!(error.kind(), ErrorKind::Service);
        assert_eq!(error.code(), Some("AuthenticationFailed"), "{media}");
        let message = "Server failed to authenticate the request.\nRequestId:1\nTime:2026-01-01";
        assert_eq!(error.message(), Some(message));
        let text = error.to_string();
        let shown = "403 Forbidden: AuthenticationFailed: Server failed to authenticate the request. RequestId:1";
        assert!(text.contains(shown) && !text.contains("S3CRET"), "{text}");
        assert!(error.body().unwrap().ends_with(b"</Error>") && error.source().is_none());
    }
}

/// OData 2 and 3, Web API, S3.
#[tokio::test]
async fn other_services_too() {
    for (body, code, message) in [
        (
            r#"<m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><m:code>-1, X</m:code><m:message xml:lang="en-US">m &amp; n</m:message></m:error>"#,
            Some("-1, X"),
            Some("m & n"),
        ),
        (
            r#"<Error xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Message>m</Message></Error>"#,
            None,
            Some("m"),
        ),
        (
            "<ErrorResponse><Error><Code>X</Code><Message>m</Message></Error></ErrorResponse>",
            Some("X"),
            Some("m"),
        ),
        ("<Other><Code>X</Code></Other>", None, None),
        ("<Error><Code>X", Some("X"), None),
        (
            "<html><error><code>X</code></error></html>",
            Some("X"),
            None,
        ),
    ] {
        let xml = error(Reply::text(400, "application/xml", body)).await;
        assert_eq!((xml.code(), xml.message()), (code, message), "{body}");
        let page = error(Reply::text(400, "text/html", body)).await;
        assert_eq!(page.code(), None, "a page for people");
    }
}

/// What is sent is not printed, wherever it is repeated.
#[tokio::test]
async fn a_message_that_repeats_the_key_is_redacted() {
    let body = "<Error><Code>NotFound</Code><Message>no &#106;ob.key-1 here</Message></Error>";
    let error = error(Reply::text(404, "application/xml", body)).await;
    assert_eq!(error.message(), Some("no job.key-1 here"));
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("[redacted]") && !text.contains("job.key-1"),
        "{text}"
    );
}

#[tokio::test]
async fn of_the_host_that_a_download_is_redirected_to() {
    let host = serving([Reply::text(404, "application/xml", BLOB)]).await;
    let redirect = Reply::new(302).with_header("location", "https://files.example/f");
    let server = serving([redirect]).await;
    let map = Loopback::to(&server).and(FOREIGN, &host);
    let root = root(&server, |_| options(&map));
    let error = bounded(job(&root).get_stream(None)).await.unwrap_err();
    assert_eq!(error.code(), Some("AuthenticationFailed"));
}

/// A page of a proxy, where the caller says what the bytes are.
#[tokio::test]
async fn a_page_instead_of_the_bytes() {
    let page = || Reply::text(200, "text/html; charset=utf-8", "<html>sign in</html>");
    for (accept, is_refused) in [
        (None, false),
        (Some("image/*, */*;q=0.1"), false),
        (Some("Text/HTML"), false),
        (Some("image/jpeg"), true),
        (Some("application/pdf, image/*"), true),
    ] {
        let (server, root) = scripted([page()]).await;
        let options = accept.map(|it| RequestOptions::new().with_header("accept", it));
        let result = bounded(job(&root).get_stream(options)).await;
        assert_eq!(result.is_err(), is_refused, "{accept:?}");
        if let Err(error) = result {
            assert_eq!((error.kind(), server.count()), (ErrorKind::Decode, 1));
            assert!(error.to_string().contains("a page of HTML"), "{error}");
        }
    }
}
