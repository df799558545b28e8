//! The types of an interface.

use super::Facts;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The public interface of a generated crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interface {
    /// Name of the package.
    pub package: String,
    /// Version of Graph: `beta` or `v1.0`.
    pub api: String,
    /// Its features. Only a crate with features of top-level resources has `full`.
    pub features: BTreeSet<String>,
    /// Types by their path from the root of the crate, as in `models::User`.
    pub types: BTreeMap<String, Type>,
    /// Signatures of the public items of handwritten modules, by path: `flows::JobWatch::next`, and `flows::JobWatch as Clone`.
    pub handwritten: BTreeMap<String, String>,
}

impl Interface {
    /// Whether features of top-level resources enable items.
    pub fn is_gated(&self) -> bool {
        self.features.contains("full")
    }
}

/// A public type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// Its kind.
    pub kind: TypeKind,
    /// Its facts.
    pub facts: Facts,
    /// The features that enable it, any of them; always enabled if there are none.
    pub gate: Vec<String>,
    /// Paths of its base types, nearest first.
    pub bases: Vec<String>,
    /// The fields that a filter can use; `None` if the type has no filters.
    pub filters: Option<BTreeSet<String>>,
    /// Fields, variants or methods, by name. Types share inherited ones.
    pub members: BTreeMap<String, Arc<Member>>,
}

/// A field, a variant or a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its kind.
    pub kind: MemberKind,
    /// Its facts.
    pub facts: Facts,
    /// The features that enable it; only methods of the client have a gate of their own.
    pub gate: Vec<String>,
}

/// The kind of a type. Types of one kind have the same traits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeKind {
    /// The struct of an entity or complex type.
    Struct,
    /// The enum of an enumeration type.
    Enum,
    /// The parameters of an action: a JSON body.
    Body,
    /// The parameters of a function: literals in the URL.
    Url,
    /// A request builder.
    Builder,
    /// The client.
    Client,
}

/// The kind of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberKind {
    /// A field, with its setter and its variant in the enum of properties.
    Field,
    /// A setter of an `@odata.bind` annotation.
    Link,
    /// A variant of an enum.
    Variant,
    /// A method.
    Method,
}

impl TypeKind {
    pub(super) const ALL: [Self; 6] = [
        Self::Struct,
        Self::Enum,
        Self::Body,
        Self::Url,
        Self::Builder,
        Self::Client,
    ];

    /// Its key in the text of an interface.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Struct => "struct",
            Self::Enum => "enum",
            Self::Body => "body",
            Self::Url => "url",
            Self::Builder => "builder",
            Self::Client => "client",
        }
    }

    /// Its name in sentences.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Struct => "struct",
            Self::Enum => "enum",
            Self::Body => "struct of an action's parameters",
            Self::Url => "struct of a function's parameters",
            Self::Builder => "request builder",
            Self::Client => "client",
        }
    }
}

impl MemberKind {
    pub(super) const ALL: [Self; 4] = [Self::Field, Self::Link, Self::Variant, Self::Method];

    /// Its key in the text of an interface.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Link => "link",
            Self::Variant => "member",
            Self::Method => "method",
        }
    }
}
