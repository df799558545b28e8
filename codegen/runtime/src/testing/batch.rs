//! `$batch`: its parts are matched and get responses as if each were sent alone.

use std::collections::BTreeMap;
use std::time::Duration;

use azure_core::Bytes;
use azure_core::http::headers::{AUTHORIZATION, HeaderName, Headers};
use azure_core::http::{Method, Url};
use serde_json::{Map, Value as JsonValue, json};

use super::script::{Outcome, Reply};
use super::transport::Shared;
use super::{MockResponse, SentRequest};
use crate::Json;
use crate::client::batch_content;
use crate::http::Payload;

/// One request of a batch.
pub(super) struct Part {
    id: String,
    after: Vec<String>,
    sent: SentRequest,
}

/// The requests within `sent`; `None` if it is no batch.
pub(super) fn parts(sent: &SentRequest) -> Option<Vec<Part>> {
    if sent.method != Method::Post || !sent.url.path().ends_with("/$batch") {
        return None;
    }
    let body: JsonValue = serde_json::from_slice(&sent.body).ok()?;
    let requests = body.get("requests")?.as_array()?;
    requests.iter().map(|part| read(sent, part)).collect()
}

fn read(batch: &SentRequest, part: &JsonValue) -> Option<Part> {
    let text = |name: &str| part.get(name)?.as_str();
    let after = part.get("dependsOn").and_then(JsonValue::as_array);
    let after = after.into_iter().flatten().filter_map(JsonValue::as_str);
    let mut headers = Headers::new();
    // That of the whole is that of each part.
    if let Some(token) = batch.headers.get_optional_string(&AUTHORIZATION) {
        headers.insert(AUTHORIZATION, token);
    }
    for (name, value) in part.get("headers").and_then(JsonValue::as_object)? {
        headers.insert(
            HeaderName::from(name.to_ascii_lowercase()),
            value.as_str()?.to_owned(),
        );
    }
    let body = Json::new(part.get("body").unwrap_or(&JsonValue::Null)).ok()?;
    let body = match batch_content::read(&body, &headers) {
        Payload::Bytes(bytes) | Payload::Unfit(bytes, _) => bytes,
        Payload::Stream(_) => Bytes::new(),
    };
    let root = batch.url.as_str().strip_suffix("/$batch")?;
    Some(Part {
        id: text("id")?.to_owned(),
        after: after.map(str::to_owned).collect(),
        sent: SentRequest {
            method: text("method")?.parse().ok()?,
            url: Url::parse(&format!("{root}{}", text("url")?)).ok()?,
            headers,
            body,
            is_part: true,
        },
    })
}

/// The response to a batch: to itself if it is expected as a whole, else made of the responses to its parts.
pub(super) async fn answer(
    shared: &Shared,
    batch: &SentRequest,
    parts: Vec<Part>,
) -> azure_core::Result<Reply> {
    if let Ok(reply) = shared.reply_if_expected(batch).await? {
        return Ok(reply);
    }
    let mut longest = Duration::ZERO;
    let mut statuses: BTreeMap<String, u16> = BTreeMap::new();
    let mut responses = Vec::new();
    for part in parts {
        // Graph runs a part only if those before it have succeeded, and returns 424 otherwise.
        let failed = |id| statuses.get(id).is_none_or(|status| *status >= 400);
        let response = if part.after.iter().any(failed) {
            let text = "The dependency of this request failed.";
            MockResponse::fault(424, "FailedDependency", text)
        } else {
            let reply = shared.reply(&part.sent).await?;
            longest = longest.max(reply.delay);
            match reply.outcome {
                Outcome::Response(response) => response,
                // A part has no separate connection.
                other => {
                    return Ok(Reply {
                        delay: longest,
                        outcome: other,
                    });
                }
            }
        };
        statuses.insert(part.id.clone(), response.status.into());
        responses.push(written(part.id, &response));
    }
    let body = json!({ "responses": responses }).to_string();
    let response = MockResponse::new(200).with_body("application/json", body);
    Ok(Reply {
        delay: longest,
        outcome: Outcome::Response(response),
    })
}

fn written(id: String, response: &MockResponse) -> JsonValue {
    let headers = response.headers.iter();
    let headers: Map<String, JsonValue> = headers
        .map(|(name, value)| (name.as_str().to_owned(), value.as_str().into()))
        .collect();
    let body = match response.body.is_empty() {
        true => Ok(Json::NULL),
        false => batch_content::write(&response.body, &response.headers),
    };
    let body = body.ok().and_then(|body| body.parse::<JsonValue>().ok());
    json!({
        "id": id,
        "status": u16::from(response.status),
        "headers": headers,
        "body": body,
    })
}
