//! W01, W02: Graph tests a URL with a token, which is echoed.

use std::convert::Infallible;
use std::pin::Pin;

use graph_runtime::webhooks::{Delivery, NotificationReceiver, WebhookResponse};

use crate::support::STATE;

type Handled = Pin<Box<dyn Future<Output = Result<(), Infallible>>>>;

/// The answer to a request that must not reach the handler.
async fn answer(method: &str, url: &str, body: &[u8]) -> WebhookResponse {
    let receiver = NotificationReceiver::new(STATE);
    let handler = |delivery: Delivery| async move { panic!("not to be handled: {delivery:?}") };
    let handler = |delivery| -> Handled { Box::pin(handler(delivery)) };
    receiver.receive(method, url, body, handler).await
}

#[tokio::test]
async fn the_decoded_token_is_echoed_as_plain_text() {
    let token = "Validation%3A+Testing+client+application+reachability+for+subscription+Request-Id%3A%20a%2Bb%3Cbr%2F%3E%26";
    let url = format!("https://example.com/hook?tenant=1&validationToken={token}");
    let answer = answer("POST", &url, b"").await;
    assert_eq!(
        (answer.status(), answer.content_type()),
        (200, Some("text/plain"))
    );
    let text = "Validation: Testing client application reachability for subscription Request-Id: a+b<br/>&";
    assert_eq!(answer.body(), text.as_bytes());
    let headers: Vec<_> = answer.headers().collect();
    assert_eq!(
        headers,
        [
            ("content-type", "text/plain"),
            ("x-content-type-options", "nosniff")
        ]
    );
}

#[tokio::test]
async fn a_token_is_echoed_before_anything_is_read() {
    for body in [&b"no JSON"[..], b"{\"value\":[{}]}", b"\xFF"] {
        let answer = answer("POST", "/hook?validationToken=a", body).await;
        assert_eq!((answer.status(), answer.body()), (200, &b"a"[..]));
    }
}

#[tokio::test]
async fn get_validates_too() {
    let answer = answer("GET", "/hook?validationToken=a%20b", b"").await;
    assert_eq!((answer.status(), answer.body()), (200, &b"a b"[..]));
}

#[tokio::test]
async fn other_requests_are_refused() {
    for method in ["GET", "HEAD", "PUT", "DELETE", "post"] {
        let answer = answer(method, "/hook", b"{\"value\":[]}").await;
        assert_eq!(
            (answer.status(), answer.body()),
            (405, &b""[..]),
            "{method}"
        );
        assert_eq!(answer.headers().collect::<Vec<_>>(), [("allow", "POST")]);
    }
    for method in ["PUT", "DELETE", "OPTIONS"] {
        let answer = answer(method, "/hook?validationToken=a", b"").await;
        assert_eq!(answer.status(), 405, "{method}");
    }
    for body in [
        "",
        "no JSON",
        "[]",
        "null",
        "{}",
        "{\"value\":{}}",
        "{\"value\":null}",
        "{\"value\":\"[]\"}",
        "{\"value\":[]} x",
        "{\"value\":[{}],}",
        "[{\"clientState\":\"a\"}]",
    ] {
        let answer = answer("POST", "/hook", body.as_bytes()).await;
        assert_eq!((answer.status(), answer.body()), (400, &b""[..]), "{body}");
    }
}

#[tokio::test]
async fn an_empty_post_is_accepted() {
    let answer = answer("POST", "/hook", b"\xEF\xBB\xBF{\"value\":[]}").await;
    assert_eq!(answer.status(), 202);
    assert_eq!(
        format!("{answer:?}"),
        "WebhookResponse { status: 202, content_type: None, length: 0 }"
    );
}
