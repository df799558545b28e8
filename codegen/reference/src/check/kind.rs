//! The kinds of contradictions.

use crate::dirt::kebab;
use std::fmt;

/// A kind of contradiction between a page and the metadata, or within a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The first segment of a URL is unknown.
    UnknownRoot,
    /// A segment leads nowhere.
    UnknownSegment,
    /// A cast to a type that does not exist there.
    UnknownCast,
    /// A key where none belongs, or by a property that does not exist.
    UnknownKey,
    /// No overload, or more than one, takes the arguments.
    Arguments,
    /// The metadata has no such method there.
    VerbLacking,
    /// The metadata has the method only with something forgiven.
    Verb,
    /// A URL that means something which is spelled otherwise.
    UrlSpelling,
    /// A URL of another API version.
    Version,
    /// A template and an example of one page, or two templates, do not agree.
    TemplateMismatch,
    /// A property that the type lacks.
    UnknownProperty,
    /// A parameter that the action lacks.
    UnknownParameter,
    /// A parameter that an action needs is not given.
    MissingParameter,
    /// A value of another JSON type, or a collection for one.
    JsonKind,
    /// A value that is no member of its enum.
    EnumMember,
    /// A member in another case.
    EnumCase,
    /// A null where none may be.
    Null,
    /// A value that its type cannot have.
    Value,
    /// A value of a derived type that does not say so.
    MissingDiscriminator,
    /// An `@odata.type` that does not exist, or not there.
    Discriminator,
    /// A body where the operation has none.
    UnexpectedBody,
    /// No body where the operation has one.
    MissingBody,
    /// A status code that the operation does not answer with.
    Status,
    /// A status code that the text of the page does not name.
    StatusProse,
    /// An annotation that names another type than the operation returns.
    AnnotationType,
    /// An `@odata.context` that names another type than the operation returns.
    OdataContext,
    /// A table that gives a property or parameter another type.
    TableType,
    /// A table that lists members of an enum and leaves some out, or spells one otherwise.
    TableMembers,
    /// A property or parameter that no table has.
    TableMissing,
    /// A row for a property or parameter that does not exist.
    TableExtra,
    /// A row of a methods table that names another return type than the operation has, or leads to another operation.
    MethodsTable,
    /// A link that leads to no page or heading, or to the page of another type.
    Link,
    /// JSON that is no JSON.
    JsonSyntax,
    /// A request or response that is no HTTP message.
    HttpSyntax,
    /// A fence without its annotation, or with one that contradicts it.
    Annotation,
    /// A fence or comment that is not closed or not what it says, or garbled text.
    Markup,
    /// A page about a type that does not exist.
    UnknownType,
    /// A page without permissions.
    Permissions,
    /// A page without any request that can be held against the metadata.
    PageWithoutOperation,
    /// An operation that no page is about.
    OperationWithoutPage,
    /// Something that the metadata calls deprecated.
    Deprecated,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 41] = [
        Self::UnknownRoot,
        Self::UnknownSegment,
        Self::UnknownCast,
        Self::UnknownKey,
        Self::Arguments,
        Self::VerbLacking,
        Self::Verb,
        Self::UrlSpelling,
        Self::Version,
        Self::TemplateMismatch,
        Self::UnknownProperty,
        Self::UnknownParameter,
        Self::MissingParameter,
        Self::JsonKind,
        Self::EnumMember,
        Self::EnumCase,
        Self::Null,
        Self::Value,
        Self::MissingDiscriminator,
        Self::Discriminator,
        Self::UnexpectedBody,
        Self::MissingBody,
        Self::Status,
        Self::StatusProse,
        Self::AnnotationType,
        Self::OdataContext,
        Self::TableType,
        Self::TableMembers,
        Self::TableMissing,
        Self::TableExtra,
        Self::MethodsTable,
        Self::Link,
        Self::JsonSyntax,
        Self::HttpSyntax,
        Self::Annotation,
        Self::Markup,
        Self::UnknownType,
        Self::Permissions,
        Self::PageWithoutOperation,
        Self::OperationWithoutPage,
        Self::Deprecated,
    ];

    /// What a finding of this kind means, in a few words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::UnknownRoot => "the first segment of a URL is unknown",
            Self::UnknownSegment => "a segment leads nowhere",
            Self::UnknownCast => "a cast to a type that does not exist there",
            Self::UnknownKey => "a key where none belongs, or by a property that does not exist",
            Self::Arguments => "no overload, or more than one, takes the arguments",
            Self::VerbLacking => "the metadata has no such method there",
            Self::Verb => "the metadata has the method only with something forgiven",
            Self::UrlSpelling => "a URL that means something which is spelled otherwise",
            Self::Version => "a URL of another API version",
            Self::TemplateMismatch => {
                "a template and an example of one page, or two templates, do not agree"
            }
            Self::UnknownProperty => "a property that the type lacks",
            Self::UnknownParameter => "a parameter that the action lacks",
            Self::MissingParameter => "a parameter that an action needs is not given",
            Self::JsonKind => "a value of another JSON type, or a collection for one",
            Self::EnumMember => "a value that is no member of its enum",
            Self::EnumCase => "a member in another case",
            Self::Null => "a null where none may be",
            Self::Value => "a value that its type cannot have",
            Self::MissingDiscriminator => "a value of a derived type that does not say so",
            Self::Discriminator => "an `@odata.type` that does not exist, or not there",
            Self::UnexpectedBody => "a body where the operation has none",
            Self::MissingBody => "no body where the operation has one",
            Self::Status => "a status code that the operation does not answer with",
            Self::StatusProse => "a status code that the text of the page does not name",
            Self::AnnotationType => {
                "an annotation that names another type than the operation returns"
            }
            Self::OdataContext => {
                "an `@odata.context` that names another type than the operation returns"
            }
            Self::TableType => "a table that gives a property or parameter another type",
            Self::TableMembers => {
                "a table that lists members of an enum and leaves some out, or spells one otherwise"
            }
            Self::TableMissing => "a property or parameter that no table has",
            Self::TableExtra => "a row for a property or parameter that does not exist",
            Self::MethodsTable => {
                "a row of a methods table that names another return type than the operation has, or leads to another operation"
            }
            Self::Link => "a link that leads to no page or heading, or to the page of another type",
            Self::JsonSyntax => "JSON that is no JSON",
            Self::HttpSyntax => "a request or response that is no HTTP message",
            Self::Annotation => "a fence without its annotation, or with one that contradicts it",
            Self::Markup => {
                "a fence or comment that is not closed or not what it says, or garbled text"
            }
            Self::UnknownType => "a page about a type that does not exist",
            Self::Permissions => "a page without permissions",
            Self::PageWithoutOperation => {
                "a page without any request that can be held against the metadata"
            }
            Self::OperationWithoutPage => "an operation that no page is about",
            Self::Deprecated => "something that the metadata calls deprecated",
        }
    }

    /// Whether pages alone show it, so that no other metadata explains it.
    pub fn is_of_pages_alone(self) -> bool {
        matches!(
            self,
            Self::MethodsTable
                | Self::Link
                | Self::JsonSyntax
                | Self::HttpSyntax
                | Self::Annotation
                | Self::Markup
        )
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.to_string() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&kebab(&format!("{self:?}")))
    }
}
