//! Every Rust decision: names, modules, types, boxing, docs, methods. What is planned here is printed as it is.

mod boxing;
mod builders;
mod client;
mod docs;
mod enums;
mod features;
mod fields;
mod groups;
mod lower;
mod manifest;
mod methods;
mod modules;
mod names;
mod names_in;
mod needs;
mod offers;
mod parameters;
mod parts;
mod routes;
mod rust_type;
mod structs;
mod url_form;
mod verbs;

pub use docs::Policy;
pub use lower::{Inputs, lower};
pub use manifest::Runtime;

use crate::config::Names;

/// A whole crate, decided.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Modules of models: the first is `models` itself, each before those inside it. Where there are parts, these only
    /// lead there.
    pub models: Vec<Module<Model>>,
    /// Crates that the models stand in, each after those that it needs; none where they stand in the crate itself.
    pub parts: Vec<Part>,
    /// Modules of the parameters of operations, likewise; a file for each type that operations are bound to.
    pub parameters: Vec<Module<Vec<Parameters>>>,
    /// Modules of request builders, likewise.
    pub builders: Vec<Module<Builder>>,
    /// The client: what the service root offers.
    pub client: Client,
    /// Every name given, for the next time.
    pub names: Names,
}

impl Plan {
    /// Modules of models wherever they stand.
    pub fn model_modules(&self) -> impl Iterator<Item = &Module<Model>> {
        let parts = self.parts.iter().flat_map(|part| &part.models);
        self.models.iter().chain(parts)
    }
}

/// A crate of models, which the crate itself leads to under its own name.
#[derive(Clone, Debug)]
pub struct Part {
    /// Folder below that of the crate itself.
    pub folder: String,
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Its modules, as [`Plan::models`] has them.
    pub models: Vec<Module<Model>>,
    /// Whether only features bring it.
    pub is_optional: bool,
}

/// What the manifest and the front page say.
#[derive(Clone, Debug)]
pub struct Package {
    /// Package name.
    pub name: String,
    /// Semantic version.
    pub version: String,
    /// One line for the manifest.
    pub description: String,
    /// The command that makes the crate, for the head of every file.
    pub command: String,
    /// What it stands on.
    pub dependencies: Vec<Dependency>,
    /// Whether the crate is the root of a workspace of its own.
    pub own_workspace: bool,
    /// A feature for each way from the service root, if there are many.
    pub features: Vec<Feature>,
    /// What the feature `full` brings beside those; none where there are no such features.
    pub full: Option<Vec<String>>,
    /// The front page of the documentation.
    pub docs: Vec<String>,
}

/// A line of `[dependencies]`; default features are always off.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// Package name.
    pub name: String,
    /// Where it is found: a key and value of its TOML table, as in `path = "runtime"`.
    pub found: String,
    /// Whether only features bring it.
    pub is_optional: bool,
}

/// A line of `[features]`.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// What it brings in the parts.
    pub brings: Vec<String>,
}

/// A module that is a folder: a namespace.
#[derive(Clone, Debug)]
pub struct Module<T> {
    /// Folder below `src/`, as in `models/security`.
    pub folder: String,
    /// Path from the root of the crate, as in `models::security`.
    pub path: String,
    /// What it is for.
    pub docs: Vec<String>,
    /// Names of the modules inside it that are folders too.
    pub children: Vec<String>,
    /// Modules of other parts whose names are names here.
    pub globs: Vec<Glob>,
    /// What it holds, one file each, by file name.
    pub files: Vec<File<T>>,
}

/// `use path::*`.
#[derive(Clone, Debug)]
pub struct Glob {
    /// Path of the module.
    pub path: String,
    /// Whether the names are the module's own for other crates too, or for this one alone.
    pub is_public: bool,
    /// The feature that brings it; none if it is always there.
    pub feature: Option<String>,
}

/// One file of a [`Module`].
#[derive(Clone, Debug)]
pub struct File<T> {
    /// Module name, `r#` and all; the file's name is that without `r#`.
    pub module: String,
    /// Names that the parent module makes its own; none if the module itself is public.
    pub exports: Vec<String>,
    /// `use` lines, as paths.
    pub uses: Vec<String>,
    /// The features that bring it, any of them; none if it is always there.
    pub features: Vec<String>,
    /// What it holds.
    pub item: T,
}

/// A model.
#[derive(Clone, Debug)]
pub enum Model {
    /// An entity or complex type.
    Struct(Struct),
    /// An enum.
    Enum(Enum),
}

/// A struct and the table that ties it to its JSON.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name.
    pub name: String,
    /// Name of the enum of its properties.
    pub property_enum: String,
    /// Qualified name in the metadata.
    pub wire: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// Its fields, those of bases first.
    pub fields: Vec<Field>,
    /// Paths of the base types that are models too, nearest first.
    pub bases: Vec<String>,
}

/// A field of a [`Struct`].
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name, `r#` and all.
    pub name: String,
    /// Name of its setter.
    pub setter: String,
    /// Name of its setter's argument.
    pub argument: String,
    /// Its variant in the enum of properties.
    pub variant: String,
    /// Its name in JSON.
    pub wire: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// Type, without the `Option` around it.
    pub ty: RustType,
    /// Whether it never shows in `Debug`.
    pub secret: bool,
}

/// A Rust type as a field, argument or result has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// A type named by a path that is in scope.
    Path {
        /// The path, as in `String` or `SynchronizationStatus`.
        path: String,
        /// How a setter takes it.
        taken: Taken,
    },
    /// `Flags<…>`.
    Flags(String),
    /// `Vec<…>`.
    List(Box<RustType>),
    /// `Box<…>`.
    Boxed(String),
}

/// How a setter takes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// As it is.
    AsIs,
    /// As anything that turns into it.
    Into,
}

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Qualified name in the metadata.
    pub wire: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// Its members, in order.
    pub members: Vec<Variant>,
    /// Name of the variant that keeps what is not known.
    pub catch_all: String,
}

/// A member of an [`Enum`].
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// Its name in JSON.
    pub wire: String,
    /// Its value.
    pub value: i64,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Note of `#[deprecated]`.
    pub deprecated: Option<String>,
}

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

/// The parameters of one operation.
#[derive(Clone, Debug)]
pub enum Parameters {
    /// Of an action: a JSON body.
    Body(Struct),
    /// Of a function: literals in the URL.
    Url(UrlParameters),
}

/// The parameters of a function, which stand in its URL.
#[derive(Clone, Debug)]
pub struct UrlParameters {
    /// Name of the struct.
    pub name: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// The parameters, in order.
    pub fields: Vec<UrlParameter>,
}

/// One parameter of a function.
#[derive(Clone, Debug)]
pub struct UrlParameter {
    /// The field.
    pub field: Field,
    /// How its value is written.
    pub form: UrlForm,
    /// What it means where it is not set.
    pub unset: Unset,
}

/// How a value is written in a URL
/// ([URL conventions 5.1.1.13](https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_PrimitiveLiterals)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlForm {
    /// `'text'`: strings and members of enums.
    Text,
    /// `'A,B'`: sets of flags.
    Flags,
    /// `42`, `true`, `2024-02-29`.
    Bare,
    /// `duration'PT1H'`.
    Duration,
    /// `binary'…'`.
    Binary,
    /// `@p`, with the JSON of `@p` in the query: objects and collections.
    Json,
}

/// What a parameter means that is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unset {
    /// The call is refused before it is sent.
    Refused,
    /// It is null.
    Null,
    /// It is left out of the URL.
    LeftOut,
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
    PutStream(StreamAt),
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
