//! What annotations state about an item.

use super::Capabilities;
use std::collections::BTreeMap;

/// What annotations say of an item, each with `None` or empty where they are silent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// `Core.Description`. Never in the output that is checked in.
    pub description: Option<String>,
    /// `Core.LongDescription`. Never in the output that is checked in.
    pub long_description: Option<String>,
    /// `Core.Revisions` of kind `Deprecated`; few items have it, and all have room for it.
    pub deprecated: Option<Box<Deprecation>>,
    /// Set by the service alone: `Core.Computed`, or `Core.Permissions` that allow reading only.
    pub read_only: bool,
    /// `Core.Immutable`: set when created and never changed.
    pub immutable: bool,
    /// Of an operation: whether only what lists it in its `explicit_bindings` has it (`Core.RequiresExplicitBinding`).
    pub requires_explicit_binding: bool,
    /// Qualified names of operations that are bound here explicitly (`Core.ExplicitOperationBindings`).
    pub explicit_bindings: Vec<String>,
    /// What the `Capabilities` vocabulary allows.
    pub capabilities: Capabilities,
    /// What it allows on navigation paths below the item, by path: `RestrictedProperties`, and annotations whose target
    /// is a path below an entity set.
    pub below: BTreeMap<String, Capabilities>,
}

/// When something was deprecated, and when it will be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// `Date`.
    pub date: Option<String>,
    /// `Version`: Graph's own name for the announcement.
    pub version: Option<String>,
    /// `RemovalDate`.
    pub removal_date: Option<String>,
    /// `Description`. Never in the output that is checked in.
    pub description: Option<String>,
}
