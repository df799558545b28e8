//! The client, request builders and their methods.

use super::{BuilderId, Call, GateId, MethodDocs, ParametersId, ReturnKind};
use graph_csdl::model::{OperationId, TypeId};
use graph_csdl::slice::Verb;
use graph_csdl::verb::Payload;
use std::sync::Arc;

/// What the service root offers.
#[derive(Clone, Debug)]
pub struct Client {
    /// First segment of URLs: `beta`, `v1.0`.
    pub api: String,
    /// Documentation of the client.
    pub docs: Vec<String>,
    /// Its methods.
    pub methods: Vec<Method>,
    /// The features of each method.
    pub gates: Vec<GateId>,
}

/// A request builder: one type and role, however many paths lead to it.
#[derive(Clone, Debug)]
pub struct Builder {
    /// Its name.
    pub name: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// URLs that lead to it, the shortest few.
    pub routes: Vec<String>,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// Its methods: navigation first, then operations.
    pub methods: Vec<Method>,
}

/// A method of a builder or of the client.
#[derive(Clone, Debug)]
pub struct Method {
    /// Its name, `r#` and all.
    pub name: String,
    /// What it stands for.
    pub source: Source,
    /// Documentation.
    pub docs: MethodDocs,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// Whether it is compiled where it is called. Otherwise all that reads the result of an operation is compiled with the
    /// crate, whoever calls it.
    pub is_inline: bool,
    /// What it does.
    pub body: Body,
}

/// What a method stands for in the metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An entity set, a singleton, a navigation property, or a property that is a resource, by name.
    Navigation(Arc<str>),
    /// The key of an item.
    Key,
    /// Another key of an item.
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
    /// An action, called without the parameters that it takes now and did not when its method was named.
    WithoutParameters(OperationId),
    /// An action, called with bytes in place of JSON.
    Stream(OperationId),
}

/// What a method does: each is one line over the runtime.
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
    /// `(appId='…')`: an item by another key.
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
        /// What it takes, if it takes anything.
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
        /// What it takes, if it takes anything.
        parameters: Option<ParametersId>,
        /// What comes back.
        returns: ReturnKind,
    },
    /// `POST /name` of bytes.
    StreamAction {
        /// The segment.
        segment: Arc<str>,
        /// What comes back: nothing or a model.
        returns: ReturnKind,
    },
    /// `GET /name(p=…)`.
    Function {
        /// The segment.
        segment: Arc<str>,
        /// What it takes, if it takes anything.
        parameters: Option<ParametersId>,
        /// What comes back.
        returns: ReturnKind,
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

/// How a key value is taken and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A string: quoted where the key has a name.
    Text,
    /// Anything else: its literal, never quoted.
    Literal,
}
