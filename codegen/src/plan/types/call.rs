//! Requests and results of operations.

use super::{Item, ModelId};
use graph_csdl::http::HttpMethod;
use graph_csdl::verb::{QueryOptions, SystemSegment, Verb};

/// A built-in verb at a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// The verb; the [table of verbs](graph_csdl::verb) has its request and response.
    pub verb: Verb,
    /// The HTTP method.
    pub http: HttpMethod,
    /// The segment that is added to the URL of the resource.
    pub segment: Option<SystemSegment>,
    /// What the verb reads or writes: the resource, an item of it, or the entity that has its bytes.
    pub resource: Content,
}

impl Call {
    /// The type of its body, result or options, if its method has one.
    pub fn content(self) -> Option<Content> {
        let facts = self.verb.facts();
        let is_named = match self.resource {
            Content::Model(_) => facts.names_type(),
            // Its options do not depend on the type.
            Content::Value(_) => facts.names_type() && self.verb != Verb::Count,
        };
        is_named.then_some(self.resource)
    }

    /// The query options that its method takes; those of a value without properties are in the options of any request.
    pub fn query(self) -> QueryOptions {
        match self.resource {
            Content::Model(_) => self.verb.facts().query(),
            Content::Value(_) => QueryOptions::Nothing,
        }
    }

    /// The suffix of the URL of the resource: `/$count`, `/$ref?$id={url}`.
    pub fn suffix(self) -> String {
        let segment = self.segment.map(SystemSegment::as_str);
        let mut suffix = segment.map_or_else(String::new, |segment| format!("/{segment}"));
        if self.verb.facts().takes_id {
            suffix.push_str("?$id={url}");
        }
        suffix
    }
}

/// The content that a verb reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A model.
    Model(ModelId),
    /// A value without properties, of a primitive type or an enum: in `{"value": …}` (OData protocol 11.2.4.1).
    Value(Item),
}

impl Content {
    /// The model, if it is one.
    pub fn model(self) -> Option<ModelId> {
        match self {
            Self::Model(id) => Some(id),
            Self::Value(_) => None,
        }
    }

    /// Its type.
    pub fn item(self) -> Item {
        match self {
            Self::Model(id) => Item::Model(id),
            Self::Value(item) => item,
        }
    }
}

/// The kind of result of an action or function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnKind {
    /// Nothing.
    Nothing,
    /// An object: a model.
    Model(ModelId),
    /// A page of a collection of models.
    Page(ModelId),
    /// A value in `{"value": …}`.
    Value(Item),
    /// A page of values that are not models.
    Values(Item),
    /// A byte stream.
    Stream,
}
