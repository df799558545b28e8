//! The types of a plan. The rules are in the modules beside this folder.

mod builder;
mod call;
mod deprecated;
mod docs;
mod handwritten;
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
pub use deprecated::Deprecated;
pub use docs::{Http, MethodDocs};
pub use handwritten::{HandwrittenExample, HandwrittenFile, HandwrittenModule};
pub use ids::{BuilderId, GateId, MethodId, ModelId, ParametersId};
pub use model::{Binding, DataType, Enum, Field, Struct, Variant};
pub use module::{File, Glob, Module};
pub use package::{Dependency, Feature, FirstCall, FrontPage, Location, MockedCall, Package, Part};
pub use parameters::{IfUnset, Parameters, UrlForm, UrlParameter, UrlParameters};
pub use references::{Reference, of_method, of_model, of_parameters};
pub use rust_type::{Item, RustType, Scalar};

/// The plan of a crate.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Models, by id.
    pub models: Vec<DataType>,
    /// Parameters of operations, by id.
    pub parameters: Vec<Parameters>,
    /// Request builders, by id.
    pub builders: Vec<Builder>,
    /// The client.
    pub client: Client,
    /// The modules of the crate.
    pub modules: Modules,
    /// The module of each item.
    pub homes: Homes,
    /// Crates of models, each after those that it depends on; none if the models are in the crate itself.
    pub parts: Vec<Part>,
    /// Gates by id: sets of features, any of which enables an item. An item with an empty one is always enabled.
    pub gates: Vec<Vec<String>>,
    /// Files of Rust that are written by hand, by path.
    pub handwritten: Vec<HandwrittenFile>,
    /// All names, for `names.toml`.
    pub names: Names,
}

/// The modules of a crate, parents first.
#[derive(Clone, Debug)]
pub struct Modules {
    /// Of models: the first is `models` itself. If there are parts, these modules re-export them.
    pub models: Vec<Module<ModelId>>,
    /// Of parameters, with a file for each type that operations are bound to.
    pub parameters: Vec<Module<Vec<ParametersId>>>,
    /// Of request builders.
    pub builders: Vec<Module<BuilderId>>,
}

/// The module of each item, as a position in [`Modules`], by id.
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
    /// The module of a model.
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
