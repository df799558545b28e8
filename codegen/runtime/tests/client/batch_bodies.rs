//! Bodies of the parts of a batch. Rule: OData JSON Format 4.01, batch requests and responses: JSON as it is, `text/*` as
//! a string of the text, every other media type as a string of base64url.

use graph_runtime::{ErrorKind, Json, RequestOptions, Target};
use serde_json::{Value, json};

use super::support::{Job, Reply, bounded, job, scripted};

/// What a client makes of a part with this content type and body, as bytes, and the part as it came.
async fn read(content_type: Value, body: Value) -> (Result<Vec<u8>, graph_runtime::Error>, Value) {
    let headers = json!({ "Content-Type": content_type });
    let part = json!({ "id": "0", "status": 200, "headers": headers, "body": body });
    let answer = json!({ "responses": [part] }).to_string();
    let (_server, root) = scripted([Reply::json(200, answer)]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).get_stream(None)).unwrap();
    let name = ticket.id();
    let mut answers = bounded(batch.send()).await.unwrap();
    let response = answers.take(ticket).unwrap();
    let answer = match response.into_model() {
        Ok(stream) => bounded(stream.collect()).await,
        Err(error) => Err(error),
    };
    let came: Value = answers.json(name).unwrap().parse().unwrap();
    assert_eq!(came, part, "the part as it came stays within reach");
    (answer.map(|bytes| bytes.to_vec()), came)
}

#[tokio::test]
async fn text_is_the_text_itself() {
    for media in [
        "text/plain",
        "text/csv",
        "TEXT/Plain; charset=UTF-8",
        " text/html;charset=utf-8",
        "text/json",
        "text/plain, text/plain",
    ] {
        for text in ["Done", "abcd", "aGVsbG8=", "123", "", "ä\n\u{feff}", "{}"] {
            let (bytes, _) = read(json!(media), json!(text)).await;
            assert_eq!(bytes.unwrap(), text.as_bytes(), "{media} {text:?}");
        }
    }
    // Text that is no string can only be JSON.
    for body in [json!(42), json!({ "a": [1.50, "x"] }), json!(true)] {
        let (bytes, _) = read(json!("text/json"), body.clone()).await;
        assert_eq!(bytes.unwrap(), body.to_string().as_bytes());
    }
}

#[tokio::test]
async fn json_is_json_also_where_it_is_a_string() {
    for media in [
        json!("application/json"),
        json!("Application/JSON;odata.metadata=minimal;IEEE754Compatible=false"),
        json!("application/scim+json; charset=utf-8"),
        json!("application/problem+JSON"),
        json!("application/json, application/json"),
        json!(["application/json;a=1", "application/json;a=1"]),
        json!(""),
        Value::Null,
    ] {
        for body in [
            json!("aGVsbG8="),
            json!("Done"),
            json!({ "a": 1 }),
            json!([2]),
        ] {
            let (bytes, _) = read(media.clone(), body.clone()).await;
            assert_eq!(
                bytes.unwrap(),
                body.to_string().as_bytes(),
                "{media} {body}"
            );
        }
    }
}

#[tokio::test]
async fn everything_else_is_base64_in_either_alphabet() {
    for (text, bytes) in [
        ("aGVsbG8", &b"hello"[..]),
        ("aGVsbG8=", b"hello"),
        ("aGVs\r\nbG8=\n", b"hello"),
        ("12345678", b"\xd7\x6d\xf8\xe7\xae\xfc"),
        ("-_8", b"\xfb\xff"),
        ("+/8=", b"\xfb\xff"),
        ("", b""),
    ] {
        for media in [
            "image/jpeg",
            "application/octet-stream",
            "application/xml",
            "application/jsonp",
        ] {
            let (read, _) = read(json!(media), json!(text)).await;
            assert_eq!(read.unwrap(), bytes, "{media} {text:?}");
        }
    }
}

#[tokio::test]
async fn invalid_base64_is_an_error_of_its_part() {
    for body in [
        json!("Done!"),
        json!("a"),
        json!({ "a": 1 }),
        json!(12345678),
    ] {
        let (read, _) = read(json!("image/png"), body.clone()).await;
        let error = read.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.status().map(u16::from), Some(200));
        let text = body
            .as_str()
            .map_or_else(|| body.to_string(), str::to_owned);
        assert_eq!(error.body(), Some(text.as_bytes()));
        assert!(!format!("{error} {error:?}").contains("Done!"));
    }
}

/// What the bytes of the part with this text of headers and body are, or the kind of its error.
async fn read_text(headers: &str, body: &str) -> Result<Vec<u8>, ErrorKind> {
    let answer =
        format!(r#"{{"responses":[{{"id":"0","status":200,"headers":{headers},"body":{body}}}]}}"#);
    let (_server, root) = scripted([Reply::json(200, answer)]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).get_stream(None)).unwrap();
    let mut answers = bounded(batch.send()).await.unwrap();
    let read = answers
        .take(ticket)
        .and_then(|response| response.into_model());
    match read {
        Ok(stream) => Ok(bounded(stream.collect()).await.unwrap().to_vec()),
        Err(error) => Err(error.kind()),
    }
}

/// RFC 8259, sections 6 and 8.2: legal JSON that no Rust string or number holds.
#[tokio::test]
async fn a_header_that_can_not_be_read_costs_no_other() {
    for other in [
        r#""X":"\ud800""#,
        r#""X":1e999"#,
        r#""\ud800":"x""#,
        r#""X":{}"#,
        r#""X":["a",{}]"#,
    ] {
        for headers in [
            format!(r#"{{"Content-Type":"image/png",{other}}}"#),
            format!(r#"{{{other},"Content-Type":"image/png"}}"#),
        ] {
            let bytes = read_text(&headers, r#""aGVsbG8""#).await;
            assert_eq!(bytes.as_deref(), Ok(&b"hello"[..]), "{headers}");
        }
    }
}

#[tokio::test]
async fn an_unknown_media_type_is_not_guessed() {
    for headers in [
        r#"{"Content-Type":"\ud800"}"#,
        r#"{"Content-Type":{"a":"text/csv"}}"#,
        r#"{"Content-Type":"text/csv","Content-Type":"image/png"}"#,
        r#"{"Content-Type":"text/csv, image/png"}"#,
        r#"["Content-Type: text/csv"]"#,
        r#"[{"name":"Content-Type","value":"text/csv"}]"#,
        r#""Content-Type: text/csv""#,
    ] {
        let read = read_text(headers, r#""abcd""#).await;
        assert_eq!(read, Err(ErrorKind::Batch), "{headers}");
    }
    let plain = r#"{"Content-Type":"text/plain"}"#;
    let read = read_text(plain, r#""a\ud83d""#).await;
    assert_eq!(read, Err(ErrorKind::Decode), "half of a pair has no bytes");
    let read = read_text(plain, r#""a\ud83d\ude00""#).await;
    assert_eq!(read.unwrap(), "a\u{1F600}".as_bytes());
}

#[tokio::test]
async fn a_body_that_is_null_or_absent_is_none() {
    for body in [json!({ "body": null }), json!({})] {
        for media in ["application/json", "text/plain", "image/png"] {
            let mut part = json!({ "id": 0, "status": 200, "headers": { "content-type": media } });
            part.as_object_mut()
                .unwrap()
                .extend(body.as_object().unwrap().clone());
            let answer = json!({ "responses": [part] }).to_string();
            let (_server, root) = scripted([Reply::json(200, answer)]).await;
            let mut batch = root.batch();
            let ticket = batch.add(job(&root).get::<Job>(None)).unwrap();
            let answer = bounded(batch.send()).await.unwrap().take(ticket).unwrap();
            assert_eq!(answer.body(), b"");
            assert!(answer.into_optional().unwrap().is_none(), "{media}");
        }
    }
    let answer = json!({ "responses": [{ "id": "0", "status": 204, "body": null }] }).to_string();
    let (_server, root) = scripted([Reply::json(200, answer)]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).get::<Job>(None)).unwrap();
    let answer = bounded(batch.send()).await.unwrap().take(ticket).unwrap();
    assert_eq!(
        answer.into_model().unwrap_err().kind(),
        ErrorKind::NoContent
    );
}

#[tokio::test]
async fn an_error_keeps_its_code_with_any_media_type() {
    for (media, body) in [
        ("application/json", json!({ "error": { "code": "gone" } })),
        ("image/jpeg", json!({ "error": { "code": "gone" } })),
        (
            "application/octet-stream",
            json!("{\"error\":{\"code\":\"gone\"}}"),
        ),
        ("text/plain", json!("{\"error\":{\"code\":\"gone\"}}")),
    ] {
        let part =
            json!({ "id": "0", "status": 404, "headers": { "Content-Type": media }, "body": body });
        let answer = json!({ "responses": [part] }).to_string();
        let (_server, root) = scripted([Reply::json(200, answer)]).await;
        let mut batch = root.batch();
        let ticket = batch.add(job(&root).get_stream(None)).unwrap();
        let error = bounded(batch.send())
            .await
            .unwrap()
            .take(ticket)
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.code()),
            (ErrorKind::Service, Some("gone")),
            "{media}"
        );
    }
}

#[tokio::test]
async fn an_ignored_body_is_no_error() {
    let part = json!({ "id": "0", "status": 200, "headers": { "Content-Type": "image/png" }, "body": "!" });
    let answer = json!({ "responses": [part] }).to_string();
    let (_server, root) = scripted([Reply::json(200, answer)]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).delete(None)).unwrap();
    let answer = bounded(batch.send()).await.unwrap().take(ticket).unwrap();
    assert_eq!(answer.body(), b"!");
    answer.into_model().unwrap();
}

fn body_sent(root: &Target, bytes: &'static [u8], media: &str) -> graph_runtime::Request<()> {
    job(root).put_stream(bytes, media, None)
}

#[tokio::test]
async fn requests_are_written_by_the_same_rule() {
    let answers = (0..5)
        .map(|id| json!({ "id": id, "status": 204 }))
        .collect::<Vec<_>>();
    let answer = json!({ "responses": answers }).to_string();
    let (server, root) = scripted([Reply::json(200, answer)]).await;
    let mut batch = root.batch();
    let _image = batch
        .add(body_sent(&root, b"\xfb\xff", "image/png"))
        .unwrap();
    let _text = batch
        .add(body_sent(
            &root,
            "ä,b".as_bytes(),
            "text/CSV; charset=utf-8",
        ))
        .unwrap();
    let _json = batch
        .add(body_sent(&root, b"{\"a\": 1}", "application/scim+json"))
        .unwrap();
    let _empty = batch
        .add(body_sent(&root, b"", "application/octet-stream"))
        .unwrap();
    let body: Json = "[1.50]".parse().unwrap();
    let options = RequestOptions::new().with_header("x", "y");
    let post = graph_runtime::Method::Post;
    let _raw = batch
        .add(job(&root).raw(post, Some(&body), Some(options)))
        .unwrap();
    bounded(batch.send()).await.unwrap();
    let sent = server.only();
    let requests = &sent.json()["requests"];
    let bodies: Vec<&Value> = (0..5).map(|nth| &requests[nth]["body"]).collect();
    assert_eq!(bodies[..2], [&json!("-_8="), &json!("ä,b")]);
    assert_eq!(bodies[2..], [&json!({ "a": 1 }), &json!(""), &json!([1.5])]);
    assert!(
        String::from_utf8_lossy(&sent.body).contains("[1.50]"),
        "JSON goes out as it was given"
    );
}

#[tokio::test]
async fn a_request_whose_bytes_are_not_what_their_media_type_says_is_refused() {
    for (bytes, media) in [
        (&b"\xff"[..], "text/plain"),
        (b"{", "application/json"),
        (b"", "application/json"),
    ] {
        let (server, root) = scripted([]).await;
        let mut batch = root.batch();
        let _ticket = batch.add(body_sent(&root, bytes, media)).unwrap();
        let error = bounded(batch.send()).await.unwrap_err();
        assert_eq!(
            (error.kind(), server.count()),
            (ErrorKind::Batch, 0),
            "{media}"
        );
    }
}
