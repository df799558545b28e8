//! The pipeline: azure_core's, with the policies that Graph needs in their places.
//!
//! ```text
//! user's per-call → retry → reauthorize → bearer → redact → tracing → restore → user's per-try → redact → log → transport
//! ```
//! Between `redact` and what follows it, the request shows a URL without keys and query values: that is what azure_core
//! logs and traces. The user's policies and the transport see the real one.

use std::sync::Arc;

use azure_core::credentials::TokenCredential;
use azure_core::http::policies::Policy;
use azure_core::http::policies::auth::BearerTokenAuthorizationPolicy;
use azure_core::http::{ClientOptions, Pipeline, RetryOptions as AzureRetry, Transport};

use super::credential::Named;
use super::read_body::Reading;
use super::reauthorize::Reauthorize;
use super::redact::{Redact, Restore};
use super::retry::Retry;
use super::throttle::Throttle;
use super::transport_policy::TransportPolicy;
use super::{GraphClientOptions, transport};
use crate::{Error, ErrorKind};

/// Headers that say nothing of anyone and help to find a request again.
const LOGGED_HEADERS: [&str; 2] = ["client-request-id", "x-ms-ags-diagnostic"];

/// Whether a pipeline sends a token.
pub(super) enum Auth {
    Bearer {
        credential: Arc<dyn TokenCredential>,
        scope: String,
    },
    None,
}

/// Options that were checked.
pub(super) struct Parts(ClientOptions);

impl Parts {
    pub(super) fn new(options: GraphClientOptions, throttle: Arc<Throttle>) -> Result<Self, Error> {
        let mut azure = options.client_options;
        if let Some(id) = &azure.user_agent.application_id {
            let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
            if id.len() > 24 || !id.chars().all(token) {
                let text = "the application id of the user agent is longer than 24 characters or has other than letters, digits and !#$%&'*+-.^_`|~";
                return Err(Error::new(ErrorKind::Configuration, text));
            }
        }
        let transport = match azure.transport.take() {
            Some(transport) => transport,
            None => Transport::new(transport::http_client(&options.timeouts)?),
        };
        azure.transport = Some(Transport::with_policy(Arc::new(TransportPolicy(transport))));
        azure.retry = AzureRetry::none();
        azure.per_call_policies.push(Arc::new(Retry {
            options: options.retry,
            throttle,
            reading: Reading {
                limit: options.timeouts.read,
                longest: options.max_response_body,
            },
        }));
        azure.per_try_policies.insert(0, Arc::new(Restore));
        azure.per_try_policies.push(Arc::new(Redact));
        azure
            .logging
            .additional_allowed_header_names
            .extend(LOGGED_HEADERS.map(Into::into));
        Ok(Self(azure))
    }

    pub(super) fn pipeline(&self, auth: Auth) -> Pipeline {
        let mut per_try: Vec<Arc<dyn Policy>> = Vec::new();
        if let Auth::Bearer { credential, scope } = auth {
            let credential = Arc::new(Named(credential));
            per_try.push(Arc::new(Reauthorize));
            per_try.push(Arc::new(BearerTokenAuthorizationPolicy::new(
                credential,
                [scope],
            )));
        }
        per_try.push(Arc::new(Redact));
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        Pipeline::new(
            Some(name),
            Some(version),
            self.0.clone(),
            Vec::new(),
            per_try,
            None,
        )
    }
}
