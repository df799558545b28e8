//! Where a delta query continues.

use std::collections::BTreeMap;
use std::fmt;

use serde_core::de::Error as _;
use serde_core::ser::SerializeMap;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Link;

const DELTA_LINK: &str = "deltaLink";
const NEXT_LINK: &str = "nextLink";

/// Where a delta query continues: the link of the next round, or of a page within a round. It can be saved: it is JSON as
/// `{"deltaLink": …}` or `{"nextLink": …}`. Debug does not show the link, which often contains values of the first request.
///
/// ```
/// # use graph_runtime::{Link, delta::DeltaState};
/// let state = DeltaState::from_delta_link(Link::new("https://graph.microsoft.com/v1.0/users/delta?$deltatoken=t"));
/// let saved = serde_json::to_string(&state).unwrap();
/// assert_eq!(serde_json::from_str::<DeltaState>(&saved).unwrap(), state);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DeltaState {
    link: Link,
    is_complete: bool,
}

impl DeltaState {
    /// The state after a round: its delta link.
    pub fn from_delta_link(delta_link: Link) -> Self {
        Self {
            link: delta_link,
            is_complete: true,
        }
    }

    /// The state within a round: the link of the page that comes next.
    pub fn from_next_link(next_link: Link) -> Self {
        Self {
            link: next_link,
            is_complete: false,
        }
    }

    /// The link, byte for byte as the service sent it.
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// Whether the round was complete, so that the link is a delta link.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    fn name(&self) -> &'static str {
        match self.is_complete {
            true => DELTA_LINK,
            false => NEXT_LINK,
        }
    }
}

impl Serialize for DeltaState {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        let mut members = output.serialize_map(Some(1))?;
        members.serialize_entry(self.name(), self.link.as_str())?;
        members.end()
    }
}

impl<'de> Deserialize<'de> for DeltaState {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let mut members = BTreeMap::<String, String>::deserialize(input)?;
        if let Some(link) = members.remove(DELTA_LINK) {
            return Ok(Self::from_delta_link(Link::new(link)));
        }
        let link = members.remove(NEXT_LINK);
        let link = link.ok_or_else(|| D::Error::missing_field(DELTA_LINK))?;
        Ok(Self::from_next_link(Link::new(link)))
    }
}

impl fmt::Debug for DeltaState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeltaState")
            .field(self.name(), &self.link)
            .finish()
    }
}
