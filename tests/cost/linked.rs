//! One operation, called, so that all that it needs is linked.

use graph_linked::GraphClient;
use graph_linked::graph_runtime::TokenCredential;
use graph_linked::graph_runtime::azure_core;
use graph_linked::graph_runtime::azure_core::credentials::{AccessToken, TokenRequestOptions};
use std::sync::Arc;

/// No token is had.
#[derive(Debug)]
struct Nobody;

#[async_trait::async_trait]
impl TokenCredential for Nobody {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        Err(azure_core::Error::with_message(
            azure_core::error::ErrorKind::Credential,
            "there is no token",
        ))
    }
}

async fn read(id: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let graph = GraphClient::new(Arc::new(Nobody), None)?;
    let read = graph.applications().by_id(id).get(None).await?;
    Ok(read.into_model()?.display_name)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let id = std::env::args().nth(1).unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    println!("{:?}", runtime.block_on(read(&id)));
    Ok(())
}
