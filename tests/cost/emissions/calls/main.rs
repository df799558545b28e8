//! Three operations through a transport that answers at once: the least of 40 times 500 calls, in microseconds a call.

use graph_users::graph_runtime::azure_core;
use graph_users::graph_runtime::azure_core::credentials::{
    AccessToken, TokenCredential, TokenRequestOptions,
};
use graph_users::graph_runtime::azure_core::http::headers::Headers;
use graph_users::graph_runtime::azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, StatusCode, Transport,
};
use graph_users::graph_runtime::azure_core::time::{Duration, OffsetDateTime};
use graph_users::graph_runtime::{Error, GraphClientOptions};
use graph_users::{GraphClient, parameters::directory_object::GetMemberGroupsParameters};
use std::sync::Arc;
use std::time::Instant;

const ROUNDS: usize = 40;
const CALLS: usize = 500;
const PAGE: &[u8] = br#"{"value":[{"id":"1","displayName":"One"},{"id":"2","displayName":"Two"}]}"#;
const USER: &[u8] = br#"{"id":"1","displayName":"One","userPrincipalName":"one@contoso.example"}"#;
const GROUPS: &[u8] = br#"{"value":["group-1","group-2"]}"#;

#[derive(Debug)]
struct Here;

#[async_trait::async_trait]
impl HttpClient for Here {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let path = request.url().path();
        let body = if path.ends_with("/users") {
            PAGE
        } else if path.ends_with("getMemberGroups") {
            GROUPS
        } else {
            USER
        };
        let mut headers = Headers::new();
        headers.insert("content-type", "application/json");
        Ok(AsyncRawResponse::from_bytes(StatusCode::Ok, headers, body))
    }
}

#[async_trait::async_trait]
impl TokenCredential for Here {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let expires = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("token", expires))
    }
}

/// Three calls, and how much came of them.
async fn calls(
    graph: &GraphClient,
    parameters: &GetMemberGroupsParameters,
) -> Result<usize, Error> {
    let page = graph.users().list(None).await?.into_model()?;
    let user = graph.users().by_id("1");
    let name = user.get(None).await?.into_model()?.display_name;
    let groups = user
        .get_member_groups(parameters, None)
        .await?
        .into_model()?;
    Ok(page.value.len() + name.map_or(0, |name| name.len()) + groups.value.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let transport = ClientOptions {
        transport: Some(Transport::new(Arc::new(Here))),
        ..ClientOptions::default()
    };
    let options = GraphClientOptions::new().with_client_options(transport);
    let graph = GraphClient::new(Arc::new(Here), Some(options))?;
    let parameters = GetMemberGroupsParameters::new().with_security_enabled_only(true);
    let mut least = f64::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut came = 0;
        for _ in 0..CALLS {
            came += calls(&graph, &parameters).await?;
        }
        assert_eq!(came, 7 * CALLS);
        let time = start.elapsed().as_secs_f64() * 1e6;
        least = least.min(time / (3 * CALLS) as f64);
    }
    println!("{least:.2}");
    Ok(())
}
