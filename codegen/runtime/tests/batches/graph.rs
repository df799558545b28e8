//! A server that refuses what Graph's `$batch` refuses, and counts what runs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use graph_runtime::testing::MockCredential;
use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::{Core, GraphClientOptions, RetryOptions, Target, Timeouts};
use serde_json::{Value, json};

/// What a part gets: a status and a wait.
pub(crate) type Answer = (u16, Option<&'static str>);

pub(crate) const OK: Answer = (200, None);

/// How often each URL was asked for, and ran.
#[derive(Default)]
pub(crate) struct Log {
    pub(crate) asked: BTreeMap<String, usize>,
    pub(crate) ran: BTreeMap<String, usize>,
    /// The URLs of each batch.
    pub(crate) batches: Vec<Vec<String>>,
    /// Whether each batch was serial.
    pub(crate) serial: Vec<bool>,
}

pub(crate) struct Graph {
    pub(crate) root: Target,
    pub(crate) log: Arc<Mutex<Log>>,
    server: Server,
}

/// Waits that tests can afford.
pub(crate) fn root_of(server: &Server) -> Target {
    let options = GraphClientOptions::new()
        .with_cloud(server.cloud())
        .with_timeouts(Timeouts::default().with_response(Duration::from_secs(30)))
        .with_retry(RetryOptions::default().with_first_delay(Duration::from_millis(5)));
    let core = Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap();
    Target::root(&core, "v1.0")
}

impl Graph {
    /// A service whose parts get what `judge` says of their path and how often they were asked for before.
    pub(crate) async fn new(judge: impl FnMut(&str, usize) -> Answer + Send + 'static) -> Self {
        Self::with(judge, |_| None).await
    }

    /// The same, where `whole` may answer the batch of this number itself.
    pub(crate) async fn with(
        mut judge: impl FnMut(&str, usize) -> Answer + Send + 'static,
        mut whole: impl FnMut(usize) -> Option<Reply> + Send + 'static,
    ) -> Self {
        let log = Arc::new(Mutex::new(Log::default()));
        let own = log.clone();
        let script = move |received: &Received| {
            let mut log = own.lock().unwrap();
            let requests = received.json()["requests"].as_array().unwrap().clone();
            let serial = match check(&received.target, &requests) {
                Ok(serial) => serial,
                Err(text) => return bad_request(&text),
            };
            let number = log.batches.len();
            log.batches.push(requests.iter().map(url).collect());
            log.serial.push(serial);
            match whole(number) {
                Some(reply) => reply,
                None => answer(&mut log, &requests, &mut judge),
            }
        };
        let server = Server::answering(script).await.unwrap();
        let root = root_of(&server);
        Self { root, log, server }
    }

    /// The number of parts in each request to `$batch`.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        let log = self.log.lock().unwrap();
        log.batches.iter().map(Vec::len).collect()
    }

    pub(crate) fn serial(&self) -> Vec<bool> {
        self.log.lock().unwrap().serial.clone()
    }

    /// How often a job ran.
    pub(crate) fn ran(&self, path: &str) -> usize {
        let log = self.log.lock().unwrap();
        log.ran.get(path).copied().unwrap_or_default()
    }

    pub(crate) fn asked(&self, path: &str) -> usize {
        let log = self.log.lock().unwrap();
        log.asked.get(path).copied().unwrap_or_default()
    }

    /// All requests to the server.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.server.received()
    }
}

fn url(request: &Value) -> String {
    request["url"].as_str().unwrap_or_default().to_owned()
}

fn bad_request(text: &str) -> Reply {
    let error = json!({ "error": { "code": "BadRequest", "message": text } });
    Reply::json(400, error.to_string())
}

/// Whether a batch is serial, or why it is malformed.
fn check(target: &str, requests: &[Value]) -> Result<bool, String> {
    if target != "/v1.0/$batch" {
        return Err(format!("{target} is not the batch"));
    }
    if requests.is_empty() || requests.len() > 20 {
        return Err(format!("a batch of {}", requests.len()));
    }
    let mut ids = BTreeSet::new();
    let mut before: Option<&str> = None;
    let mut linked = 0;
    for request in requests {
        let id = request["id"].as_str().ok_or("an id that is no text")?;
        if let Some(on) = request.get("dependsOn").and_then(Value::as_array) {
            if on.len() != 1 || on[0].as_str() != before {
                return Err("a batch that is neither parallel nor serial".to_owned());
            }
            linked += 1;
        }
        if !ids.insert(id.to_ascii_lowercase()) {
            return Err("an id twice".to_owned());
        }
        if !url(request).starts_with('/') || url(request).starts_with("/v1.0/") {
            return Err("a URL that is not below the version".to_owned());
        }
        let body = request.get("body");
        if body.is_some() && request["headers"].get("content-type").is_none() {
            return Err("a body without its content type".to_owned());
        }
        if body.is_none() && request["method"] == "POST" {
            return Err("a POST without a body".to_owned());
        }
        before = Some(id);
    }
    match linked {
        0 => Ok(false),
        linked if linked + 1 == requests.len() => Ok(true),
        _ => Err("a batch that is neither parallel nor serial".to_owned()),
    }
}

fn answer(
    log: &mut Log,
    requests: &[Value],
    judge: &mut impl FnMut(&str, usize) -> Answer,
) -> Reply {
    let mut failed = BTreeSet::new();
    let mut responses = Vec::new();
    for request in requests {
        let (url, id) = (url(request), request["id"].as_str().unwrap().to_owned());
        let on = request.get("dependsOn").and_then(Value::as_array);
        let mut on = on.into_iter().flatten().filter_map(Value::as_str);
        let (status, wait) = match on.any(|id| failed.contains(id)) {
            true => (424, None),
            false => {
                let count = log.asked.entry(url.clone()).or_default();
                *count += 1;
                judge(&url, *count - 1)
            }
        };
        if status < 400 {
            *log.ran.entry(url.clone()).or_default() += 1;
        } else {
            failed.insert(id.clone());
        }
        let headers = match wait {
            Some(wait) => json!({ "Content-Type": "application/json", "Retry-After": wait }),
            None => json!({ "Content-Type": "application/json" }),
        };
        let body = match status {
            204 => Value::Null,
            200..400 => json!({ "id": url }),
            _ => json!({ "error": { "code": format!("Code{status}"), "message": "no" } }),
        };
        responses.push(json!({ "id": id, "status": status, "headers": headers, "body": body }));
    }
    responses.reverse();
    Reply::json(200, json!({ "responses": responses }).to_string())
}
