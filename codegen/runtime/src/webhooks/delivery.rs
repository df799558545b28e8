//! What a POST contained: valid notifications, and rejected items.

use std::fmt;

use super::{ChangeNotification, DecryptionError, LifecycleEvent, TokenError, ValidToken};
use crate::{AdditionalProperties, Json, JsonError, Structured, Value, json};

/// The content of one POST.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Delivery {
    /// The valid items, in the order of the POST.
    pub notifications: Vec<Notification>,
    /// The other items. They may come from anyone: count them or investigate, but do not act on them.
    pub rejected: Vec<RejectedItem>,
    /// The validation tokens that are not valid, for diagnosis. Tokens are not checked if no item needs them.
    pub token_errors: Vec<TokenError>,
    /// Properties of the POST besides items and tokens.
    pub additional: AdditionalProperties,
}

/// A valid item: its `clientState` is right, a valid token covers its tenant if it needs one, and its resource data is decrypted.
#[derive(Clone)]
#[non_exhaustive]
pub struct Notification {
    /// The item as received.
    pub item: ChangeNotification,
    /// The token that covers its tenant, if the POST had tokens and they were validated.
    pub token: Option<ValidToken>,
    content: Option<String>,
}

/// What a notification is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotificationKind {
    /// A resource has changed.
    Change,
    /// Something has happened to the subscription; see [`LifecycleEvent`] for what to do.
    Lifecycle(LifecycleEvent),
}

impl Notification {
    pub(super) fn new(
        item: ChangeNotification,
        token: Option<ValidToken>,
        content: Option<String>,
    ) -> Self {
        Self {
            item,
            token,
            content,
        }
    }

    /// What it is about. An event that this version does not know is
    /// [`LifecycleEvent::UnknownValue`].
    #[must_use]
    pub fn kind(&self) -> NotificationKind {
        if let Some(event) = &self.item.lifecycle_event {
            return NotificationKind::Lifecycle(event.known().unwrap_or_else(|| event.clone()));
        }
        // An event that is no text is no change either.
        let misfits = self.item.misfits();
        let event = misfits.iter().find(|(name, _)| *name == "lifecycleEvent");
        event.map_or(NotificationKind::Change, |(_, json)| {
            NotificationKind::Lifecycle(LifecycleEvent::from(json.as_str()))
        })
    }

    /// The decrypted JSON of the resource; `None` if the item has no encrypted content, or if the receiver has no keys.
    #[must_use]
    pub fn content(&self) -> Option<&str> {
        self.content.as_deref()
    }

    /// The decrypted resource as a model of a generated crate, such as `ChatMessage`.
    ///
    /// # Errors
    /// If the JSON does not have the shape of `T`; the error never contains a value.
    pub fn content_as<T: Value>(&self) -> Result<Option<T>, JsonError> {
        let content = self.content.as_ref();
        content
            .map(|text| json::from_slice(text.as_bytes()))
            .transpose()
    }
}

/// Without the decrypted content.
impl fmt::Debug for Notification {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Notification")
            .field("item", &self.item)
            .field("token", &self.token)
            .field("has_content", &self.content.is_some())
            .finish()
    }
}

/// An item that is not valid.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RejectedItem {
    /// Why it is not valid.
    pub reason: RejectionReason,
    /// The item as received. `Debug` does not print it.
    pub item: Json,
}

/// Why an item is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RejectionReason {
    /// It is not the JSON of a notification.
    Malformed(JsonError),
    /// Its `encryptedContent` is no object.
    MalformedContent,
    /// Its `clientState` is missing, or not the expected one.
    ClientState,
    /// It has resource data, but the POST has no validation token.
    NoToken,
    /// No valid token covers its tenant; [`Delivery::token_errors`] has the reasons.
    NoTokenForTenant,
    /// It has resource data, but the receiver can't validate tokens:
    /// [`with_token_validator`](super::NotificationReceiver::with_token_validator) is missing.
    NoTokenValidator,
    /// Its resource data can't be decrypted.
    Decryption(DecryptionError),
}

impl fmt::Display for RejectionReason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Malformed(error) => {
                return write!(out, "the item is not a notification: {error}");
            }
            Self::MalformedContent => "the encrypted content is not an object",
            Self::ClientState => "the client state is missing or is not the expected one",
            Self::NoToken => "the item has resource data, but there is no validation token",
            Self::NoTokenForTenant => "no valid token covers the tenant of the item",
            Self::NoTokenValidator => {
                "the item has resource data, but the receiver has no token validator"
            }
            Self::Decryption(error) => return error.fmt(out),
        })
    }
}

impl std::error::Error for RejectionReason {}
