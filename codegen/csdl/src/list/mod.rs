//! Everything a slice offers, flat: operations by path and method, types by name.
//!
//! A type never repeats along one path: a child whose target is already on it is not followed, which ends every cycle
//! (a `workbookRange` of a `workbookRange`), unless a pattern names that child (`childFolders` after `mailFolders`). A
//! collection and its item are one occurrence, a derived type is another type than its base. Every path that is left is listed, each once.
//!
//! All of Graph has millions of such paths (a workbook is below each path to a file). Where a slice has more than
//! [`LIMIT`] of them, each resource is listed at its shortest path alone, which still shows every operation that a type and
//! role has, and grows with the slice rather than with its paths.
//!
//! What the columns hold:
//! - `request` and `response` are full CSDL type names, or null. An action's body is made of named parameters, which have
//!   no type name between them: null. Streams are `Edm.Stream`, a count is `Edm.Int64`.
//! - A reference is its URL: `Edm.String` to add or set, `Collection(Edm.String)` when a collection lists them.
//! - `deprecated` is what the operation's own annotation says; else that of the property or entity set its resource was
//!   last reached by; else that of the resource's type.

mod compare;
mod json;
mod paths;
mod shortest;
mod table;
mod text;
mod types;

pub use compare::{Compared, Inventory};
pub use json::{corrected_json, json, json_with_warnings};
pub use text::{corrected, text};

use crate::model::Deprecation;
use std::sync::Arc;

/// One operation at one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'s> {
    /// From the service root, keys as `{}`.
    pub path: String,
    /// The HTTP method.
    pub method: &'static str,
    /// One of the kinds of listings: `get`, `list`, `action`, …
    pub kind: &'static str,
    /// Type of the body.
    pub request: Option<Arc<str>>,
    /// Type of what comes back.
    pub response: Option<Arc<str>>,
    /// Since when it is deprecated, if it is.
    pub deprecated: Option<&'s Deprecation>,
}

/// A slice with more operations at different paths than this is listed by resource.
pub const LIMIT: usize = 2_000_000;

/// The operations of a slice.
#[derive(Clone, Debug)]
pub struct Operations<'s> {
    /// By path, then method.
    pub lines: Vec<Line<'s>>,
    /// Whether there are more paths than [`LIMIT`], so that each resource is listed once.
    pub is_abridged: bool,
}

/// Every operation of the slice.
pub fn operations<'s>(slice: &'s crate::slice::Slice<'_>) -> Operations<'s> {
    up_to(LIMIT, slice)
}

fn up_to<'s>(limit: usize, slice: &'s crate::slice::Slice<'_>) -> Operations<'s> {
    let table = table::Table::of(slice);
    let all = paths::all(slice, &table, limit);
    let is_abridged = all.is_none();
    let mut lines = all.unwrap_or_else(|| shortest::all(slice, &table));
    lines.sort_by(|one, other| {
        (&one.path, one.method, one.kind).cmp(&(&other.path, other.method, other.kind))
    });
    Operations { lines, is_abridged }
}
