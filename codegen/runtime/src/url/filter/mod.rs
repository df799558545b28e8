//! `$filter`: typed, or as text.

mod comparable;
mod expression;
mod property_path;
mod text;

pub use comparable::{Comparable, Ordered};
pub use expression::Filter;
pub use property_path::PropertyPath;

#[cfg(test)]
mod tests;
