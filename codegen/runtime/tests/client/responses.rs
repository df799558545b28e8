//! JSON inside of strings, and headers of answers.

use graph_runtime::{Json, Structured, embedded_json};

use super::support::{Job, Reply, Status, bounded, job, scripted};

#[test]
fn json_inside_of_strings() {
    let text = r#"{"code":"RedundantExport","count":"5","more":1.0}"#;
    assert_eq!(embedded_json::<Json>(text).unwrap().as_str(), text);
    let status: Status = embedded_json(text).unwrap();
    assert_eq!(
        (status.code.as_deref(), status.count),
        (Some("RedundantExport"), Some(5))
    );
    let value: serde_json::Value = embedded_json(text).unwrap();
    assert_eq!(value["code"], "RedundantExport");
    let odd = r#"{"code":["S3CRET"]}"#;
    let status: Status = embedded_json(odd).unwrap();
    assert_eq!(status.misfits()[0].0, "code");
    assert!(!format!("{status:?}").contains("S3CRET"));
    let error = embedded_json::<Status>(r#"["S3CRET"]"#).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("S3CRET"));
    assert!(embedded_json::<Json>("").is_err());
    assert!(
        embedded_json::<u8>("S3CRET").is_err_and(|error| !error.to_string().contains("S3CRET"))
    );
}

#[tokio::test]
async fn headers_of_an_answer() {
    let reply = Reply::json(202, "{}")
        .with_header("Location", "https://graph.microsoft.com/beta/operations/1")
        .with_header("Client-Request-Id", "c-1")
        .with_header("X-Mine", "a");
    let (_server, root) = scripted([reply]).await;
    let response = bounded(job(&root).create(&Job::default(), None))
        .await
        .unwrap();
    assert_eq!(
        response.location(),
        Some("https://graph.microsoft.com/beta/operations/1")
    );
    assert_eq!(response.client_request_id(), Some("c-1"));
    assert_eq!(response.header("x-MINE"), Some("a"));
    assert_eq!(response.body(), b"{}");
}
