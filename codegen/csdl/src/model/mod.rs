//! The meaning of the metadata: names are resolved to ids, bases and bound operations are linked, annotations are facts.
//! Nothing here knows about Rust.
//!
//! The files of this folder are the parts of a [`Model`]. `resolve/` makes one of a [`Schema`](crate::schema::Schema),
//! `apply/` applies corrections and overrides to it, `secrets/` marks what must never be printed.

mod access;
mod apply;
mod arena;
mod by_path;
mod capabilities;
mod corrected;
mod directory;
mod facts;
pub(crate) mod hash;
mod operation;
pub(crate) mod prefixes;
mod primitive;
mod property;
mod resolve;
mod root;
pub(crate) mod secrets;
mod type_ref;
mod types;
pub(crate) mod users;
pub(crate) mod vocabulary;

pub use crate::http::UpdateMethod;
pub(crate) use apply::CAPABILITY_FLAGS;
pub use apply::HAS_ADDITION;
pub use arena::{Model, OperationId, TypeId};
pub use capabilities::{Capabilities, Navigability};
pub use corrected::{Corrected, InEffect, Item, Outcome, State};
pub use facts::{Deprecation, Facts};
pub use operation::{Operation, Parameter, Returns};
pub use primitive::{GeoKind, Primitive};
pub use property::{Navigation, Property, PropertyResource};
use resolve::index;
pub use resolve::resolve;
pub(crate) use resolve::{annotations_of, index_of, operations_of, target, types_of, unread};
pub use root::{Root, RootKind};
pub use type_ref::{ItemType, TypeRef};
pub use types::{Enumeration, KeyPart, Member, QualifiedName, Structure, Type, TypeKind};
