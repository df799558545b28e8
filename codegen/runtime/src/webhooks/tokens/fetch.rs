//! Fetches the keys of an authority.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::{HttpClient, Method, Request, Url};
use futures_core::Stream;

use super::Authority;
use super::key_set::KeySet;
use crate::client::Clock;
use crate::{Error, ErrorKind};

/// The documents have some kilobytes.
const MAX_LENGTH: usize = 1 << 20;

/// Fetches the keys from `authority`: first its OpenID configuration, then the keys at the URL in it. `limit` is for
/// both requests.
pub(super) async fn keys(
    client: &Arc<dyn HttpClient>,
    authority: &Authority,
    limit: Duration,
) -> Result<KeySet, Error> {
    let clock = Clock::default();
    let fetched = clock.within(limit, async {
        let mut configuration = authority.url.clone();
        configuration.set_path("/common/v2.0/.well-known/openid-configuration");
        let text = document(client, configuration).await?;
        let keys = key_url(&text, authority)?;
        let text = document(client, keys).await?;
        KeySet::parse(&text)
            .ok_or_else(|| failure(ErrorKind::Decode, "there are none in the response"))
    });
    let late = || {
        Err(failure(
            ErrorKind::Timeout,
            "no response within the time limit",
        ))
    };
    fetched.await.unwrap_or_else(late)
}

/// The URL of the keys. The configuration can't refer to another origin, nor to plain http.
fn key_url(configuration: &[u8], authority: &Authority) -> Result<Url, Error> {
    let value: Option<serde_json::Value> = serde_json::from_slice(configuration).ok();
    let value = value
        .as_ref()
        .and_then(|value| value.get("jwks_uri")?.as_str());
    let url = value.and_then(|url| Url::parse(url).ok());
    let url = url.ok_or_else(|| {
        failure(
            ErrorKind::Decode,
            "the OpenID configuration has no URL `jwks_uri`",
        )
    })?;
    let origin = url.origin().ascii_serialization();
    if !authority.key_origins.contains(&origin) {
        let text = "`jwks_uri` of the OpenID configuration is not of the authority";
        return Err(failure(ErrorKind::ForeignLink, text));
    }
    Ok(url)
}

/// The body of a successful response.
async fn document(client: &Arc<dyn HttpClient>, url: Url) -> Result<Vec<u8>, Error> {
    let mut request = Request::new(url, Method::Get);
    request.insert_header("accept", "application/json");
    let response = client.execute_request(&request).await.map_err(broken)?;
    if !response.status().is_success() {
        let text = format!("the authority answered {}", u16::from(response.status()));
        return Err(failure(ErrorKind::Service, &text));
    }
    let (_, _, body) = response.deconstruct();
    let mut body = pin!(body);
    let mut whole = Vec::new();
    while let Some(piece) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        whole.extend_from_slice(&piece.map_err(broken)?);
        if whole.len() > MAX_LENGTH {
            return Err(failure(
                ErrorKind::TooLarge,
                "the response has more than 1 MiB",
            ));
        }
    }
    Ok(whole)
}

fn broken(error: azure_core::Error) -> Error {
    let kind = match error.kind() {
        AzureKind::Connection => ErrorKind::Connection,
        _ => ErrorKind::Io,
    };
    failure(kind, "no response").with_source(error)
}

fn failure(kind: ErrorKind, what: &str) -> Error {
    Error::new(
        kind,
        format!("the keys of the authority can't be fetched: {what}"),
    )
}
