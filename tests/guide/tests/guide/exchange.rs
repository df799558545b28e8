//! The HTTP blocks of the guide: requests that must arrive, and the responses to them.

use graph_synchronization::graph_runtime::testing::http::{Received, Reply};
use serde_json::Value;

/// Methods that a request line begins with.
const METHODS: [&str; 5] = ["DELETE", "GET", "PATCH", "POST", "PUT"];

/// Headers that a block must show if they are sent.
const SHOWN: [&str; 6] = [
    "consistencylevel",
    "content-range",
    "if-match",
    "if-none-match",
    "prefer",
    "range",
];

/// The preference that every request has which may read enums.
const USUAL: &str = "include-unknown-enum-members";

const GRAPH: &str = "graph.microsoft.com";

/// A request and its response.
pub(crate) struct Exchange {
    request: Message,
    response: Message,
}

/// A first line, headers and a body.
#[derive(Default)]
struct Message {
    first: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Exchange {
    /// The exchanges of a block, in order.
    pub(crate) fn all(block: &str) -> Vec<Self> {
        let mut messages: Vec<Message> = Vec::new();
        let mut is_head = false;
        for line in block.lines() {
            let word = line.split(' ').next().unwrap_or_default();
            if METHODS.contains(&word) || word == "HTTP/1.1" {
                is_head = true;
                messages.push(Message {
                    first: line.to_owned(),
                    ..Message::default()
                });
                continue;
            }
            let message = messages.last_mut().expect("a first line");
            match line.split_once(": ").filter(|_| is_head) {
                Some((name, value)) => {
                    let name = name.to_ascii_lowercase();
                    message.headers.push((name, value.to_owned()));
                }
                None => {
                    is_head = false;
                    message.body.push_str(line);
                    message.body.push('\n');
                }
            }
        }
        let mut messages = messages.into_iter();
        let mut all = Vec::new();
        while let Some(request) = messages.next() {
            let response = messages.next().expect("a response to each request");
            all.push(Self { request, response });
        }
        all
    }

    /// The host of the request.
    pub(crate) fn host(&self) -> &str {
        let rest = self.url().strip_prefix("https://");
        rest.and_then(|rest| rest.split('/').next())
            .unwrap_or(GRAPH)
    }

    fn url(&self) -> &str {
        self.request.first.split(' ').nth(1).unwrap_or_default()
    }

    pub(crate) fn reply(&self) -> Reply {
        let status = self.response.first.split(' ').nth(1);
        let status = status.and_then(|status| status.parse().ok());
        let reply = Reply::new(status.expect("a status"));
        let body = self.response.body.trim().to_owned();
        let is_json =
            body.starts_with(['{', '[']) && self.response.header("content-type").is_none();
        let reply = match is_json {
            true => reply.with_header("content-type", "application/json"),
            false => reply,
        };
        let headers = self.response.headers.iter();
        headers
            .fold(reply, |reply, (name, value)| reply.with_header(name, value))
            .with_body(body)
    }

    /// How a request that arrived differs from the one of the block.
    pub(crate) fn difference(&self, received: &Received) -> Option<String> {
        let method = self.request.first.split(' ').next().unwrap_or_default();
        if received.method != method {
            return Some(format!("{} for {method}", received.method));
        }
        let host = received.header("host").unwrap_or_default();
        if host != self.host() {
            return Some(format!("the host {host} for {}", self.host()));
        }
        let target = self.url().strip_prefix("https://").unwrap_or(self.url());
        let target = target.strip_prefix(self.host()).unwrap_or(target);
        let mut wanted = Received::default();
        wanted.target = target.to_owned();
        if (wanted.segments(), sorted(wanted.pairs()))
            != (received.segments(), sorted(received.pairs()))
        {
            return Some(format!("{} for {target}", received.target));
        }
        self.headers(received).or_else(|| self.body(received))
    }

    fn headers(&self, received: &Received) -> Option<String> {
        for (name, value) in &self.request.headers {
            let found = received.header(name);
            if found != Some(value) {
                return Some(format!("{name}: {found:?} for {value}"));
            }
        }
        let is_shown = |name: &str| self.request.header(name).is_some();
        for name in SHOWN.into_iter().filter(|name| !is_shown(name)) {
            if let Some(value) = received.header(name).filter(|value| *value != USUAL) {
                return Some(format!("{name}: {value} is not shown"));
            }
        }
        let has_token = received.header("authorization").is_some();
        let is_wanted = self.host() == GRAPH || is_shown("authorization");
        (has_token != is_wanted).then(|| format!("whether there is a token: {has_token}"))
    }

    fn body(&self, received: &Received) -> Option<String> {
        let wanted = self.request.body.trim();
        let found = String::from_utf8_lossy(&received.body);
        let json = |text: &str| serde_json::from_str::<Value>(text).ok();
        let is_same = match (json(wanted), json(&found)) {
            (Some(wanted), Some(mut found)) => {
                leave_out_usual(&mut found);
                wanted == found
            }
            _ => wanted == found.trim(),
        };
        (!is_same).then(|| format!("the body {found} for {wanted}"))
    }
}

impl Message {
    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map(|(_, value)| &**value)
    }
}

/// Removes the headers of the parts of a batch that every request has, as the guide does.
fn leave_out_usual(batch: &mut Value) {
    let parts = batch.get_mut("requests").and_then(Value::as_array_mut);
    for part in parts.into_iter().flatten().filter_map(Value::as_object_mut) {
        let Some(headers) = part.get_mut("headers").and_then(Value::as_object_mut) else {
            continue;
        };
        let is_usual = |name: &str, value: &Value| {
            let names = ["accept", "content-type"];
            names.contains(&name) || (name == "prefer" && value == USUAL)
        };
        headers.retain(|name, value| !is_usual(name, value));
        if headers.is_empty() {
            part.remove("headers");
        }
    }
}

fn sorted(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.sort();
    pairs
}
