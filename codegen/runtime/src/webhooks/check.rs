//! Checks the items of a POST.

use std::fmt;

use super::{
    ChangeNotification, Delivery, Notification, NotificationCollection, NotificationReceiver,
    RejectedItem, RejectionReason, TokenError, TokenValidator, ValidToken,
};
use crate::{Error, Json, JsonError, Structured, json};

/// How validation tokens are handled.
#[derive(Clone, Debug)]
pub(super) enum Tokens {
    /// There is no resource data, so there should be none.
    NotExpected,
    /// They are not needed.
    Ignored,
    /// They are validated.
    Validated(Box<TokenValidator>),
}

/// Why the items of a POST could not be checked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CheckError {
    /// The body is not JSON, or not an object.
    Body(JsonError),
    /// The body has no array `value`.
    NoItems,
    /// The keys of the authority can't be fetched at the moment, so it is unknown whether a token is valid. Check again later.
    KeysUnavailable(Error),
}

impl fmt::Display for CheckError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(error) => write!(out, "the body is not a collection: {error}"),
            Self::NoItems => out.write_str("the body has no array `value`"),
            Self::KeysUnavailable(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for CheckError {}

/// The tokens of a POST, validated.
enum Covered {
    /// The POST has none.
    NoTokens,
    /// They are not validated.
    Unchecked,
    /// The valid ones.
    By(Vec<ValidToken>),
}

impl NotificationReceiver {
    /// Checks notifications that did not arrive over HTTP but, for example, from Event Hubs; see
    /// [`without_token_validation`](Self::without_token_validation). `body` is the JSON of a collection.
    ///
    /// The checks of an item, in this order: `clientState`, token, signature of the resource data, decryption. The first that
    /// fails is the reason for its rejection. If no item passes the first check, no token is looked at and no key is fetched.
    ///
    /// # Errors
    /// If the body is no collection, or if a token can't be validated because the authority can't be reached. The errors of
    /// items are in the [`Delivery`].
    pub async fn check(&self, body: &[u8]) -> Result<Delivery, CheckError> {
        let collection: NotificationCollection =
            json::from_slice(body).map_err(CheckError::Body)?;
        let items = list(collection.value).ok_or(CheckError::NoItems)?;
        let read: Vec<_> = items.iter().map(|item| self.read(item)).collect();
        let mut token_errors = Vec::new();
        let covered = match read.iter().any(Result::is_ok) {
            true => {
                let tokens = list(collection.validation_tokens).unwrap_or_default();
                self.validate(&tokens, &mut token_errors).await?
            }
            false => Covered::NoTokens,
        };
        let mut delivery = Delivery {
            notifications: Vec::new(),
            rejected: Vec::new(),
            token_errors,
            additional: collection.additional,
        };
        for (json, item) in items.into_iter().zip(read) {
            match item.and_then(|item| self.examine(item, &covered)) {
                Ok(notification) => delivery.notifications.push(notification),
                Err(reason) => delivery.rejected.push(RejectedItem { reason, item: json }),
            }
        }
        Ok(delivery)
    }

    /// Reads an item and compares its secret.
    fn read(&self, json: &Json) -> Result<ChangeNotification, RejectionReason> {
        let item: ChangeNotification =
            json::from_slice(json.as_str().as_bytes()).map_err(RejectionReason::Malformed)?;
        match self.client_state.accepts(&item) {
            true => Ok(item),
            false => Err(RejectionReason::ClientState),
        }
    }

    /// Validates the tokens, each once.
    async fn validate(
        &self,
        tokens: &[Json],
        errors: &mut Vec<TokenError>,
    ) -> Result<Covered, CheckError> {
        let validator = match &self.tokens {
            _ if tokens.is_empty() => return Ok(Covered::NoTokens),
            Tokens::NotExpected | Tokens::Ignored => return Ok(Covered::Unchecked),
            Tokens::Validated(validator) => validator,
        };
        let mut valid = Vec::new();
        for token in tokens {
            let outcome = match token.parse::<String>() {
                Ok(token) => validator.validate(&token).await,
                Err(_) => Err(TokenError::Malformed),
            };
            match outcome {
                Ok(token) => valid.push(token),
                Err(TokenError::KeysUnavailable(error)) => {
                    return Err(CheckError::KeysUnavailable(error));
                }
                Err(error) => errors.push(error),
            }
        }
        Ok(Covered::By(valid))
    }

    /// Finds the token of an item, and decrypts its content.
    fn examine(
        &self,
        item: ChangeNotification,
        covered: &Covered,
    ) -> Result<Notification, RejectionReason> {
        let misfits = item.misfits();
        if misfits.iter().any(|(name, _)| *name == "encryptedContent") {
            return Err(RejectionReason::MalformedContent);
        }
        let is_rich = item.encrypted_content.is_some();
        let token = match (&self.tokens, covered) {
            (Tokens::Ignored, _) => None,
            (Tokens::NotExpected, _) if is_rich => return Err(RejectionReason::NoTokenValidator),
            (_, Covered::NoTokens) if is_rich => return Err(RejectionReason::NoToken),
            (_, Covered::By(tokens)) => {
                let tenant = item.tenant_id.as_deref().unwrap_or_default();
                let mut tokens = tokens.iter();
                let token = tokens.find(|token| token.tenant_id.eq_ignore_ascii_case(tenant));
                Some(token.ok_or(RejectionReason::NoTokenForTenant)?.clone())
            }
            (_, Covered::NoTokens | Covered::Unchecked) => None,
        };
        let content = match &item.encrypted_content {
            Some(content) if !self.keys.is_empty() => Some(
                self.keys
                    .decrypt(content)
                    .map_err(RejectionReason::Decryption)?,
            ),
            _ => None,
        };
        Ok(Notification::new(item, token, content))
    }
}

/// The items of an array, some of which may be null.
fn list(array: Option<Json>) -> Option<Vec<Json>> {
    array?.parse().ok()
}
