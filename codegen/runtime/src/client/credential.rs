//! Distinguishes errors of the credential from those of Graph: nothing was sent yet.

use std::sync::Arc;

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::error::ErrorKind;

/// Gives all errors of a credential the kind `Credential`.
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
                "the credential returned no token",
            )
        })
    }
}
