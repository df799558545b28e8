//! The content of the XML: names are qualified, the order is kept, every item has its byte offset, and nothing is interpreted.

mod annotation;
mod container;
mod declared;
mod document;
mod ignored;
mod operation;
mod places;
mod read;
mod spelling;
mod type_name;
mod types;
mod write;

pub use annotation::{
    Annotation, Annotations, Expression, PathKind, PropertyValue, Record, ScalarKind, Term,
};
pub use container::{Binding, Container, ContainerChild, ContainerChildKind};
pub use declared::declared;
pub use document::{Include, IncludeAnnotations, Namespace, Reference, Schema, Version};
pub use operation::{Operation, Parameter, ReturnType};
pub use places::without_places;
pub(crate) use places::{at_one_place, is_in_no_file};
pub(crate) use read::UNDECLARED_PREFIX;
pub use read::{MAX_BYTES, MAX_DEPTH, read};
pub use type_name::{Facets, TypeName};
pub use types::{
    Constraint, EnumItem, KeyRef, Member, Navigation, OnDelete, Property, Structured, TypeItem,
    TypeItemKind,
};
pub use write::write;
