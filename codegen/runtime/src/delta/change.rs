//! An item of a delta page: changed or removed.

use std::fmt;

use crate::http::Members;
use crate::{Error, Json, Value};

/// A change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Change<T> {
    /// The item is new or has changed. It may have only the properties that changed.
    Changed {
        /// Its id, if it has one.
        id: Option<String>,
        /// The item. Changes of relations, such as `members@delta`, are in its additional properties.
        item: T,
    },
    /// The item is no longer part of the collection.
    Removed(Removed),
}

/// An item that is no longer part of the collection.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Removed {
    /// Its id.
    pub id: Option<String>,
    /// The reason as the service spells it: `changed` for an item that can be restored or does not match any more, `deleted` for
    /// one that is deleted for good. Drives have the state of the facet `deleted` instead, such as `softDeleted`. Other
    /// reasons are kept as well; `None` if there is none.
    pub reason: Option<String>,
    /// All that the service sent.
    pub json: Json,
}

impl<T> Change<T> {
    /// The id of the item.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Changed { id, .. } => id.as_deref(),
            Self::Removed(removed) => removed.id.as_deref(),
        }
    }
}

impl Removed {
    /// Whether the item is deleted for good: the reason is `deleted`.
    pub fn is_permanent(&self) -> bool {
        let reason = self.reason.as_deref().unwrap_or_default();
        reason.eq_ignore_ascii_case("deleted") || reason.eq_ignore_ascii_case("hardDeleted")
    }
}

impl fmt::Debug for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Removed")
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

impl<T: Value> Change<T> {
    /// Reads an item of a page.
    pub(super) fn read(json: Json) -> Result<Self, Error> {
        let members: Members = json.parse().unwrap_or_default();
        let id = text(&members, "id");
        if let Some(reason) = removal(&members) {
            return Ok(Self::Removed(Removed { id, reason, json }));
        }
        let item = crate::json::from_slice(json.as_str().as_bytes())?;
        Ok(Self::Changed { id, item })
    }
}

/// The reason of a removal; `None` if the item is not removed.
fn removal(members: &Members) -> Option<Option<String>> {
    let get = |name| members.get(name).filter(|json: &&Json| !json.is_null());
    let within = |json: &Json, name| {
        let members: Members = json.parse().unwrap_or_default();
        text(&members, name)
    };
    if let Some(removed) = get("@removed").filter(|json| json.as_str() != "false") {
        return Some(within(removed, "reason"));
    }
    // The facet of items of drives and lists.
    if let Some(deleted) = get("deleted").filter(|json| json.as_str().starts_with('{')) {
        return Some(within(deleted, "state"));
    }
    // OData JSON 4.0, section 14.3; 4.01 leaves the prefix `odata.` out.
    let mut contexts = ["@odata.context", "@context"].into_iter();
    let context = contexts.find_map(|name| text(members, name))?;
    let context = context.to_ascii_lowercase();
    let is_deleted = context.ends_with("/$deletedentity") || context.ends_with("#$deletedentity");
    is_deleted.then(|| text(members, "reason"))
}

/// A member that is a text or a number.
fn text(members: &Members, name: &str) -> Option<String> {
    let json = members.get(name)?;
    match json.as_str().bytes().next()? {
        b'"' => json.parse().ok(),
        b'-' | b'0'..=b'9' => Some(json.as_str().to_owned()),
        _ => None,
    }
}
