//! The items of a scope that need a name, and the names that they cannot have.

use std::borrow::Cow;

/// An item to name.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Candidate<'c> {
    /// Its key in `names.toml` and `[[rename]]`.
    pub(in crate::plan) key: String,
    /// The wire name that its name is made from.
    pub(in crate::plan) wire: Cow<'c, str>,
    /// Items of a lower rank are named first: a type before the enum of another's properties.
    pub(in crate::plan) rank: u8,
}

impl<'c> Candidate<'c> {
    /// One of the first rank.
    pub(in crate::plan) fn new(key: String, wire: impl Into<Cow<'c, str>>) -> Self {
        Self {
            key,
            wire: wire.into(),
            rank: 0,
        }
    }
}

/// Names that the items of a scope cannot have.
#[derive(Clone, Copy)]
pub(in crate::plan) struct TakenNames<'t> {
    /// Reserved names.
    pub(in crate::plan) reserved: &'t [&'t str],
    /// The inherited name with this [identity](Case::identity), if there is one; items of that spelling get a number.
    pub(in crate::plan) inherited: &'t dyn Fn(&str) -> Option<String>,
}

impl TakenNames<'static> {
    /// No name is taken.
    pub(in crate::plan) const NOTHING: Self = Self::reserved(&[]);

    /// Only reserved names are taken.
    pub(in crate::plan) const fn reserved(reserved: &'static [&'static str]) -> Self {
        Self {
            reserved,
            inherited: &|_| None,
        }
    }
}
