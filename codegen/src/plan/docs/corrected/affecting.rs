//! Which keys of corrections affect what.

use graph_csdl::verb::{Capability, Verb};

/// Keys of corrections that affect a field.
pub(super) const FIELD: &[&str] = &["type", "nullable", "add"];
/// Keys of corrections that affect a struct.
pub(super) const TYPE: &[&str] = &["stream", "directory_object", "add"];
/// Keys of corrections that affect whether a property or root is a URL segment.
pub(super) const SEGMENT: &[&str] = &["navigable", "contained", "operations", "add"];
/// Keys of corrections that affect whether items have a URL by key.
pub(super) const KEY: &[&str] = &["indexable_by_key", "contained"];

/// Keys of corrections that affect whether resources have a verb, and its HTTP method.
pub(super) fn verb(verb: Verb) -> &'static [&'static str] {
    match verb.facts().needs {
        Capability::Readable => &["readable", "readable_by_key", "stream", "operations"],
        Capability::Countable => &["readable", "countable", "operations"],
        Capability::Insertable => &["insertable", "contained", "operations"],
        Capability::Updatable => &["updatable", "update", "contained", "stream", "operations"],
        Capability::Deletable => &["deletable", "contained", "stream", "operations"],
        Capability::Referenceable => &["referenceable", "contained"],
        Capability::StreamBody => &["stream_body"],
    }
}
