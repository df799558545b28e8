//! Every Rust decision: names, modules, types, boxing, docs, methods. What is planned here is printed as it is.

mod boxing;
mod builders;
mod client;
mod decided;
mod docs;
mod enums;
mod evolvable;
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
mod segments;
mod spelling;
mod structs;
mod url_form;
mod verbs;

pub use decided::{
    Binding, Body, Builder, Call, Client, Dependency, Enum, Feature, Field, File, Glob,
    KeyArgument, KeyKind, Location, Method, Model, Module, Package, Parameters, Part, Plan,
    Returned, RustType, StreamAt, Struct, Taken, Unset, UrlForm, UrlParameter, UrlParameters,
    Variant,
};
pub use docs::Policy;
pub use lower::{Inputs, lower};
pub use manifest::Runtime;
