//! The documentation of methods.

/// What the documentation of a method says, part by part.
#[derive(Clone, Debug, Default)]
pub struct MethodDocs {
    /// What it does, a line each.
    pub summary: Vec<String>,
    /// The request that it makes.
    pub http: Option<Http>,
    /// Which corrections of the metadata have made it what it is.
    pub corrected: Vec<String>,
    /// Which arguments make requests fail before they are sent.
    pub refused: Vec<String>,
    /// What it takes: lines of a list.
    pub parameters: Vec<String>,
    /// What it returns; nothing where there is nothing to say.
    pub returns: Vec<String>,
    /// Examples, each a fenced block, a line each.
    pub examples: Vec<Vec<String>>,
    /// The link to its reference page.
    pub page: Option<String>,
}

/// The request of a method at each of the [routes](super::Builder::routes) of its builder.
#[derive(Clone, Debug)]
pub struct Http {
    /// The HTTP method.
    pub method: &'static str,
    /// What follows the route.
    pub suffix: String,
}
