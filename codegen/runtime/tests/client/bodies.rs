//! Bodies that break off, that are too long, or that are not there.

use std::io::Write;

use azure_core::http::Method;
use graph_runtime::{ErrorKind, RequestOptions, RetryMode, Target};

use super::support::{Job, Reply, answering, bounded, job, jobs, root, scripted};

const OK: &str = r#"{"id":"j","status":{"code":"Active"}}"#;

fn ok() -> Reply {
    Reply::json(200, OK)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn gzipped(body: Vec<u8>) -> Reply {
    Reply::json(200, body).with_header("content-encoding", "gzip")
}

/// An answer of 200 whose body breaks off, in each way that HTTP notices (RFC 9112, section 8).
fn broken() -> Vec<Reply> {
    let zipped = gzip(OK.as_bytes());
    let chunked =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    vec![
        ok().cut_off(10),
        ok().cut_off(OK.len()),
        Reply::raw(format!("{chunked}5\r\n{{\"id\"\r\n")),
        Reply::raw(format!("{chunked}50\r\n{{\"id\"")),
        gzipped(zipped[..zipped.len() - 12].to_vec()),
    ]
}

async fn start(root: &Target, options: Option<RequestOptions>) -> Result<(), graph_runtime::Error> {
    let call = job(root).action_without_parameters("start", options);
    bounded(call.model::<Job>()).await.map(drop)
}

/// RFC 9110, section 9.2.2: what is idempotent can be repeated where the answer was not read.
#[tokio::test]
async fn a_read_that_breaks_off_within_its_body_is_repeated() {
    for reply in broken() {
        let (server, root) = scripted([reply, ok()]).await;
        let model = bounded(job(&root).get::<Job>(None))
            .await
            .unwrap()
            .into_model();
        assert_eq!(model.unwrap().id.as_deref(), Some("j"));
        assert_eq!(server.count(), 2);
    }
    let (server, root) = scripted([ok().cut_off(10), ok()]).await;
    bounded(job(&root).replace(&Job::default(), None))
        .await
        .unwrap();
    assert_eq!(server.count(), 2, "a PUT bears it too");
}

#[tokio::test]
async fn a_read_that_breaks_off_for_ever_is_an_error_with_what_came() {
    let (server, root) = scripted((0..9).map(|_| ok().cut_off(10))).await;
    let error = bounded(job(&root).get::<Job>(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert_eq!(error.status().map(u16::from), Some(200));
    assert_eq!(error.body().map(<[u8]>::len), Some(OK.len() - 10));
    assert_eq!((server.count(), error.attempts()), (4, 4));
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn executed_parts_are_not_repeated() {
    for reply in broken() {
        let (server, root) = scripted([reply, ok()]).await;
        let error = start(&root, None).await.unwrap_err();
        assert_eq!((error.kind(), server.count()), (ErrorKind::Io, 1));
        assert!(error.may_have_run());
        assert!(error.to_string().contains("may have run"), "{error}");
    }
    let (server, root) = scripted([ok().cut_off(10), ok()]).await;
    let never = RequestOptions::new().with_retry(RetryMode::Never);
    let get = job(&root).get::<Job>(Some(never.into()));
    assert_eq!(bounded(get).await.unwrap_err().kind(), ErrorKind::Io);
    assert_eq!(server.count(), 1);
    let (server, root) = scripted([ok().cut_off(10), ok()]).await;
    let condition = RequestOptions::new().with_if_match("W/\"1\"");
    let put = job(&root).replace(&Job::default(), Some(condition));
    assert_eq!(bounded(put).await.unwrap_err().kind(), ErrorKind::Io);
    assert_eq!(server.count(), 1, "the ETag is another one by now");

    let (server, root) = scripted([ok().cut_off(10), ok()]).await;
    let anyway = RequestOptions::new().with_retry(RetryMode::EvenIfItMayHaveRun);
    start(&root, Some(anyway)).await.unwrap();
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_body_that_nobody_wants_costs_nothing() {
    let (server, root) = scripted([ok().cut_off(10)]).await;
    bounded(job(&root).delete(None)).await.unwrap();
    assert_eq!(server.count(), 1, "it was deleted");
}

#[tokio::test]
async fn a_stream_is_not_begun_again() {
    let (server, root) = scripted([ok().cut_off(10), ok()]).await;
    let stream = bounded(job(&root).get_stream(None)).await.unwrap();
    let error = bounded(stream.into_model().unwrap().collect())
        .await
        .unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Io, 1));
}

#[tokio::test]
async fn a_head_has_no_body_to_break() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n";
    let (server, root) = scripted([Reply::raw(head)]).await;
    let response = bounded(job(&root).raw(Method::Head, None, None))
        .await
        .unwrap();
    assert!(response.into_optional().unwrap().is_none());
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_body_over_the_limit_is_an_error_and_not_in_memory() {
    let long = format!(r#"{{"id":"{}"}}"#, "j".repeat(1 << 20));
    let bomb = gzip(long.as_bytes());
    assert!(bomb.len() < 4096);
    let server = answering(move |request| match request.method.as_str() {
        "GET" => gzipped(bomb.clone()),
        _ => Reply::json(200, long.clone()),
    })
    .await;
    let limited = root(&server, |options| options.with_max_response_body(100_000));
    let error = bounded(job(&limited).get::<Job>(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(error.status().map(u16::from), Some(200));
    assert_eq!(error.body(), Some(&b""[..]));
    assert!(error.to_string().contains("100000 bytes"), "{error}");
    assert_eq!(server.count(), 1, "it is not asked for again");
    let error = start(&limited, None).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(error.may_have_run());

    let stream = bounded(job(&limited).get_stream(None)).await.unwrap();
    let bytes = bounded(stream.into_model().unwrap().collect())
        .await
        .unwrap();
    assert!(bytes.len() > 1 << 20, "streams are free of it");
    let unlimited = root(&server, |options| options);
    bounded(job(&unlimited).get::<Job>(None)).await.unwrap();
    let exact = root(&server, |options| {
        options.with_max_response_body((1 << 20) + 9)
    });
    bounded(job(&exact).get::<Job>(None)).await.unwrap();
}

/// RFC 9110, section 8.4: `x-gzip` is gzip, and `identity` is no coding.
#[tokio::test]
async fn gzip_in_every_spelling() {
    for coding in [
        "gzip",
        "GZIP",
        "x-gzip",
        "gzip, identity",
        "identity,x-gzip",
    ] {
        let body = gzip(OK.as_bytes());
        let reply = Reply::json(200, body).with_header("content-encoding", coding);
        let (_server, root) = scripted([reply]).await;
        let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
        assert_eq!(response.header("content-encoding"), None, "{coding}");
        assert_eq!(response.into_model().unwrap().id.as_deref(), Some("j"));
    }
    for other in ["gzip, gzip", "br"] {
        let body = gzip(OK.as_bytes());
        let reply = Reply::json(200, body).with_header("content-encoding", other);
        let (_server, root) = scripted([reply]).await;
        let response = bounded(job(&root).get::<Job>(None)).await.unwrap();
        assert_eq!(response.into_model().unwrap_err().kind(), ErrorKind::Decode);
    }
}

/// A service that has nothing to list may say so by 204.
#[tokio::test]
async fn a_204_for_a_collection_is_empty() {
    let (server, root) = scripted((0..6).map(|_| Reply::new(204))).await;
    let page = bounded(jobs(&root).list::<Job>(None)).await.unwrap();
    let page = page.into_model().unwrap();
    assert!(page.value.is_empty() && page.next_link.is_none());
    let mut pager = jobs(&root).list::<Job>(None).into_pager();
    assert!(bounded(pager.next()).await.is_none());
    let call = job(&root).action_without_parameters("find", None);
    assert!(
        bounded(call.page::<Job>())
            .await
            .unwrap()
            .into_model()
            .unwrap()
            .value
            .is_empty()
    );
    let names = root.function("names", &[]).get_value::<Vec<String>>(None);
    assert!(
        bounded(names)
            .await
            .unwrap()
            .into_model()
            .unwrap()
            .is_empty()
    );
    let refs = bounded(jobs(&root).list_refs::<Job>(None)).await.unwrap();
    assert!(refs.into_model().unwrap().value.is_empty());
    let one = bounded(job(&root).get::<Job>(None))
        .await
        .unwrap()
        .into_model();
    let error = one.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoContent);
    assert!(error.to_string().contains("`into_optional`"), "{error}");
    assert_eq!(server.count(), 6);

    let (_server, root) = scripted([Reply::new(304), Reply::new(202), Reply::new(204)]).await;
    for _ in 0..2 {
        let page = bounded(jobs(&root).list::<Job>(None)).await.unwrap();
        let error = page.into_model().unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::NoContent,
            "that is no empty collection"
        );
    }
    let any = bounded(root.raw(Method::Get, None, None)).await.unwrap();
    assert!(any.into_optional().unwrap().is_none());
}
