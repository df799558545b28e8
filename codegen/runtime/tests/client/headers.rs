//! Headers that the caller sets: his last word counts, except for what is the transport's to say.

use azure_core::http::Method;
use graph_runtime::{Core, ErrorKind, GetOptions, Json, ListOptions, RequestOptions, Target};

use super::support::{
    Job, Loopback, MockCredential, Received, Reply, answering, bounded, job, jobs, options, root,
    scripted, serving,
};

fn with(name: &str, value: &str) -> Option<RequestOptions> {
    Some(RequestOptions::new().with_header(name, value))
}

#[tokio::test]
async fn the_callers_word_counts_against_the_operations() {
    let server = answering(|_| Reply::json(200, "{}")).await;
    let root = root(&server, |options| options);
    let target = job(&root);
    let body: Json = r#"{"Operations":[]}"#.parse().unwrap();
    let scim = with("Content-Type", "application/scim+json");
    bounded(target.raw(Method::Post, Some(&body), scim.clone()))
        .await
        .unwrap();
    bounded(target.update(Method::Patch, &Job::default(), scim.clone()))
        .await
        .unwrap();
    bounded(
        target
            .action("bulkUpload", &Job::default(), scim.clone())
            .nothing(),
    )
    .await
    .unwrap();
    bounded(target.put_stream("x", "text/plain", scim))
        .await
        .unwrap();
    for received in server.received() {
        assert_eq!(
            received.header("content-type"),
            Some("application/scim+json"),
            "{} {}",
            received.method,
            received.target
        );
    }

    let accept = "application/json;odata.metadata=full";
    let options = GetOptions::<Job>::from(with("Accept", accept).unwrap());
    bounded(target.get(Some(options))).await.unwrap();
    bounded(target.get_stream(with("Accept", accept)))
        .await
        .unwrap();
    bounded(target.delete(with("Accept", accept)))
        .await
        .unwrap();
    for received in &server.received()[4..] {
        assert_eq!(
            received.header("accept"),
            Some(accept),
            "{}",
            received.method
        );
    }
    bounded(target.delete(with("User-Agent", "mine/1.0")))
        .await
        .unwrap();
    let last = server.received().pop().unwrap();
    assert_eq!(last.header("user-agent"), Some("mine/1.0"));
}

#[tokio::test]
async fn the_last_of_several_values_counts() {
    let (server, root) = scripted([Reply::new(204)]).await;
    let options = RequestOptions::new()
        .with_prefer("a")
        .with_header("Prefer", "b")
        .with_prefer("c")
        .with_if_match("1")
        .with_header("IF-MATCH", "2");
    bounded(job(&root).delete(Some(options))).await.unwrap();
    let received = server.only();
    assert_eq!(received.header("prefer"), Some("b, c"));
    assert_eq!(received.header("if-match"), Some("2"));
}

#[tokio::test]
async fn pages_requested_by_a_caller_are_kept_for_it() {
    let (server, root) = scripted([Reply::json(200, "5"), Reply::json(200, "5")]).await;
    bounded(jobs(&root).count::<Job>(None).into_raw())
        .await
        .unwrap();
    let options = ListOptions::<Job>::from(with("accept", "text/csv").unwrap());
    bounded(jobs(&root).count(Some(options)).into_raw())
        .await
        .unwrap();
    let received = server.received();
    assert_eq!(received[0].header("accept"), Some("application/json"));
    assert_eq!(received[1].header("accept"), Some("text/csv"));
}

/// RFC 9110, section 7.6.1, and RFC 9112, section 6: they are about the connection, and the transport's alone.
#[tokio::test]
async fn headers_of_the_transport_are_refused_before_sending() {
    let (server, root) = scripted([]).await;
    for name in [
        "Host",
        "Content-Length",
        "content-length",
        "Transfer-Encoding",
        "Connection",
        "Keep-Alive",
        "Proxy-Authorization",
        "Proxy-Authenticate",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Upgrade",
        "Expect",
        "HTTP2-Settings",
        "Authorization",
    ] {
        let options = with(name, "S3CRET");
        let request = job(&root).raw(Method::Post, Some(&Json::from(1)), options.clone());
        let text = request.problem().unwrap().to_string();
        assert!(
            text.contains(&name.to_lowercase()) && !text.contains("S3CRET"),
            "{text}"
        );
        let error = bounded(request).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::Input, 0),
            "{name}"
        );
        assert!(!error.may_have_run());

        let mut batch = root.batch();
        let refused = batch.add(job(&root).delete(options.clone())).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Input, "in a part: {name}");
        let _ = batch.add(job(&root).delete(None)).unwrap();
        let whole = batch.with_options(options.unwrap()).send();
        assert_eq!(bounded(whole).await.unwrap_err().kind(), ErrorKind::Input);
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn an_authorization_of_ones_own_replaces_the_credentials() {
    let server = serving([Reply::new(401), Reply::new(204)]).await;
    let tokens = MockCredential::default();
    let core = Core::new(
        std::sync::Arc::new(tokens.clone()),
        Some(options(&Loopback::to(&server))),
    )
    .unwrap();
    let root = Target::root(&core, "beta");
    let own = || Some(RequestOptions::new().with_authorization("Bearer S3CRET-own"));
    let error = bounded(job(&root).delete(own())).await.unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(401));
    let sent = server.only();
    assert_eq!(sent.header("authorization"), Some("Bearer S3CRET-own"));
    assert_eq!(tokens.given(), 0, "the credential is not asked");
    assert!(!format!("{:?} {error:?}", own()).contains("S3CRET"));

    let mut batch = root.batch();
    assert!(batch.add(job(&root).delete(own())).is_err());
    let foreign = core.without_token(Method::Put, "https://files.example/x", own());
    assert_eq!(foreign.unwrap_err().kind(), ErrorKind::Input);
    assert_eq!(server.count(), 1);
    let injected = RequestOptions::new().with_authorization("Bearer a\r\nx: y");
    let error = bounded(job(&root).delete(Some(injected)))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
}

/// A proxy that repeats a header changes nothing; RFC 9110, section 5.3.
#[tokio::test]
async fn headers_of_an_answer_that_are_repeated() {
    let twice = |name: &str, value: &str| {
        Reply::text(200, "application/json", r#"{"id":"j"}"#)
            .with_header(name, value)
            .with_header(name, value)
    };
    for reply in [
        twice("content-type", "application/json"),
        twice("Content-Type", "Application/JSON"),
        twice("etag", "W/\"1\""),
        twice("location", "https://graph.microsoft.com/beta/x"),
    ] {
        let (_server, root) = scripted([reply]).await;
        let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
        for name in ["etag", "location"] {
            assert!(
                !response.header(name).unwrap_or_default().contains(','),
                "{name}"
            );
        }
        assert_eq!(response.into_model().unwrap().id.as_deref(), Some("j"));
    }
    for other in ["text/html", "application/json; charset=utf-16"] {
        let reply = Reply::json(200, "{}").with_header("content-type", other);
        let (_server, root) = scripted([reply]).await;
        let error = bounded(job(&root).get::<Job>(None))
            .await
            .and_then(graph_runtime::Response::into_model)
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains("one content type"), "{error}");
    }
    let body = r#"{"error":{"code":"X"}}"#;
    let reply = Reply::json(400, body).with_header("content-type", "text/html");
    let (_server, root) = scripted([reply]).await;
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!(error.code(), Some("X"), "an error keeps its code");
}

/// RFC 9110, section 5.5: bytes beyond ASCII are UTF-8 today, and were ISO 8859-1.
#[tokio::test]
async fn headers_of_an_answer_beyond_ascii() {
    for (bytes, text) in [
        (&b"\"\xe9\""[..], Some("\"\u{e9}\"")),
        ("\"\u{e9}\"".as_bytes(), Some("\"\u{e9}\"")),
        (b"\"\x9b\"", None),
    ] {
        let head =
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\netag: ";
        let reply = [head, bytes, b"\r\n\r\n{\"id\":\"j\"}"].concat();
        let (_server, root) = scripted([Reply::raw(reply)]).await;
        let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
        assert_eq!(response.etag(), text, "{bytes:?}");
    }
}

/// `http::Uri` takes no more than 65,534 bytes.
#[tokio::test]
async fn a_url_that_is_too_long_is_an_input_error() {
    let page = format!(
        r#"{{"value":[{{"id":"a"}}],"@odata.nextLink":"https://graph.microsoft.com/beta/x?s={}"}}"#,
        "x".repeat(100_000)
    );
    let server = answering(move |request: &Received| match request.path() {
        "/beta/servicePrincipals/sp-key-1/synchronization/jobs" => Reply::json(200, page.clone()),
        _ => Reply::new(204),
    })
    .await;
    let root = root(&server, |options| options);
    let mut pager = jobs(&root).list::<Job>(None).into_pager();
    assert!(bounded(pager.next()).await.unwrap().is_ok());
    let error = bounded(pager.next()).await.unwrap().unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Input, 1));

    let filter = RequestOptions::new().with_query("$filter", "x".repeat(70_000));
    let error = bounded(job(&root).delete(Some(filter))).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Input, 0));
    assert!(!error.may_have_run());
    assert!(error.to_string().contains("65534"), "{error}");
    assert_eq!(server.count(), 1, "nothing was sent");

    let room = 60_000 - job(&root).url().unwrap().as_str().len();
    let fits = RequestOptions::new().with_query("q", "x".repeat(room));
    bounded(job(&root).delete(Some(fits))).await.unwrap();
}
