//! The client, request builders and their methods.

use super::{BuilderId, Call, Deprecated, GateId, MethodDocs, ParametersId, ReturnKind};
use graph_csdl::model::{OperationId, TypeId};
use graph_csdl::slice::Verb;
use graph_csdl::verb::Payload;
use std::sync::Arc;

/// The client: the methods of the service root.
#[derive(Clone, Debug)]
pub struct Client {
    /// First segment of URLs: `beta`, `v1.0`.
    pub api: String,
    /// Documentation of the client.
    pub docs: Vec<String>,
    /// Its methods.
    pub methods: Vec<Method>,
    /// The gate of each method.
    pub gates: Vec<GateId>,
}

/// A request builder of a type and role, shared by all URLs of such resources.
#[derive(Clone, Debug)]
pub struct Builder {
    /// Its name.
    pub name: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// The shortest URLs of its resources.
    pub routes: Vec<String>,
    /// Its deprecation.
    pub deprecated: Option<Deprecated>,
    /// Its methods: navigation first, then operations.
    pub methods: Vec<Method>,
}

/// A method of a builder or of the client.
#[derive(Clone, Debug)]
pub struct Method {
    /// Its name, with `r#` if it is a keyword.
    pub name: String,
    /// Its source in the metadata.
    pub source: Source,
    /// Documentation.
    pub docs: MethodDocs,
    /// Its deprecation.
    pub deprecated: Option<Deprecated>,
    /// Whether it is `#[inline]`: compiled when it is called. Otherwise the code that reads the responses of all operations is
    /// compiled with the crate.
    pub is_inline: bool,
    /// Its body.
    pub body: Body,
}

/// The source of a method in the metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An entity set, a singleton, a navigation property, or a property that is a resource, by name.
    Navigation(Arc<str>),
    /// The key of an item.
    Key,
    /// An alternate key of an item.
    AlternateKey,
    /// An item by its path.
    ByPath,
    /// A derived type.
    Cast(TypeId),
    /// A built-in verb.
    Verb(Verb),
    /// An action or function that is bound to the type.
    Operation(OperationId),
    /// An unbound action or function, imported under this name.
    Import(OperationId, Arc<str>),
    /// An action without its parameters, which were added after its method got its name.
    WithoutParameters(OperationId),
    /// An action whose request body is bytes instead of JSON.
    Stream(OperationId),
}

/// The body of a method: one call of the runtime.
#[derive(Clone, Debug)]
pub enum Body {
    /// `/name`: another builder.
    Segment {
        /// The segment.
        segment: Arc<str>,
        /// The builder.
        to: BuilderId,
    },
    /// `/microsoft.graph.user`: the builder of a derived type.
    Cast {
        /// The qualified type name.
        segment: String,
        /// The builder.
        to: BuilderId,
    },
    /// `/{id}`: an item by its key.
    Key {
        /// Each part: argument name, its name in the URL, its type.
        parts: Vec<KeyArgument>,
        /// The builder.
        to: BuilderId,
    },
    /// `(appId='…')`: an item by an alternate key.
    AlternateKey {
        /// See [`Body::Key`].
        parts: Vec<KeyArgument>,
        /// The builder.
        to: BuilderId,
    },
    /// `:/{path}:`: an item by its path below this one.
    ByPath {
        /// The builder.
        to: BuilderId,
    },
    /// `/name(p=…)` of a composable function: the builder of its result.
    Compose {
        /// The segment.
        segment: Arc<str>,
        /// Its parameters, if it has any.
        parameters: Option<ParametersId>,
        /// The builder.
        to: BuilderId,
    },
    /// A built-in verb.
    Verb(Call),
    /// `POST /name`.
    Action {
        /// The segment.
        segment: Arc<str>,
        /// Its parameters, if it has any.
        parameters: Option<ParametersId>,
        /// Its result.
        returns: ReturnKind,
    },
    /// `POST /name` of bytes.
    StreamAction {
        /// The segment.
        segment: Arc<str>,
        /// Its result: nothing or a model.
        returns: ReturnKind,
    },
    /// `GET /name(p=…)`.
    Function {
        /// The segment.
        segment: Arc<str>,
        /// Its parameters, if it has any.
        parameters: Option<ParametersId>,
        /// Its result.
        returns: ReturnKind,
        /// Whether it is a delta function.
        is_delta: bool,
        /// Of a delta function: the parameter of another overload that takes the token.
        delta_token: Option<Arc<str>>,
    },
}

impl Body {
    /// Whether the method returns a request for a page.
    pub fn returns_page(&self) -> bool {
        match self {
            Self::Verb(call) => {
                let response = call.verb.facts().response;
                matches!(response, Payload::Page | Payload::References)
            }
            Self::Action { returns, .. }
            | Self::StreamAction { returns, .. }
            | Self::Function { returns, .. } => {
                matches!(returns, ReturnKind::Page(_) | ReturnKind::Values(_))
            }
            _ => false,
        }
    }

    /// Whether the method calls a delta function.
    pub fn is_delta(&self) -> bool {
        matches!(self, Self::Function { is_delta: true, .. })
    }

    /// The builder that the method returns; none if it returns a request.
    pub fn to(&self) -> Option<BuilderId> {
        match self {
            Self::Segment { to, .. }
            | Self::Cast { to, .. }
            | Self::Key { to, .. }
            | Self::AlternateKey { to, .. }
            | Self::ByPath { to }
            | Self::Compose { to, .. } => Some(*to),
            Self::Verb(_)
            | Self::Action { .. }
            | Self::StreamAction { .. }
            | Self::Function { .. } => None,
        }
    }
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

/// The argument type and the form of a key value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A string; quoted if the key has a name.
    Text,
    /// Any other type: its literal, never quoted.
    Literal,
}
