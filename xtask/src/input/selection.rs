//! What the command line says in place of `slice.toml`.

use super::api::Api;
use graph_codegen::Arguments;

/// Options of the command line that replace keys of slice.toml.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    /// Path patterns.
    pub(crate) paths: Vec<String>,
    /// Name of the crate.
    pub(crate) name: Option<String>,
    /// API version, and where it is stated; slice.toml must not contradict it.
    pub(crate) api: Option<Api>,
}

impl Selection {
    /// Converts it for the generator.
    pub(crate) fn arguments(&self) -> Arguments {
        let Self { paths, name, api } = self.clone();
        Arguments {
            paths,
            name,
            api: api.map(|api| graph_codegen::Api {
                version: api.version.to_owned(),
                by: api.by,
            }),
        }
    }
}
