//! The pipeline: azure_core's, with the policies that Graph needs.
//!
//! ```text
//! user's per-call → retry → reauthorize → bearer → redacted → spans → real → user's per-try → redacted → log → transport
//! ```
//! Where the endpoint is plain http on this machine, `https` and `real` are around `bearer`, which takes https only.
//! After `redacted`, the request shows a URL without keys and query values: that is what azure_core logs and traces. The
//! user's policies and the transport see the real one.

use std::sync::Arc;

use azure_core::credentials::TokenCredential;
use azure_core::http::policies::Policy;
use azure_core::http::policies::auth::BearerTokenAuthorizationPolicy;
use azure_core::http::{ClientOptions, Pipeline, RetryOptions as AzureRetry, Transport, Url};
use azure_core::tracing::Tracer;

use super::credential::MarkCredentialErrors;
use super::read_body::BodyReader;
use super::reauthorize::Reauthorize;
use super::redact::Show;
use super::redirect_check::RedirectCheck;
use super::retry::Retry;
use super::spans::AttemptSpans;
use super::throttle::Throttle;
use super::transport_policy::TransportPolicy;
use super::{GraphClientOptions, transport};
use crate::{Error, ErrorKind};

const NAME: &str = env!("CARGO_PKG_NAME");
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Headers that contain nothing personal and help to find a request in logs.
const LOGGED_HEADERS: [&str; 2] = ["client-request-id", "x-ms-ags-diagnostic"];

/// Whether a pipeline sends a token.
pub(super) enum Auth {
    Bearer {
        credential: Arc<dyn TokenCredential>,
        scope: String,
    },
    None,
}

/// Checked options.
pub(super) struct Parts {
    options: ClientOptions,
    /// Makes spans.
    pub(super) tracer: Option<Arc<dyn Tracer>>,
    /// Whether the endpoint is plain http, which it is on this machine only.
    is_plain: bool,
}

impl Parts {
    pub(super) fn new(
        options: GraphClientOptions,
        endpoint: &Url,
        throttle: Arc<Throttle>,
    ) -> Result<Self, Error> {
        let is_plain = endpoint.scheme() == "http";
        let mut azure = options.client_options;
        // Its own spans know neither the call nor which attempt they are.
        let provider = azure.instrumentation.tracer_provider.take();
        let tracer = provider.map(|provider| provider.get_tracer(None, NAME, Some(VERSION)));
        if let Some(id) = &azure.user_agent.application_id {
            let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
            if id.len() > 24 || !id.chars().all(token) {
                let text = "the application id of the user agent is longer than 24 characters, or contains other characters than letters, digits and !#$%&'*+-.^_`|~";
                return Err(Error::new(ErrorKind::Configuration, text));
            }
        }
        let check = match &azure.transport {
            Some(transport) if options.check_redirects => RedirectCheck::of(transport),
            _ => None,
        };
        let transport = match azure.transport.take() {
            Some(transport) => transport,
            // A proxy would see the token, and could not reach this machine.
            None if is_plain => Transport::new(transport::direct(&options.timeouts)?),
            None => Transport::new(transport::http_client(&options.timeouts)?),
        };
        let last = TransportPolicy { transport, check };
        azure.transport = Some(Transport::with_policy(Arc::new(last)));
        azure.retry = AzureRetry::none();
        azure.per_call_policies.push(Arc::new(Retry {
            options: options.retry,
            throttle,
            body_reader: BodyReader {
                limit: options.timeouts.read,
                max_length: options.max_response_body,
            },
        }));
        azure.per_try_policies.insert(0, Arc::new(Show::Real));
        azure.per_try_policies.push(Arc::new(Show::Redacted));
        azure
            .logging
            .additional_allowed_header_names
            .extend(LOGGED_HEADERS.map(Into::into));
        Ok(Self {
            options: azure,
            tracer,
            is_plain,
        })
    }

    pub(super) fn pipeline(&self, auth: Auth) -> Pipeline {
        let mut per_try: Vec<Arc<dyn Policy>> = Vec::new();
        if let Auth::Bearer { credential, scope } = auth {
            let credential = Arc::new(MarkCredentialErrors(credential));
            let bearer = BearerTokenAuthorizationPolicy::new(credential, [scope]);
            per_try.push(Arc::new(Reauthorize));
            if self.is_plain {
                per_try.push(Arc::new(Show::Https));
            }
            per_try.push(Arc::new(bearer));
            if self.is_plain {
                per_try.push(Arc::new(Show::Real));
            }
        }
        per_try.push(Arc::new(Show::Redacted));
        if let Some(tracer) = &self.tracer {
            per_try.push(Arc::new(AttemptSpans(tracer.clone())));
        }
        Pipeline::new(
            Some(NAME),
            Some(VERSION),
            self.options.clone(),
            Vec::new(),
            per_try,
            None,
        )
    }
}
