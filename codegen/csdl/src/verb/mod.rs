//! Built-in operations: one table has all that OData and the metadata decide about them, and all stages read it.
//!
//! A new verb is an entry in `table.rs` and in the file of its family in `table/`, and the function of the runtime that it calls in `codegen/src/emit/builders/signature/verbs.rs`.

mod capability;
mod role;
mod segment;
mod table;
mod target;
#[cfg(test)]
mod tests;

use crate::http::{HttpMethod, UpdateMethod};

pub use capability::Capability;
pub use role::Role;
pub use segment::SystemSegment;
pub use table::Verb;
pub use target::Target;

/// An entry of the table.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Its name in listings, and in `docs.toml` after a type. A verb of a collection and
    /// one of a single resource can share a name.
    pub name: &'static str,
    /// Its method in request builders.
    pub method: &'static str,
    /// What it does, if there is no description.
    pub summary: &'static str,
    /// Its HTTP method, unless the metadata names another of [`update_methods`](Self::update_methods).
    pub http: HttpMethod,
    /// What it adds to the URL of the resource.
    pub segment: Option<SystemSegment>,
    /// The resources that have it.
    pub on: &'static [(Role, Target)],
    /// The resources that have it only if the metadata, a correction or an override states it.
    pub on_if_stated: &'static [(Role, Target)],
    /// The resources that have it in OData, although no builder offers it.
    pub on_but_not_offered: &'static [(Role, Target)],
    /// What allows it.
    pub needs: Capability,
    /// For the verbs that change a whole resource: the values of `UpdateMethod` that choose this one.
    pub update_methods: &'static [UpdateMethod],
    /// The body that is sent.
    pub request: Payload,
    /// Whether the URL names an entity in the query option `$id` (OData protocol 11.4.6.2).
    pub takes_id: bool,
    /// The body of the response.
    pub response: Payload,
    /// Status codes of success (OData protocol 9.1, 11); a change may always be accepted for later (202).
    pub success: &'static [u16],
}

/// The body of a request or of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// None.
    Nothing,
    /// The resource; where the verb applies to a collection, an item of it.
    Resource,
    /// A page of the items of a collection.
    Page,
    /// All values of a collection, `{"value": […]}`.
    Values,
    /// A number as text.
    Count,
    /// Bytes.
    Bytes,
    /// None, or the entity that has the bytes.
    Holder,
    /// `{"@odata.id": …}`.
    Reference,
    /// A page of those.
    References,
}

/// The system query options that an operation takes (OData URL conventions 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryOptions {
    /// Those of a collection: `$filter`, `$top`, …
    Collection,
    /// Those of one resource: `$select` and `$expand`.
    Item,
    /// `$id`, which is required.
    Id,
    /// None.
    Nothing,
}

impl Facts {
    /// The query options: those of the response that is read, or the `$id` of the entity that is named.
    pub fn query(&self) -> QueryOptions {
        match (self.request, self.response) {
            _ if self.takes_id => QueryOptions::Id,
            (_, Payload::Page | Payload::Count | Payload::References) => QueryOptions::Collection,
            (Payload::Nothing, Payload::Resource) => QueryOptions::Item,
            _ => QueryOptions::Nothing,
        }
    }

    /// The body of the response that is read. Values that were sent are not: where a collection of values is replaced, a service
    /// may answer with it or with no content (OData protocol 11.4.9.4).
    pub fn read(&self) -> Payload {
        match self.response {
            Payload::Values => Payload::Nothing,
            response => response,
        }
    }

    /// Whether the request has the resource itself, or an item of it.
    pub fn sends_resource(&self) -> bool {
        matches!(self.request, Payload::Resource | Payload::Values)
    }

    /// Whether its method names the type of the resource: in its request, in its response, or in its options, which
    /// `$filter` and `$search` of a count are.
    pub fn names_type(&self) -> bool {
        let is_typed = |payload| {
            let typed = [
                Payload::Resource,
                Payload::Page,
                Payload::Values,
                Payload::Holder,
            ];
            typed.contains(&payload)
        };
        let has_typed_options =
            matches!(self.query(), QueryOptions::Collection | QueryOptions::Item);
        has_typed_options || is_typed(self.request) || is_typed(self.response)
    }
}

impl Verb {
    /// Its name in listings, and in `docs.toml` after a type.
    pub fn as_str(self) -> &'static str {
        self.facts().name
    }
}
