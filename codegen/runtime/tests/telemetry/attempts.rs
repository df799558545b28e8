//! Names, attributes and parents of spans.

use std::sync::Arc;

use graph_runtime::testing::http::Reply;
use graph_runtime::testing::{MockCredential, MockTransport};
use graph_runtime::{Core, Target};
use opentelemetry::trace::Status;

use crate::model::Job;
use crate::{Traced, number, text};

fn error() -> Status {
    Status::error("")
}

#[tokio::test]
async fn a_success_has_the_names_of_the_conventions() {
    let reply = Reply::json(200, "{}").with_header("request-id", "r-1");
    let traced = Traced::new([reply]).await;
    let photo = traced.user("ada@example.com").segment("photo");
    photo.get::<Job>(None).await.unwrap();
    let [attempt] = &traced.attempts()[..] else {
        panic!()
    };
    assert_eq!(attempt.name, "GET /users/{id}/photo");
    let texts = [
        ("http.request.method", "GET"),
        ("server.address", "127.0.0.1"),
        ("url.template", "/users/{id}/photo"),
        ("az.service_request_id", "r-1"),
    ];
    for (name, value) in texts {
        assert_eq!(text(attempt, name).as_deref(), Some(value), "{name}");
    }
    let port = traced.server.address().port();
    assert_eq!(number(attempt, "server.port"), Some(port.into()));
    assert_eq!(number(attempt, "http.response.status_code"), Some(200));
    let url = format!("http://127.0.0.1:{port}/v1.0/users/REDACTED/photo");
    assert_eq!(text(attempt, "url.full"), Some(url));
    for absent in ["error.type", "http.request.resend_count"] {
        assert!(text(attempt, absent).is_none(), "{absent}");
    }
    assert_eq!(attempt.status, Status::Unset);

    let [call] = &traced.calls()[..] else {
        panic!()
    };
    assert_eq!(call.name, "GET /users/{id}/photo");
    assert_eq!(number(call, "graph.attempts"), Some(1));
    assert_eq!(number(call, "http.response.status_code"), Some(200));
    assert_eq!(text(call, "az.service_request_id").as_deref(), Some("r-1"));
    assert_eq!(attempt.parent_span_id, call.span_context.span_id());
    let parent = traced.server.only();
    let parent = parent.header("traceparent").unwrap();
    assert!(
        parent.contains(&attempt.span_context.span_id().to_string()),
        "{parent}"
    );
}

#[tokio::test]
async fn each_attempt_has_a_span_and_resends_are_counted() {
    let replies = [503, 503, 200].map(|status| Reply::json(status, "{}"));
    let traced = Traced::new(replies).await;
    traced.user("1").get::<Job>(None).await.unwrap();
    let attempts = traced.attempts();
    let counts: Vec<_> = attempts
        .iter()
        .map(|span| number(span, "http.request.resend_count"))
        .collect();
    assert_eq!(counts, [None, Some(1), Some(2)]);
    let kinds: Vec<_> = attempts
        .iter()
        .map(|span| text(span, "error.type"))
        .collect();
    assert_eq!(
        kinds,
        [Some("503".to_owned()), Some("503".to_owned()), None]
    );
    let statuses: Vec<_> = attempts.iter().map(|span| span.status.clone()).collect();
    assert_eq!(statuses, [error(), error(), Status::Unset]);
    let [call] = &traced.calls()[..] else {
        panic!()
    };
    assert_eq!(number(call, "graph.attempts"), Some(3));
    assert_eq!(call.status, Status::Unset);
    assert!(
        attempts
            .iter()
            .all(|span| span.parent_span_id == call.span_context.span_id())
    );
}

#[tokio::test]
async fn an_error_of_the_client_is_one_of_the_span_too() {
    for status in [401, 404, 410, 416, 500] {
        let traced = Traced::new([Reply::json(status, "{}"), Reply::json(status, "{}")]).await;
        let post = traced.user("1").action_without_parameters("start", None);
        post.nothing().await.unwrap_err();
        let attempts = traced.attempts();
        // After a 401 it is sent again with another token.
        assert_eq!(attempts.len(), if status == 401 { 2 } else { 1 });
        for span in attempts.iter().chain(&traced.calls()) {
            assert_eq!(text(span, "error.type"), Some(status.to_string()));
            assert_eq!(span.status, error());
            assert_eq!(
                number(span, "http.response.status_code"),
                Some(status.into())
            );
        }
    }
}

#[tokio::test]
async fn an_attempt_without_a_response_has_a_cause() {
    let traced = Traced::new([Reply::reset()]).await;
    let post = traced.user("1").action_without_parameters("start", None);
    post.nothing().await.unwrap_err();
    for span in traced.attempts().iter().chain(&traced.calls()) {
        assert_eq!(text(span, "error.type").as_deref(), Some("Io"));
        assert_eq!(span.status, error());
        assert!(number(span, "http.response.status_code").is_none());
    }
}

#[tokio::test]
async fn a_call_that_is_not_sent_has_no_attempt() {
    let traced = Traced::new([]).await;
    let options = graph_runtime::RequestOptions::new().with_header("a b", "c");
    traced.user("1").delete(Some(options)).await.unwrap_err();
    assert!(traced.attempts().is_empty());
}

#[tokio::test]
async fn a_redirect_is_a_resend_without_a_template() {
    let target = Traced::new([Reply::text(200, "text/plain", "bytes")]).await;
    let url = format!(
        "http://localhost:{}/secret-path?sig=s",
        target.server.address().port()
    );
    let traced = Traced::new([Reply::new(302).with_header("location", &url)]).await;
    let content = traced.user("1").segment("content").get_stream(None);
    content
        .await
        .unwrap()
        .into_model()
        .unwrap()
        .collect()
        .await
        .unwrap();
    let [first, second] = &traced.attempts()[..] else {
        panic!()
    };
    assert_eq!(number(first, "http.response.status_code"), Some(302));
    assert_eq!(second.name, "GET");
    assert_eq!(number(second, "http.request.resend_count"), Some(1));
    assert!(text(second, "url.template").is_none());
    let shown = text(second, "url.full").unwrap();
    assert!(
        shown.starts_with("http://localhost:") && shown.ends_with("/REDACTED"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_call_that_is_dropped_ends_its_spans() {
    let reply = Reply::json(200, "{}").after(std::time::Duration::from_secs(60));
    let traced = Traced::new([reply]).await;
    let call = traced.user("1").get::<Job>(None).into_future();
    let is_sent = async {
        while traced.server.count() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        biased;
        () = is_sent => {}
        _ = call => panic!("it has a response"),
    }
    assert_eq!((traced.attempts().len(), traced.calls().len()), (1, 1));
}

#[tokio::test]
async fn a_batch_is_one_call_and_pages_are_one_each() {
    let page = r#"{"value":[],"@odata.nextLink":"https://x/"}"#;
    let batch = r#"{"responses":[{"id":"0","status":404}]}"#;
    let traced = Traced::new([Reply::json(200, batch), Reply::json(200, page)]).await;
    let mut all = traced.root.batch();
    let _item = all.add(traced.user("1").get::<Job>(None)).unwrap();
    all.send().await.unwrap();
    let mut pager = traced.root.segment("users").list::<Job>(None).into_pager();
    pager.next_page().await.unwrap().unwrap();
    let names: Vec<_> = traced.calls().into_iter().map(|span| span.name).collect();
    assert_eq!(names, ["POST /$batch", "GET /users"]);
}

#[tokio::test]
async fn the_port_of_https_is_named_too() {
    let mock = MockTransport::new();
    let (exporter, _provider, instrumentation) = crate::exporting();
    let mut options = mock.options();
    options.client_options.instrumentation = instrumentation;
    let core = Core::new(Arc::new(MockCredential::new()), Some(options)).unwrap();
    let me = Target::root(&core, "v1.0").segment("me");
    mock.expect(me.delete(None))
        .cannot_connect()
        .returns_nothing();
    me.delete(None).await.unwrap();
    let spans = exporter.get_finished_spans().unwrap();
    let texts = |name: &str| {
        spans
            .iter()
            .map(|span| text(span, name))
            .collect::<Vec<_>>()
    };
    let of = |text: &str| Some(text.to_owned());
    let host = of("graph.microsoft.com");
    assert_eq!(texts("server.address"), [host.clone(), host, None]);
    assert_eq!(number(&spans[0], "server.port"), Some(443));
    assert_eq!(texts("error.type"), [of("Connection"), None, None]);
    assert_eq!(number(&spans[1], "http.request.resend_count"), Some(1));
    mock.verify();
}
