//! The files of a package beside its code: `Cargo.toml` and `README.md`.

pub(super) mod manifest;
pub(super) mod readme;

pub(crate) use manifest::{MSRV, features};
