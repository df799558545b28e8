//! The commands, each a file or a folder of its name.

pub(crate) mod bless;
pub(crate) mod check;
pub(crate) mod corrections;
pub(crate) mod diff;
pub(crate) mod examples;
pub(crate) mod fetch;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod snippet;
pub(crate) mod update;
pub(crate) mod why;
