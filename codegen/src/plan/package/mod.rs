//! The package: manifest and front page, Cargo features, crates of models, and handwritten files.

pub(super) mod features;
mod handwritten;
pub(super) mod manifest;
pub(super) mod parts;

pub(crate) use features::{BY_DEFAULT, CommonFeature, FORWARDED, TESTING, TRANSPORTS};
pub(crate) use handwritten::add as add_handwritten;
pub use handwritten::{Adapted, inherit as inherit_handwritten};
pub use manifest::Runtime;
