//! Files of Rust that are written by hand.

/// A file of Rust of a slice, which is copied into the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandwrittenFile {
    /// The path in the crate, with `/`: `src/flows/mod.rs`, `examples/watch_job.rs`.
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

/// An example program that is written by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandwrittenExample {
    /// Its name: `watch_job`; of a crate for beta `watch_job_beta`, since a workspace has no two examples of one name.
    pub name: String,
    /// Its path in the crate: `examples/watch_job.rs`.
    pub path: String,
    /// The first sentence of its documentation.
    pub summary: String,
    /// The features of the crate without which it does not compile.
    pub required_features: Vec<String>,
}
