//! The rules of the check, a file for each thing on a page that is checked against the metadata.
//!
//! A rule gets a [`Recorder`](super::recorder::Recorder) or, where it looks at several parts of a page, the
//! [`Notes`](super::recorder::Notes), and returns nothing.

mod action_parameters;
pub(super) mod annotation;
mod body;
pub(super) mod checked_body;
mod discriminator;
mod enum_cell;
mod enums;
mod envelope;
mod leniencies;
pub(super) mod links;
mod member_names;
pub(super) mod methods_table;
pub(super) mod missing_pages;
pub(super) mod odata_context;
mod placeholder;
mod primitive;
pub(super) mod query;
pub(super) mod resource_page;
mod rows;
pub(super) mod shape;
pub(super) mod status;
mod table_subject;
pub(super) mod tables;
pub(super) mod templates;
pub(super) mod text_body;
mod type_cell;
pub(super) mod untidy;
pub(super) mod urls;
pub(super) mod whole_page;
