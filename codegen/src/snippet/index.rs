//! The plan, and the models of it by their names in the metadata.

use crate::plan::{BuilderId, DataType, Item, Method, MethodId, ModelId, Plan, Struct};
use std::collections::HashMap;

/// A request builder, or the client where there is none.
pub(super) type BuilderRef = Option<BuilderId>;

/// A plan that examples are written for.
#[derive(Debug)]
pub struct Index<'p> {
    pub(super) plan: &'p Plan,
    by_wire: HashMap<&'p str, ModelId>,
}

impl<'p> Index<'p> {
    /// Indexes a plan.
    pub fn new(plan: &'p Plan) -> Self {
        let models = plan.models.iter().enumerate();
        Self {
            plan,
            by_wire: models
                .map(|(index, model)| (model.wire(), ModelId::new(index)))
                .collect(),
        }
    }

    /// The first segment of URLs.
    pub fn api(&self) -> &str {
        &self.plan.client.api
    }

    /// Name of the crate in Rust.
    pub fn crate_name(&self) -> String {
        self.plan.package.name.replace('-', "_")
    }

    /// The methods of a builder or of the client.
    pub(super) fn methods(
        &self,
        builder: BuilderRef,
    ) -> impl Iterator<Item = (MethodId, &'p Method)> {
        let methods = match builder {
            Some(id) => &self.plan[id].methods,
            None => &self.plan.client.methods,
        };
        let methods = methods.iter().enumerate();
        methods.map(move |(index, method)| (MethodId { builder, index }, method))
    }

    /// The first method of a builder or of the client that matches.
    pub(super) fn method(
        &self,
        builder: BuilderRef,
        is_it: impl Fn(&Method) -> bool,
    ) -> Option<(MethodId, &'p Method)> {
        self.methods(builder).find(|(_, method)| is_it(method))
    }

    /// Name of a builder, for messages.
    pub(super) fn builder_name(&self, builder: BuilderRef) -> &'p str {
        builder.map_or("GraphClient", |id| &self.plan[id].name)
    }

    /// The model of this qualified name.
    pub(super) fn named(&self, wire: &str) -> Option<ModelId> {
        self.by_wire.get(wire).copied()
    }

    /// The struct of a model, unless it is an enum.
    pub(super) fn structure(&self, id: ModelId) -> Option<&'p Struct> {
        match &self.plan[id] {
            DataType::Struct(item) => Some(item),
            DataType::Enum(_) => None,
        }
    }

    /// The path of a type, from the root of the crate.
    pub(super) fn path(&self, item: Item) -> String {
        match item {
            Item::Model(id) | Item::Flags(id) => self.plan.model_path(id),
            Item::Scalar(scalar) => match scalar.import() {
                Some(import) => format!("{}::{}", import.module(), import.name()),
                None => scalar.name().to_owned(),
            },
        }
    }
}
