//! `slice.toml`, `docs.toml`, `names.toml`, `source.toml` and `corrections.toml`: what is requested, overridden and described beside the
//! metadata; and `programs/manifest.toml`: what example programs need.
//!
//! Decides what a file may contain, whatever the metadata: keys, kinds of values, names in Rust, what two entries may not
//! both state, what one slice takes from another, and whether facts were imported for what is requested now. Files written by
//! people are read strictly, and one fault is one message. What an entry does to a model is decided in `model/apply/`.

pub(crate) mod change;
mod check;
mod corrections_file;
mod crate_name;
mod docs_file;
mod inherit;
mod names_file;
mod places;
mod programs_file;
mod rust_name;
mod slice_file;
mod source_file;
pub(crate) mod statement;
mod table;
mod unknown_keys;
mod value;

use crate::problem::At;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

pub use crate::http::UpdateMethod;
pub use change::Change;
pub use corrections_file::{
    Correction, Corrections, Rejected, read_corrections, read_corrections_as_far,
};
pub use crate_name::{BadName, check_crate_name, is_device, spelled};
pub use docs_file::read_descriptions;
pub use names_file::{read_names, write_names};
pub use programs_file::{DevDependency, Program, Programs, read_programs};
pub use slice_file::read_config;
pub use source_file::{Requested, Source, Taken, read_source, write_source};

/// A text as a string of TOML, on one line.
pub fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

/// What `slice.toml` (or the file given with `--config`) says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Package name of the crate, as in `graph-synchronization-beta`.
    pub crate_name: Option<String>,
    /// Version of the crate, if it is given.
    pub version: Option<String>,
    /// The last released version of the crate.
    pub released: Option<Spanned<String>>,
    /// API version: the first segment of URLs, `beta` or `v1.0`.
    pub api: Option<String>,
    /// The slice whose overrides, resources, secrets, renames, descriptions and pages hold for this one too.
    pub inherits: Option<Spanned<String>>,
    /// Whether every item must have its own description in `docs.toml`.
    pub docs_required: bool,
    /// Whether models are in crates of their own; their number decides if nothing is stated.
    pub divide: Option<bool>,
    /// Whether the crate of the slice is published to a registry.
    pub publish: bool,
    /// What a registry finds the crate by; none if nothing is stated.
    pub keywords: Vec<String>,
    /// The URL of the sources.
    pub repository: Option<String>,
    /// The call that the front page shows: `GET /users/{id}`.
    pub showpiece: Option<Spanned<String>>,
    /// Path patterns, as written.
    pub paths: Vec<Spanned<String>>,
    /// Facts that the metadata lacks or has wrong.
    pub overrides: Vec<Override>,
    /// Structural properties that the service serves as resources.
    pub resources: Vec<ResourceOverride>,
    /// Properties and parameters that are secrets although their names do not say so, or the reverse.
    pub secrets: Vec<Secret>,
    /// Names that the naming rules do not decide.
    pub renames: Vec<Rename>,
    /// What the metadata of any slice gets wrong: `corrections.toml`, which is beside all slices.
    pub corrections: Corrections,
    /// Types wanted although no path reaches them, such as derived types, and types of which not all properties are wanted.
    pub types: Vec<WantedType>,
    /// Whether it is used for metadata of another age than it was written for: paths and entries that match nothing are no
    /// problems then. See [`Config::for_another_age`].
    pub lenient: bool,
    /// The file, for messages with two places in it.
    pub text: Arc<str>,
}

/// A value and where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is.
    pub at: At,
}

/// `[[override]]`: what the metadata should state about a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// A target as in CSDL: `microsoft.graph.user`, `microsoft.graph.user/manager`, `microsoft.graph.GraphService/users`.
    pub target: Spanned<String>,
    /// What is stated about it.
    pub change: Change,
    /// Why; never empty.
    pub reason: String,
    /// Whether it is that of the slice which this one inherits from.
    pub inherited: bool,
}

/// `[[resource]]`: a structural property that the service serves as a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResourceOverride {
    /// `namespace.type/property`.
    pub property: Spanned<String>,
    /// Any of `get`, `count`, `update`, `replace`, `delete`.
    pub operations: Vec<Spanned<String>>,
    /// Why; never empty.
    pub reason: String,
    /// Whether it is that of the slice which this one inherits from.
    pub inherited: bool,
}

/// `[[secret]]`: whether a property or parameter is a secret, where the rule on names is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// `namespace.type/property` or `namespace.operation/parameter`.
    pub property: Spanned<String>,
    /// `secret`: `false` for what the rule redacts although it is none; `true` if nothing is stated.
    pub is_secret: bool,
    /// Why; never empty.
    pub reason: String,
    /// Whether it is that of the slice which this one inherits from.
    pub inherited: bool,
}

/// `[[rename]]`: a Rust name where the rule's name collides or misleads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rename {
    /// A type, `type/property` or `type/member`.
    pub item: Spanned<String>,
    /// The Rust name.
    pub name: String,
    /// Why; never empty.
    pub reason: String,
    /// Whether it is that of the slice which this one inherits from.
    pub inherited: bool,
}

/// `[[type]]`: a type wanted although no path reaches it, or what is wanted of a type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedType {
    /// Qualified name.
    pub name: Spanned<String>,
    /// The properties and navigation properties that it declares and that are wanted, beside its keys; all where nothing is
    /// said.
    pub properties: Option<Vec<Spanned<String>>>,
    /// Why; never empty.
    pub reason: String,
}

/// What `docs.toml` says, by item; each sentence is the project's own.
#[derive(Clone, Debug, Default)]
pub struct Descriptions {
    /// By qualified type name.
    pub types: BTreeMap<String, TypeDescription>,
    /// By [operation key](crate::slice::Slice): `microsoft.graph.synchronizationJob/get`,
    /// `Collection(microsoft.graph.synchronizationJob)/list`, `microsoft.graph.synchronizationJob/provisionOnDemand`.
    pub operations: BTreeMap<String, OperationDescription>,
    /// Items whose text is that of the slice which this one inherits from, parts as `item/part`.
    pub inherited: BTreeSet<String>,
}

/// What is stated about a type.
#[derive(Clone, Debug, Default)]
pub struct TypeDescription {
    /// What it is.
    pub doc: Spanned<String>,
    /// Slug of its reference page, such as `synchronization-synchronizationjob`.
    pub page: Option<String>,
    /// By property or navigation property.
    pub properties: BTreeMap<String, Spanned<String>>,
    /// By member; members need none.
    pub members: BTreeMap<String, Spanned<String>>,
}

/// What is stated about an operation.
#[derive(Clone, Debug, Default)]
pub struct OperationDescription {
    /// What it does.
    pub doc: Spanned<String>,
    /// Slug of its reference page, such as `synchronization-synchronizationjob-get`.
    pub page: Option<String>,
    /// By parameter.
    pub parameters: BTreeMap<String, Spanned<String>>,
    /// What it returns.
    pub returns: Option<Spanned<String>>,
}

/// What was decided so far, so that nothing that exists changes because something was added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The Rust names, by item as in [`Rename::item`].
    pub names: BTreeMap<String, String>,
    /// Fields that hold one object, by `struct/property`: a struct for each type, inherited properties included.
    pub fields: BTreeMap<String, HeldObject>,
}

/// How a field holds one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldObject {
    /// Qualified name of the object's type.
    pub target: String,
    /// Whether the object is in a box.
    pub boxed: bool,
}
