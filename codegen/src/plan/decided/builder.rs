//! The client, request builders and their methods.

use super::RustType;

/// What the service root offers.
#[derive(Clone, Debug)]
pub struct Client {
    /// First segment of URLs: `beta`, `v1.0`.
    pub api: String,
    /// Documentation of the client.
    pub docs: Vec<String>,
    /// `use` lines, as paths.
    pub uses: Vec<String>,
    /// `use` lines of what any of these features brings.
    pub gated: Vec<(String, Vec<String>)>,
    /// Its methods.
    pub methods: Vec<Method>,
    /// The feature of each method; none where there are no such features.
    pub features: Vec<String>,
}

/// A request builder: one type and role, however many paths lead to it.
#[derive(Clone, Debug)]
pub struct Builder {
    /// Its name.
    pub name: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// Its methods: ways on first, then operations.
    pub methods: Vec<Method>,
}

/// A method of a builder or of the client.
#[derive(Clone, Debug)]
pub struct Method {
    /// Its name, `r#` and all.
    pub name: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// What it does.
    pub body: Body,
}

/// What a method does: each is one line over the runtime.
#[derive(Clone, Debug)]
pub enum Body {
    /// `/name`: another builder.
    Segment {
        /// The segment.
        segment: String,
        /// The builder.
        to: String,
    },
    /// `/microsoft.graph.user`: the builder of a derived type.
    Cast {
        /// The qualified type name.
        segment: String,
        /// The builder.
        to: String,
    },
    /// `/{id}`: an item by its key.
    Key {
        /// Each part: argument name, its name in the URL, its type.
        parts: Vec<KeyArgument>,
        /// The builder.
        to: String,
    },
    /// `(appId='…')`: an item by another key.
    AlternateKey {
        /// See [`Body::Key`].
        parts: Vec<KeyArgument>,
        /// The builder.
        to: String,
    },
    /// `:/{path}:`: an item by its path below this one.
    ByPath {
        /// The builder.
        to: String,
    },
    /// `/name(p=…)` of a composable function: the builder of its result.
    Compose {
        /// The segment.
        segment: String,
        /// Name of the struct of parameters, if it takes any.
        parameters: Option<String>,
        /// The builder.
        to: String,
    },
    /// A built-in verb.
    Verb(Call),
    /// `POST /name`.
    Action {
        /// The segment.
        segment: String,
        /// Name of the struct of parameters, if it takes any.
        parameters: Option<String>,
        /// What comes back.
        returns: Returned,
    },
    /// `GET /name(p=…)`.
    Function {
        /// The segment.
        segment: String,
        /// Name of the struct of parameters, if it takes any.
        parameters: Option<String>,
        /// What comes back.
        returns: Returned,
    },
}

/// A built-in verb, with the model that it reads or writes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the variants are those of `slice::Verb`, each with the path of its model"
)]
pub enum Call {
    List(String),
    Create(String),
    Count(String),
    Get(String),
    GetItems(String),
    Patch(String),
    PostUpdate(String),
    Replace(String),
    ReplaceItems(String),
    Delete,
    GetStream(StreamAt),
    PutStream(StreamAt, String),
    DeleteStream(StreamAt),
    GetRefs(String),
    AddRef,
    GetRef,
    SetRef,
    RemoveRef,
}

/// Where the bytes of a resource are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamAt {
    /// At `/$value`: a media entity.
    Value,
    /// At the resource itself: a stream property.
    Here,
}

/// A part of a key, as an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyArgument {
    /// Argument name.
    pub name: String,
    /// Name in the URL.
    pub wire: String,
    /// How its value is written.
    pub kind: KeyKind,
}

/// How a key value is taken and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A string: quoted where the key has a name.
    Text,
    /// Anything else: its literal, never quoted.
    Literal,
}

/// What an action or function returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returned {
    /// Nothing.
    Nothing,
    /// An object: a model.
    Model(String),
    /// A page of a collection of models.
    Page(String),
    /// A value in `{"value": …}`.
    Value(RustType),
    /// A page of values that are no models.
    Values(RustType),
    /// A byte stream.
    Stream,
}
