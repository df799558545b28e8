//! Requests and results of operations.

use super::{Item, ModelId, Scalar};
use graph_csdl::http::HttpMethod;
use graph_csdl::verb::{SystemSegment, Verb};

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
        facts.names_type().then_some(self.resource)
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
    /// A value of a primitive type, as JSON.
    Json,
}

impl Content {
    /// The model, if it is one.
    pub fn model(self) -> Option<ModelId> {
        match self {
            Self::Model(id) => Some(id),
            Self::Json => None,
        }
    }

    /// Its type.
    pub fn item(self) -> Item {
        match self {
            Self::Model(id) => Item::Model(id),
            Self::Json => Item::Scalar(Scalar::Json),
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
