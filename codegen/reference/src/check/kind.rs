//! The kinds of contradictions.

use crate::kinds::kinds;

kinds! {
    /// A kind of contradiction between a page and the metadata, or within a page. Its name is a key of `findings.toml` and the id of
    /// a rule of SARIF.
    pub enum Kind {
        UnknownRoot = "unknown-root", "the first segment of a URL is unknown";
        UnknownSegment = "unknown-segment", "a segment that resolves to nothing";
        UnknownCast = "unknown-cast", "a cast to a type that does not exist there";
        UnknownKey = "unknown-key", "a key where none belongs, or by a property that does not exist";
        Arguments = "arguments", "no overload, or more than one, takes the arguments";
        VerbLacking = "verb-lacking", "the metadata has no such method there";
        Verb = "verb", "the metadata has the method only with a leniency";
        UrlSpelling = "url-spelling", "a URL that means something which is spelled otherwise";
        Version = "version", "a URL of another API version";
        TemplateMismatch = "template-mismatch", "a template and an example of one page, or two templates, do not agree";
        UnknownProperty = "unknown-property", "a property that the type lacks";
        UnknownParameter = "unknown-parameter", "a parameter that the action lacks";
        MissingParameter = "missing-parameter", "a parameter that an action needs is not given";
        JsonKind = "json-kind", "a value of another JSON type, or a collection for one";
        EnumMember = "enum-member", "a value that is no member of its enum";
        EnumCase = "enum-case", "a member in another case";
        Null = "null", "a null where none may be";
        Value = "value", "a value that its type cannot have";
        MissingDiscriminator = "missing-discriminator", "a value of a derived type that does not say so";
        Discriminator = "discriminator", "an `@odata.type` that does not exist, or not there";
        UnexpectedBody = "unexpected-body", "a body where the operation has none";
        MissingBody = "missing-body", "no body where the operation has one";
        Status = "status", "a status code that the operation does not answer with";
        StatusProse = "status-prose", "a status code that the text of the page does not name";
        AnnotationType = "annotation-type", "an annotation that names another type than the operation returns";
        OdataContext = "odata-context", "an `@odata.context` that names another type than the operation returns";
        TableType = "table-type", "a table that gives a property or parameter another type";
        TableMembers = "table-members", "a table that lists members of an enum and leaves some out, or spells one otherwise";
        TableMissing = "table-missing", "a property or parameter that no table has";
        TableExtra = "table-extra", "a row for a property or parameter that does not exist";
        MethodsTable = "methods-table", "a row of a methods table that names another return type than the operation has, or links to another operation";
        Link = "link", "a link to no page or heading, or to the page of another type";
        JsonSyntax = "json-syntax", "JSON that is no JSON";
        HttpSyntax = "http-syntax", "a request or response that is no HTTP message";
        Annotation = "annotation", "a fence without its annotation, or with one that contradicts it";
        Markup = "markup", "a fence or comment that is not closed or not what it says, or garbled text";
        UnknownType = "unknown-type", "a page about a type that does not exist";
        Permissions = "permissions", "a page without permissions";
        PageWithoutOperation = "page-without-operation", "a page without any request that can be checked against the metadata";
        OperationWithoutPage = "operation-without-page", "an operation that no page is about";
        Deprecated = "deprecated", "something that the metadata calls deprecated";
    }
}

impl Kind {
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
        Self::all().find(|kind| kind.name() == name)
    }
}
