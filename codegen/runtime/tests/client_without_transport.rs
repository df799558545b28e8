//! With the feature `client` alone there is no HTTP stack: a client needs one of the program's, and says so.
#![cfg(all(feature = "client", not(feature = "_transport")))]

use std::sync::Arc;

use graph_runtime::azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use graph_runtime::{Core, ErrorKind};

#[derive(Debug)]
struct NoTokens;

#[async_trait::async_trait]
impl TokenCredential for NoTokens {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        Err(azure_core::Error::with_message(
            azure_core::error::ErrorKind::Credential,
            "none",
        ))
    }
}

#[test]
fn no_transport_is_an_error_and_no_panic() {
    let Err(error) = Core::new(Arc::new(NoTokens), None) else {
        panic!("there is no transport")
    };
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("rustls"), "{error}");
}
