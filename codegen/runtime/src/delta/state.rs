//! Where a delta query continues.

use std::fmt;

use serde_core::de::{Error as _, IgnoredAny, MapAccess, Visitor};
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
        input.deserialize_map(StateVisitor)
    }
}

struct StateVisitor;

impl<'de> Visitor<'de> for StateVisitor {
    type Value = DeltaState;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{DELTA_LINK}` or `{NEXT_LINK}`")
    }

    /// A link that is null or empty is none: with it the query would start again unnoticed. Other members are those of the
    /// program.
    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<DeltaState, A::Error> {
        let (mut delta, mut next) = (None, None);
        while let Some(name) = input.next_key::<String>()? {
            match &*name {
                DELTA_LINK => delta = input.next_value::<Option<String>>()?,
                NEXT_LINK => next = input.next_value::<Option<String>>()?,
                _ => drop(input.next_value::<IgnoredAny>()?),
            }
        }
        let link = |text: Option<String>| text.filter(|text| !text.is_empty()).map(Link::new);
        let delta = link(delta).map(DeltaState::from_delta_link);
        let state = delta.or_else(|| link(next).map(DeltaState::from_next_link));
        state.ok_or_else(|| A::Error::missing_field(DELTA_LINK))
    }
}

impl fmt::Debug for DeltaState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeltaState")
            .field(self.name(), &self.link)
            .finish()
    }
}
