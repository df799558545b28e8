//! What operations send and return.

use super::{Item, ModelId, Scalar};

/// A built-in verb, with the model that it reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the variants are those of `slice::Verb`, each with its model"
)]
pub enum Call {
    List(Content),
    Create(Content),
    Count(Content),
    Get(Content),
    GetItems(Content),
    Patch(Content),
    PostUpdate(Content),
    Replace(Content),
    ReplaceItems(Content),
    Delete,
    GetStream(StreamAt),
    PutStream(StreamAt, Content),
    DeleteStream(StreamAt),
    GetRefs(Content),
    AddRef,
    GetRef,
    SetRef,
    RemoveRef,
}

impl Call {
    /// The model that it reads or writes, or that its options are about.
    pub fn content(self) -> Option<Content> {
        match self {
            Self::List(content)
            | Self::Create(content)
            | Self::Count(content)
            | Self::Get(content)
            | Self::GetItems(content)
            | Self::Patch(content)
            | Self::PostUpdate(content)
            | Self::Replace(content)
            | Self::ReplaceItems(content)
            | Self::GetRefs(content)
            | Self::PutStream(_, content) => Some(content),
            Self::Delete
            | Self::GetStream(_)
            | Self::DeleteStream(_)
            | Self::AddRef
            | Self::GetRef
            | Self::SetRef
            | Self::RemoveRef => None,
        }
    }
}

/// What a verb reads or writes.
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

/// Where the bytes of a resource are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamAt {
    /// At `/$value`: a media entity.
    Value,
    /// At the resource itself: a stream property.
    Here,
}

/// What an action or function returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// Nothing.
    Nothing,
    /// An object: a model.
    Model(ModelId),
    /// A page of a collection of models.
    Page(ModelId),
    /// A value in `{"value": …}`.
    Value(Item),
    /// A page of values that are no models.
    Values(Item),
    /// A byte stream.
    Stream,
}
