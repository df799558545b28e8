//! What a plan is made of. Nothing is worked out here: the rules stand beside this folder.

mod builder;
mod call;
mod docs;
mod ids;
mod model;
mod module;
mod package;
mod parameters;
mod references;
mod rust_type;

use graph_csdl::config::Names;
use std::ops::Index;

pub use builder::{Body, Builder, Client, KeyArgument, KeyKind, Method, Source};
pub use call::{Call, Content, ReturnKind};
pub use docs::{Http, MethodDocs};
pub use ids::{BuilderId, GateId, MethodId, ModelId, ParametersId};
pub use model::{Binding, DataType, Enum, Field, Struct, Variant};
pub use module::{File, Glob, Module};
pub use package::{Dependency, Feature, FirstCall, FrontPage, Location, Package, Part};
pub use parameters::{IfUnset, Parameters, UrlForm, UrlParameter, UrlParameters};
pub use references::{Reference, of_method, of_model, of_parameters};
pub use rust_type::{Item, RustType, Scalar};

/// A whole crate, decided.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Models, by id.
    pub models: Vec<DataType>,
    /// What operations take, by id.
    pub parameters: Vec<Parameters>,
    /// Request builders, by id.
    pub builders: Vec<Builder>,
    /// The client: what the service root offers.
    pub client: Client,
    /// The modules of the crate.
    pub modules: Modules,
    /// Where each item is found.
    pub homes: Homes,
    /// Crates that the models stand in, each after those that it needs; none where they stand in the crate itself.
    pub parts: Vec<Part>,
    /// Sets of features, any of which brings what names the set, by id; what names an empty one is always there.
    pub gates: Vec<Vec<String>>,
    /// Every name given, for the next time.
    pub names: Names,
}

/// The folders of a crate: each before those inside it.
#[derive(Clone, Debug)]
pub struct Modules {
    /// Of models: the first is `models` itself. Where there are parts, these only lead there.
    pub models: Vec<Module<ModelId>>,
    /// Of what operations take; a file for each type that operations are bound to.
    pub parameters: Vec<Module<Vec<ParametersId>>>,
    /// Of request builders.
    pub builders: Vec<Module<BuilderId>>,
}

/// The modules that items of the crate are named by, as positions in [`Modules`], by id.
#[derive(Clone, Debug, Default)]
pub struct Homes {
    /// The module of each model.
    pub models: Vec<usize>,
    /// The module of each struct of parameters, and the name of its file.
    pub parameters: Vec<(usize, String)>,
    /// The module of each builder.
    pub builders: Vec<usize>,
}

impl Plan {
    /// The module that a model is named by.
    pub fn module_of(&self, id: ModelId) -> &Module<ModelId> {
        &self.modules.models[self.homes.models[id.index()]]
    }

    /// Path of a model, from the root of the crate.
    pub fn model_path(&self, id: ModelId) -> String {
        format!("{}::{}", self.module_of(id).path, self[id].name())
    }

    /// Path of a struct of parameters, from the root of the crate.
    pub fn parameters_path(&self, id: ParametersId) -> String {
        let (module, file) = &self.homes.parameters[id.index()];
        let module = &self.modules.parameters[*module].path;
        format!("{module}::{file}::{}", self[id].name())
    }

    /// Path of a request builder, from the root of the crate.
    pub fn builder_path(&self, id: BuilderId) -> String {
        let module = self.homes.builders[id.index()];
        format!("{}::{}", self.modules.builders[module].path, self[id].name)
    }
}

impl Index<ModelId> for Plan {
    type Output = DataType;

    fn index(&self, id: ModelId) -> &DataType {
        &self.models[id.index()]
    }
}

impl Index<ParametersId> for Plan {
    type Output = Parameters;

    fn index(&self, id: ParametersId) -> &Parameters {
        &self.parameters[id.index()]
    }
}

impl Index<BuilderId> for Plan {
    type Output = Builder;

    fn index(&self, id: BuilderId) -> &Builder {
        &self.builders[id.index()]
    }
}

impl Index<GateId> for Plan {
    type Output = [String];

    fn index(&self, id: GateId) -> &[String] {
        &self.gates[id.index()]
    }
}

impl Index<MethodId> for Plan {
    type Output = Method;

    fn index(&self, id: MethodId) -> &Method {
        let methods = match id.builder {
            Some(builder) => &self[builder].methods,
            None => &self.client.methods,
        };
        &methods[id.index]
    }
}
