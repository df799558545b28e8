//! The documentation of methods.

/// The documentation of a method, by section.
#[derive(Clone, Debug, Default)]
pub struct MethodDocs {
    /// The summary, a line each.
    pub summary: Vec<String>,
    /// The request that it sends.
    pub http: Option<Http>,
    /// The corrections of the metadata that affect it.
    pub corrected: Vec<String>,
    /// Which arguments make requests fail before they are sent.
    pub refused: Vec<String>,
    /// The parameters: lines of a list.
    pub parameters: Vec<String>,
    /// The result, if it has a description.
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
    /// The suffix of the route.
    pub suffix: String,
}
