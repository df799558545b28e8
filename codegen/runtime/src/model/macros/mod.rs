//! The macros that generated code calls. They only list properties and members; the work is in functions. The expansion is
//! small, since every user of a generated crate compiles it for every type.

mod enum_type;
mod filter_properties;
mod serde_traits;
mod structured_type;
