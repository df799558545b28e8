//! How strictly JSON is read.
//!
//! A whole text is first read in one pass that stops at a value that does not fit its property, which is as fast as
//! strict reading. Only where it stopped is the text read again, with each value of a property taken as its text first:
//! what does not fit is then kept, and reading continues after it. Both passes use the same functions, so that a type is
//! not compiled twice.

use serde_json::value::RawValue;

use super::raw::Json;
use super::value::{Outcome, Value};

/// How strictly JSON is read: an argument of [`Value::read`], to be passed on.
#[derive(Clone, Copy, Debug)]
pub struct Reading(Pass);

#[derive(Clone, Copy, Debug)]
enum Pass {
    Strict,
    /// With the number of objects and arrays that may still be opened: each member is read by a parser of its own, so
    /// the limit of a parser does not bound the recursion. What is deeper is kept.
    Again(u8),
}

impl Reading {
    /// A value that does not fit is an error.
    pub const STRICT: Self = Self(Pass::Strict);
    /// A value of a property that does not fit is kept as its text. A level takes twice the stack of strict reading, so
    /// half as many are allowed.
    pub(crate) const AGAIN: Self = Self(Pass::Again(63));

    /// That of the values within an object or an array.
    #[inline]
    pub(crate) fn within(self) -> Self {
        match self.0 {
            Pass::Again(depth) => Self(Pass::Again(depth.saturating_sub(1))),
            Pass::Strict => self,
        }
    }

    /// True where a value that does not fit is kept.
    #[inline]
    pub(crate) fn keeps(self) -> bool {
        matches!(self.0, Pass::Again(_))
    }
}

/// Reads a value from a separate text.
pub(crate) fn read_text<V: Value>(
    slot: &mut Option<V>,
    text: &RawValue,
    reading: Reading,
) -> serde_json::Result<Outcome> {
    V::read(
        slot,
        &mut serde_json::Deserializer::from_str(text.get()),
        reading,
    )
}

/// Reads a value from a separate text, which is kept if it does not fit.
#[inline]
pub(crate) fn read_or_keep<V: Value>(
    slot: &mut Option<V>,
    text: &RawValue,
    reading: Reading,
) -> Outcome {
    let is_too_deep = matches!(reading.0, Pass::Again(0));
    let outcome = match is_too_deep {
        false => read_text(slot, text, reading).ok(),
        true => None,
    };
    match outcome {
        Some(outcome @ (Outcome::Read | Outcome::Null)) => outcome,
        Some(Outcome::Kept(_)) | None => {
            *slot = None;
            Outcome::Kept(Box::new(Json::from_raw(text)))
        }
    }
}
