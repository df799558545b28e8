//! A server that takes batches apart.

use std::collections::BTreeMap;

use graph_tests::server::{Received, Reply, Server};
use serde_json::{Value as JsonValue, json};

/// Statuses by `METHOD last-segment`, one for each round; 200 where nothing is said.
pub(super) type Script = BTreeMap<&'static str, Vec<u16>>;

/// Answers each part, those first that came last; a part runs only if those that it waits for succeeded.
fn answer(request: &Received, script: &mut Script) -> Reply {
    let body = request.json();
    let mut statuses: BTreeMap<String, u16> = BTreeMap::new();
    let mut responses = Vec::new();
    for part in body["requests"].as_array().unwrap() {
        let id = part["id"].as_str().unwrap().to_owned();
        let waits = part["dependsOn"].as_array().cloned().unwrap_or_default();
        let failed = waits.iter().any(|id| statuses[id.as_str().unwrap()] >= 400);
        let last = part["url"].as_str().unwrap().rsplit('/').next().unwrap();
        let name = format!("{} {last}", part["method"].as_str().unwrap());
        let status = match script.get_mut(name.as_str()) {
            _ if failed => 424,
            Some(rounds) if !rounds.is_empty() => rounds.remove(0),
            _ => 200,
        };
        statuses.insert(id.clone(), status);
        responses.insert(0, response(&id, status));
    }
    Reply::json(200, json!({ "responses": responses }).to_string())
}

fn response(id: &str, status: u16) -> JsonValue {
    let headers = match status {
        429 => json!({ "Retry-After": "0", "Content-Type": "application/json" }),
        _ => json!({ "Content-Type": "application/json", "request-id": format!("r-{id}") }),
    };
    let body = match status {
        400.. => json!({ "error": { "code": format!("E{status}"), "message": "No." } }),
        _ => json!({ "id": format!("job-{id}") }),
    };
    json!({ "id": id, "status": status, "headers": headers, "body": body })
}

pub(super) async fn server(mut script: Script) -> Server {
    Server::answering(move |request| answer(request, &mut script))
        .await
        .unwrap()
}

/// The requests of a round: method, last segment, and the ids that it waits for.
pub(super) fn parts(received: &Received) -> Vec<(String, JsonValue)> {
    let body = received.json();
    let requests = body["requests"].as_array().unwrap().iter();
    requests
        .map(|part| {
            let last = part["url"].as_str().unwrap().rsplit('/').next().unwrap();
            let name = format!("{} {last}", part["method"].as_str().unwrap());
            (name, part["dependsOn"].clone())
        })
        .collect()
}
