//! Bodies that are not what they should be: the error says what arrived and where it goes wrong, and none of what it says.

use graph_synchronization_beta::graph_runtime::{ErrorKind, Structured as _, json};
use graph_synchronization_beta::models::SynchronizationJob;
use graph_tests::server::Reply;

use super::provision;
use crate::support::{a_job, bounded, job, scripted};

/// What an error must not print.
const SECRET: &str = "S3CRET";

#[tokio::test]
async fn truncated_json_another_content_type_and_html() {
    let cases = [
        (
            Reply::json(200, r#"{"id":"S3CRET","schedule":{"inter"#),
            "line 1 column 33",
        ),
        (Reply::json(200, r#"["S3CRET"]"#), "expected an object"),
        (
            Reply::text(200, "application/xml", "<id>S3CRET</id>"),
            "15 bytes of application/xml",
        ),
        (
            Reply::text(200, "text/plain", r#"{"id":"S3CRET"}"#),
            "expected JSON, found 15 bytes of text/plain",
        ),
        (
            Reply::text(200, "text/html; charset=utf-8", "<h1>S3CRET</h1>"),
            "15 bytes of text/html",
        ),
    ];
    for (reply, says) in cases {
        let (server, graph) = scripted([reply]).await;
        let answer = bounded(job(&graph).get(None)).await;
        let error = answer.and_then(|answer| answer.into_model()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
        assert_eq!(error.status().map(u16::from), Some(200), "{error}");
        let printed = format!("{error}\n{error:?}\n{error:#?}");
        assert!(printed.contains(says), "{says}: {printed}");
        assert!(!printed.contains(SECRET), "{printed}");
        let body = String::from_utf8_lossy(error.body().unwrap());
        assert!(body.contains(SECRET), "nothing is lost");
        assert_eq!(server.count(), 1);
    }
}

/// One value that does not fit is kept where it belongs: neither the answer is lost, nor is a page, nor its next link.
#[tokio::test]
async fn one_value_that_does_not_fit() {
    let body = r#"{"id":"1","schedule":{"interval":"S3CRET","state":2}}"#;
    let (_server, graph) = scripted([Reply::json(200, body)]).await;
    let model = bounded(job(&graph).get(None))
        .await
        .unwrap()
        .into_model()
        .unwrap();
    let schedule = model.schedule.as_ref().unwrap();
    assert_eq!(schedule.misfits()[0].0, "interval");
    assert!(schedule.state.as_ref().unwrap().known().is_some());
    assert!(!format!("{model:?}").contains(SECRET));
    assert_eq!(json::to_vec(&model).unwrap(), body.as_bytes());
}

#[tokio::test]
async fn a_body_that_is_cut_off() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{\"id\":\"S3CRET";
    let (server, graph) = scripted([Reply::raw(cut), a_job()]).await;
    bounded(job(&graph).get(None)).await.unwrap();
    assert_eq!(server.count(), 2, "reading again does no harm");

    let (server, graph) = scripted([Reply::raw(cut), a_job()]).await;
    let error = bounded(provision(&graph, None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert_eq!(error.status().map(u16::from), Some(200));
    assert_eq!(error.body(), Some(&b"{\"id\":\"S3CRET"[..]), "what came");
    assert!(error.may_have_run());
    assert!(!format!("{error} {error:?}").contains(SECRET));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn an_error_that_is_no_json() {
    for (media, body) in [
        ("text/html", "<h1>S3CRET</h1>"),
        ("application/json", "S3CRET"),
    ] {
        let (server, graph) = scripted([Reply::text(403, media, body)]).await;
        let error = bounded(job(&graph).get(None)).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Service, None));
        assert_eq!(error.status().map(u16::from), Some(403));
        assert!(error.to_string().contains(media), "{error}");
        assert!(!format!("{error} {error:?}").contains(SECRET));
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_204_with_a_body() {
    let with_body = b"HTTP/1.1 204 No Content\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n{\"id\":\"nine\"}";
    let (server, graph) = scripted([Reply::raw(with_body)]).await;
    let answer = bounded(job(&graph).update(&SynchronizationJob::new(), None)).await;
    let answer = answer.unwrap();
    assert_eq!(u16::from(answer.status()), 204);
    assert!(answer.into_optional().unwrap().is_none(), "it is ignored");
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_201_without_a_body_and_a_200_with_null() {
    for (reply, status) in [
        (Reply::new(201), 201),
        (Reply::json(200, "null"), 200),
        (Reply::json(200, ""), 200),
    ] {
        let (server, graph) = scripted([reply]).await;
        let answer = bounded(provision(&graph, None)).await.unwrap();
        assert_eq!(u16::from(answer.status()), status);
        assert!(answer.into_optional().unwrap().is_none());
        assert_eq!(server.count(), 1);
    }
    let (_server, graph) = scripted([Reply::new(201)]).await;
    let answer = bounded(provision(&graph, None)).await.unwrap();
    let error = answer.into_model().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoContent);
    assert!(error.may_have_run());
}
