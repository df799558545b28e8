//! A service that repeats all that it was sent.

use graph_tests::server::{Received, Reply};

/// A service that repeats all that it was sent, in as many ways as there are.
pub(super) fn echo(request: &Received, turn: usize) -> Reply {
    let body = String::from_utf8_lossy(&request.body);
    let decoded = format!("{} {:?}", request.segments().join("/"), request.pairs());
    let told = format!(
        "No {decoded} {} {body} {:?}",
        request.target, request.headers
    );
    let error = serde_json::json!({ "error": {
        "code": "Echo", "message": told, "target": "id",
        "details": [{ "code": "D", "message": told, "target": "id" }],
        "innerError": { "code": "I", "message": told, "innerError": { "message": told } },
    }});
    let answer = r#"{"id":"MARK-id","secrets":[{"key":"Password","value":"MARK-answer"}],"metadata":[{"key":"oAuthSettings","value":"MARK-answer"}],"unknown":"MARK-answer","@odata.context":"MARK"}"#;
    match turn % 10 {
        0 => Reply::json(400, error.to_string()),
        1 => Reply::text(400, "text/html", format!("<p>{told}</p>")),
        2 => Reply::text(200, "text/html", format!("<p>{told}</p>")),
        3 => Reply::json(200, r#"{"id":["MARK-answer"]}"#),
        4 => Reply::json(200, answer.replace("MARK-id", "id")),
        5 => Reply::new(302).with_header("location", "https://files.example/MARK?sig=MARK"),
        6 => Reply::json(500, error.to_string()).with_header("x-echo", "MARK-header"),
        7 => Reply::new(401).with_header("x-echo", "MARK-header"),
        8 => Reply::json(200, r#"{"secrets":[{"key":"Password","value":"MARK"#),
        _ => Reply::reset(),
    }
}
