//! The receiver: requests in, responses out.

use std::future::Future;
use std::sync::Arc;

use super::check::Tokens;
use super::client_state::ClientState;
use super::query::validation_token;
use super::{CheckError, DecryptionKey, DecryptionKeys, Delivery, TokenValidator, WebhookResponse};

/// Receives the requests that Graph sends to a notification URL. Cheap to clone; see the [module](super) for an example.
///
/// | request | response | meaning |
/// |---|---|---|
/// | with `validationToken` in the query | 200, the token as plain text | Graph tests the URL when a subscription is created |
/// | POST with notifications | 202 | the handler has stored the valid ones |
/// | the same | 500 | the handler failed; Graph sends the POST again, for up to four hours |
/// | the same | 503 | the authority's keys can't be fetched at the moment; nothing was handled, and Graph sends the POST again |
/// | POST with anything else | 400 | |
/// | another method | 405 | |
#[derive(Clone, Debug)]
pub struct NotificationReceiver {
    pub(super) client_state: ClientState,
    pub(super) tokens: Tokens,
    pub(super) keys: DecryptionKeys,
}

impl NotificationReceiver {
    /// A receiver for subscriptions that were all created with this `clientState`: a secret of up to 128 characters. An empty
    /// one accepts nothing.
    #[must_use]
    pub fn new(client_state: impl Into<String>) -> Self {
        Self::with(ClientState::OneOf(vec![client_state.into()]))
    }

    /// A receiver for subscriptions with different secrets. `lookup` gets the id of a subscription and returns its
    /// `clientState`, or `None` if there is no such subscription; its notifications are then
    /// rejected. It must not block; if the secrets are in a database, use
    /// [`without_client_state`](Self::without_client_state) and
    /// [`has_client_state`](super::ChangeNotification::has_client_state).
    #[must_use]
    pub fn with_client_state_lookup(
        lookup: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        Self::with(ClientState::BySubscription(Arc::new(lookup)))
    }

    /// A receiver for subscriptions without a `clientState`. Anyone who knows the URL can then send notifications without
    /// resource data.
    #[must_use]
    pub fn without_client_state() -> Self {
        Self::with(ClientState::Unchecked)
    }

    fn with(client_state: ClientState) -> Self {
        Self {
            client_state,
            tokens: Tokens::NotExpected,
            keys: DecryptionKeys::new(),
        }
    }

    /// Accepts one more `clientState`, such as the old one while subscriptions are changed to a new one. It has no effect on
    /// [`with_client_state_lookup`](Self::with_client_state_lookup) and [`without_client_state`](Self::without_client_state).
    #[must_use]
    pub fn with_additional_client_state(mut self, client_state: impl Into<String>) -> Self {
        if let ClientState::OneOf(states) = &mut self.client_state {
            states.push(client_state.into());
        }
        self
    }

    /// Validates the tokens of a POST. In a POST with tokens each item needs a valid one for its tenant, and an item with resource
    /// data always does. Without a validator, items with resource data are rejected, and tokens are ignored.
    #[must_use]
    pub fn with_token_validator(mut self, validator: TokenValidator) -> Self {
        self.tokens = Tokens::Validated(Box::new(validator));
        self
    }

    /// Accepts resource data without a token. This is for deliveries that Graph does not send over HTTP, such as Event Hubs: there
    /// the authenticated channel proves who the sender is, and there are no tokens.
    #[must_use]
    pub fn without_token_validation(mut self) -> Self {
        self.tokens = Tokens::Ignored;
        self
    }

    /// Decrypts resource data for the certificate with this id (`encryptionCertificateId` of the subscription). Add a key for each
    /// certificate that is in use; several may have the same id. Without any key, items are delivered with their encrypted
    /// content only.
    #[must_use]
    pub fn with_decryption_key(mut self, certificate_id: &str, key: DecryptionKey) -> Self {
        self.keys = self.keys.with_key(certificate_id, key);
        self
    }

    /// Handles a request: `method` (`POST`), `url` (the request target, `/hook?validationToken=…`, an absolute URL, or the
    /// query alone, with or without `?`), and `body`. Limit the length of bodies first: Graph sends less than 4 MB.
    ///
    /// `handler` gets the notifications and should store them and nothing else: Graph expects the response within 3 seconds, and
    /// stops sending to slow receivers. It is not called for validation requests and empty POSTs. If it returns an error,
    /// the response is 500 and Graph sends the same POST again, so log the error there. A notification may then arrive twice. A
    /// rejected item is not sent again unless the handler returns an error, as it may for a certificate whose key is not deployed yet
    /// ([`UnknownCertificate`](super::DecryptionError::UnknownCertificate)).
    pub async fn receive<H, F, E>(
        &self,
        method: &str,
        url: &str,
        body: &[u8],
        handler: H,
    ) -> WebhookResponse
    where
        H: FnOnce(Delivery) -> F,
        F: Future<Output = Result<(), E>>,
    {
        let is_post = method == "POST";
        if let Some(token) = validation_token(url).filter(|_| is_post || method == "GET") {
            return WebhookResponse::validation(token);
        }
        if !is_post {
            return WebhookResponse::METHOD_NOT_ALLOWED;
        }
        let delivery = match self.check(body).await {
            Ok(delivery) => delivery,
            Err(CheckError::KeysUnavailable(_)) => return WebhookResponse::UNAVAILABLE,
            Err(_) => return WebhookResponse::BAD_REQUEST,
        };
        if delivery.notifications.is_empty() && delivery.rejected.is_empty() {
            return WebhookResponse::ACCEPTED;
        }
        match handler(delivery).await {
            Ok(()) => WebhookResponse::ACCEPTED,
            Err(_) => WebhookResponse::NOT_STORED,
        }
    }
}
