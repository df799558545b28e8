//! A credential whose failures are told from those of Graph: nothing was sent yet.

use std::sync::Arc;

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::error::ErrorKind;

/// Marks whatever goes wrong within as an error of the credential.
#[derive(Debug)]
pub(super) struct MarkCredentialErrors(pub(super) Arc<dyn TokenCredential>);

#[async_trait::async_trait]
impl TokenCredential for MarkCredentialErrors {
    async fn get_token(
        &self,
        scopes: &[&str],
        options: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        self.0.get_token(scopes, options).await.map_err(|error| {
            azure_core::Error::with_error(
                ErrorKind::Credential,
                error,
                "the credential gave no token",
            )
        })
    }
}
