//! Plans a crate: names, modules, types, boxing, documentation and methods. All decisions are made here; `emit` only prints.
//!
//! [`lower()`] plans in two steps: the name and module of every item (`layout`), then the items. A folder uses those before
//! it in this list:
//!
//! | folder | decides |
//! |---|---|
//! | `types` | nothing: the types that a [`Plan`] consists of |
//! | `names` | Rust names of items, and their modules |
//! | `docs` | the documentation of items |
//! | `models` | structs and enums: fields, boxing, marks |
//! | `parameters` | structs of parameters, and their form in URLs |
//! | `builders` | request builders and the client: which there are, and their methods |
//! | `package` | the manifest, features, crates of models, and handwritten files |

mod builders;
mod docs;
mod layout;
mod lower;
mod models;
mod names;
mod notes;
mod package;
mod parameters;
mod removals;
mod types;

pub use docs::{Policy, undescribed, without_item};
pub use lower::{Inputs, lower};
pub use package::{Adapted, Runtime, inherit_handwritten};
pub(crate) use package::{
    BY_DEFAULT, CommonFeature, FORWARDED, TESTING, TRANSPORTS, add_handwritten,
};
pub use removals::{Removal, removals};
pub use types::*;
