//! Every Rust decision: names, modules, types, boxing, docs, methods. What is planned here is printed as it is.

mod boxing;
mod builders;
mod client;
mod corrected;
mod docs;
mod enums;
mod evolvable;
mod facts;
mod features;
mod fields;
mod groups;
mod layout;
mod lower;
mod manifest;
mod methods;
mod models;
mod modules;
mod namer;
mod names;
mod notes;
mod offers;
mod parameters;
mod parts;
mod routes;
mod rust_type;
mod segments;
mod spelling;
mod structs;
mod terms;
mod types;
mod url_form;

pub use docs::Policy;
pub use lower::{Inputs, lower};
pub use manifest::Runtime;
pub use types::*;
