//! Members of a JSON object, each with its exact text, so that one odd value or name does not cost the rest.

use std::fmt;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::Json;

/// The name of a member. JSON lets it have half of a surrogate pair, which becomes U+FFFD (three, one for each byte).
pub(crate) struct Name;

/// The members of an object, in the order they came.
#[derive(Default)]
pub(crate) struct Members(Vec<(String, Json)>);

impl Members {
    /// A member by its name, or in another case where no name is exactly this one; of equal names the last.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        let find = |is_it: &dyn Fn(&str) -> bool| {
            let mut members = self.iter().rev();
            members
                .find(|(known, _)| is_it(known))
                .map(|(_, json)| json)
        };
        find(&|known| known == name).or_else(|| find(&|known| known.eq_ignore_ascii_case(name)))
    }

    /// All members, equal names included.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, json)| (name.as_str(), json))
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(name) = input.next_key_seed(Name)? {
            members.push((name, input.next_value()?));
        }
        Ok(Members(members))
    }
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<String, D::Error> {
        input.deserialize_bytes(self)
    }
}

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<String, E> {
        Ok(String::from_utf8_lossy(name).into_owned())
    }
}
