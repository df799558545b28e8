//! Ties a method and a URL to the one operation of the metadata that they call.
//!
//! The model is walked along the segments of the URL, from the entity container on; no path is ever enumerated, so
//! this works for all of Graph. What is tolerated is named: a URL that resolves without any [`UrlLeniency`] says exactly
//! what the metadata says.

mod arguments;
mod call;
mod decode;
mod functions;
mod here;
mod http_method;
mod key;
mod known;
mod lenient;
mod member;
mod name_match;
mod operation;
mod spell;
mod steps;
mod walk;

use crate::kinds::kinds;
use graph_csdl::model::{OperationId, TypeId, TypeRef};
use graph_csdl::slice::{Role, Verb};

pub use decode::decoded;
pub(crate) use operation::descendants;
pub use walk::resolve;

/// What a method and a URL call.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// The path from the service root to what is called.
    pub steps: Vec<Step>,
    /// What is called.
    pub call: Call,
    /// Pairs of the query, decoded.
    pub query: Vec<(String, String)>,
    /// The leniencies needed, in order of the enum; empty if the URL is as the metadata has it.
    pub leniencies: Vec<UrlLeniency>,
    /// Whether this is a `PUT` where the metadata names no update method, so that it offers only `PATCH`.
    pub replaces_in_silence: bool,
}

/// A segment of a URL and what it represents.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it represents.
    pub kind: StepKind,
    /// The type that declares it, if it is a navigation or structural property.
    pub of: Option<TypeId>,
    /// Where it starts in the URL.
    pub at: usize,
}

/// What a segment represents.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// An entity set, singleton, navigation property or structural property.
    Name(String),
    /// A stream property.
    Stream(String),
    /// A property that an open type may have.
    Dynamic(String),
    /// An item of a collection.
    Key(Vec<KeyValue>),
    /// The same resource as a derived type.
    Cast(TypeId),
    /// The result of a function.
    Function(OperationId, Vec<Argument>),
    /// The result of an imported function.
    Import(String, OperationId, Vec<Argument>),
    /// An item or site by its path, `:/…:`.
    Path(String),
}

/// A part of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyValue {
    /// The property, where the URL names it.
    pub name: Option<String>,
    /// The value, without quotes.
    pub value: String,
}

/// An argument of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The parameter, as the metadata spells it.
    pub name: String,
    /// The value as written, quotes included.
    pub value: String,
}

/// What a URL ends in.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// A built-in operation on a resource.
    Builtin {
        /// Which.
        verb: Verb,
        /// Type of the resource.
        on: TypeRef,
        /// How the resource belongs to what it was reached from.
        role: Role,
        /// For a structural property: the type that declares it, and its name.
        property: Option<(TypeId, String)>,
    },
    /// An action or function.
    Operation {
        /// Which overload.
        id: OperationId,
        /// The name it is called by.
        name: String,
        /// Arguments in the URL.
        arguments: Vec<Argument>,
    },
    /// `POST /$batch`.
    Batch,
    /// `GET /` or `GET /$metadata`.
    Service,
}

kinds! {
    /// The leniencies needed while a URL was resolved.
    pub enum UrlLeniency {
        Case = "case", "a name in another case";
        Namespace = "namespace", "an operation or type under another namespace";
        MissingCast = "missing-cast", "a member of a derived type without the cast before it";
        WordAsKey = "word-as-key", "a word where a key belongs";
        NameAsKey = "name-as-key", "something close to the name of a member, where a key belongs";
        UndeclaredKey = "undeclared-key", "a key by a property that the metadata does not declare as a key";
        OpenProperty = "open-property", "a property that only an open type allows";
        PlaceholderAsName = "placeholder-as-name", "a placeholder for the name of a property";
        ArgumentsInQuery = "arguments-in-query", "a function with its arguments in the query";
        UnnamedArgument = "unnamed-argument", "a function with an argument that has no name";
        MissingArgument = "missing-argument", "a function without arguments that it needs";
        LeftOut = "left-out", "dots for segments that were left out";
        NotComposable = "not-composable", "a segment behind a function that is not composable";
        UpdateVerb = "update-verb", "`PUT` where the metadata has `PATCH`, or the reverse";
        NotContained = "not-contained", "creating, changing or deleting through a navigation property that does not contain its target";
        RefOfContained = "ref-of-contained", "`$ref` behind a navigation property that contains its target";
        WriteBehindCast = "write-behind-cast", "changing or deleting behind a cast, or what a function returned";
        UndeclaredStream = "undeclared-stream", "`$value` of an entity that is not declared to have one";
        OperationVerb = "operation-verb", "an action called by `GET`, or a function by `POST`";
    }
}

/// Why a URL calls nothing that the metadata has.
#[derive(Clone, Debug, PartialEq)]
pub struct Unresolved {
    /// The cause.
    pub cause: Cause,
    /// Which part of the URL shows it, from where on.
    pub at: usize,
}

impl Unresolved {
    /// Whether it is no request to Graph: another host, or no request at all.
    pub fn is_elsewhere(&self) -> bool {
        matches!(self.cause, Cause::OtherHost(_) | Cause::NotARequest)
    }
}

/// The kinds of causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// What is there is no request.
    NotARequest,
    /// Another host: a callback, an upload URL, a download URL.
    OtherHost(String),
    /// The first segment is unknown.
    UnknownRoot(Missing),
    /// A segment resolves to nothing from a type.
    UnknownSegment {
        /// The segment.
        missing: Missing,
        /// The type, spelled as in the metadata.
        on: String,
    },
    /// A cast to a type that does not exist or is not derived.
    UnknownType(Missing),
    /// A member of several types that derive from this one, without the cast that says which.
    AmbiguousCast {
        /// The member.
        name: String,
        /// The type, spelled as in the metadata.
        on: String,
        /// The types that have it.
        types: Vec<String>,
    },
    /// A path, `root:/workbook`, that no colon closes before this segment.
    UnclosedPath(String),
    /// A key where there is no collection, or for a collection without keys.
    NoKey {
        /// What is there.
        key: String,
        /// The type.
        on: String,
    },
    /// A key by a property that does not exist.
    UnknownKey {
        /// The property.
        name: String,
        /// The type.
        on: String,
    },
    /// No overload takes these arguments.
    NoOverload {
        /// The function.
        name: String,
        /// The names that were given.
        given: Vec<String>,
        /// What the overloads take.
        takes: Vec<Vec<String>>,
    },
    /// Several overloads fit equally.
    Ambiguous(String),
    /// The metadata has no such method there.
    VerbLacking {
        /// The method.
        method: String,
        /// What it was called on.
        on: String,
        /// What the metadata offers there.
        offers: Vec<&'static str>,
    },
}

/// A name that does not exist, and the one that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The name.
    pub name: String,
    /// The nearest one that exists.
    pub nearest: Option<String>,
}

impl Cause {
    /// The name of the kind, for tables.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NotARequest => "not-a-request",
            Self::OtherHost(_) => "other-host",
            Self::UnknownRoot(_) => "unknown-root",
            Self::UnknownSegment { .. } => "unknown-segment",
            Self::UnknownType(_) => "unknown-type",
            Self::AmbiguousCast { .. } => "ambiguous-cast",
            Self::UnclosedPath(_) => "unclosed-path",
            Self::NoKey { .. } => "no-key",
            Self::UnknownKey { .. } => "unknown-key",
            Self::NoOverload { .. } => "no-overload",
            Self::Ambiguous(_) => "ambiguous",
            Self::VerbLacking { .. } => "verb-lacking",
        }
    }
}
