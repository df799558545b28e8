//! Source files that are written by hand.

/// A source file of a slice, which is copied into the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandwrittenFile {
    /// The path in the crate's `src/`, with `/`: `flows/mod.rs`.
    pub path: String,
    /// Where the original is: `metadata/NAME/src/flows/mod.rs`.
    pub origin: String,
    /// Its text.
    pub text: String,
}

/// A top-level module that is written by hand. It is compiled with the feature of its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandwrittenModule {
    /// Its name: `flows`.
    pub name: String,
    /// The first sentence of its documentation.
    pub summary: String,
}
