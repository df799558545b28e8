//! What a plan is made of. Nothing is worked out here: the rules stand beside this folder.

mod builder;
mod model;
mod module;
mod package;
mod parameters;

use graph_csdl::config::Names;

pub use builder::{Body, Builder, Call, Client, KeyArgument, KeyKind, Method, Returned, StreamAt};
pub use model::{Binding, Enum, Field, Model, RustType, Struct, Taken, Variant};
pub use module::{File, Glob, Module};
pub use package::{Dependency, Feature, Location, Package, Part};
pub use parameters::{Parameters, Unset, UrlForm, UrlParameter, UrlParameters};

/// A whole crate, decided.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Modules of models: the first is `models` itself, each before those inside it. Where there are parts, these only
    /// lead there.
    pub models: Vec<Module<Model>>,
    /// Crates that the models stand in, each after those that it needs; none where they stand in the crate itself.
    pub parts: Vec<Part>,
    /// Modules of the parameters of operations, likewise; a file for each type that operations are bound to.
    pub parameters: Vec<Module<Vec<Parameters>>>,
    /// Modules of request builders, likewise.
    pub builders: Vec<Module<Builder>>,
    /// The client: what the service root offers.
    pub client: Client,
    /// Every name given, for the next time.
    pub names: Names,
}

impl Plan {
    /// Modules of models wherever they stand.
    pub fn model_modules(&self) -> impl Iterator<Item = &Module<Model>> {
        let parts = self.parts.iter().flat_map(|part| &part.models);
        self.models.iter().chain(parts)
    }
}
