//! The plan by name: what a path in a file of the crate means, found as the compiler finds it.

use crate::plan::{Builder, Enum, File, Method, Model, Module, Parameters, Plan, Struct};
use std::collections::BTreeMap;

/// A file of the plan, as far as names in it go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'p> {
    uses: &'p [String],
    /// The module that `super` is, and that the file's items are seen in.
    home: &'p str,
}

impl Scope<'_> {
    /// What a path in this file means, from the crate's root on: `models::User`, `graph_runtime::Date`, `String`.
    pub(super) fn absolute(&self, path: &str) -> String {
        if let Some(rest) = path.strip_prefix("crate::") {
            return rest.to_owned();
        }
        if let Some(rest) = path.strip_prefix("super::") {
            return format!("{}::{rest}", self.home);
        }
        if path.contains("::") || is_plain(path) {
            return path.to_owned();
        }
        let used = self
            .uses
            .iter()
            .find(|used| used.rsplit("::").next() == Some(path));
        match used {
            Some(used) => self.absolute(used),
            None => format!("{}::{path}", self.home),
        }
    }
}

fn client_uses(plan: &Plan) -> Vec<String> {
    let gated = plan.client.gated.iter().map(|(path, _)| path);
    plan.client.uses.iter().chain(gated).cloned().collect()
}

/// Types that are in scope everywhere.
fn is_plain(name: &str) -> bool {
    name == "String" || name.starts_with(|first: char| first.is_ascii_lowercase())
}

/// A request builder and the names in its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    /// Its methods.
    pub(super) methods: &'p [Method],
    /// Its file.
    pub(super) scope: Scope<'p>,
    /// Its own path; empty for the client.
    pub(super) path: &'p str,
}

/// Something that JSON is written for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape<'p> {
    Struct(&'p Struct, Scope<'p>),
    Enum(&'p Enum),
}

/// Everything of a plan that has a path.
#[derive(Debug)]
pub struct Index<'p> {
    plan: &'p Plan,
    builders: BTreeMap<String, usize>,
    models: BTreeMap<String, (&'p Module<Model>, &'p File<Model>)>,
    by_wire: BTreeMap<&'p str, String>,
    /// Each with the path of its file's module, and the names in the file.
    parameters: BTreeMap<String, (String, &'p [String], &'p Parameters)>,
    flat: Vec<(String, usize, usize)>,
    /// What the client's file imports, those imports included that need a feature.
    client_uses: Vec<String>,
}

impl<'p> Index<'p> {
    /// Looks through a plan once.
    pub fn new(plan: &'p Plan) -> Self {
        let mut index = Self {
            plan,
            builders: BTreeMap::new(),
            models: BTreeMap::new(),
            by_wire: BTreeMap::new(),
            parameters: BTreeMap::new(),
            flat: Vec::new(),
            client_uses: client_uses(plan),
        };
        index.add_models();
        index.add_parameters();
        index.add_builders();
        index
    }

    fn add_models(&mut self) {
        for module in self.plan.model_modules() {
            for file in &module.files {
                let (name, wire) = match &file.item {
                    Model::Struct(item) => (&item.name, &item.wire),
                    Model::Enum(item) => (&item.name, &item.wire),
                };
                let path = format!("{}::{name}", module.path);
                self.by_wire.insert(wire, path.clone());
                self.models.insert(path, (module, file));
            }
        }
    }

    fn add_parameters(&mut self) {
        for module in &self.plan.parameters {
            for file in &module.files {
                let home = format!("{}::{}", module.path, file.module);
                for parameters in &file.item {
                    let name = match parameters {
                        Parameters::Body(body) => &body.name,
                        Parameters::Url(url) => &url.name,
                    };
                    let path = format!("{home}::{name}");
                    let known = (home.clone(), &*file.uses, parameters);
                    self.parameters.insert(path, known);
                }
            }
        }
    }

    fn add_builders(&mut self) {
        for (outer, module) in self.plan.builders.iter().enumerate() {
            for (inner, file) in module.files.iter().enumerate() {
                let path = format!("{}::{}", module.path, file.item.name);
                self.builders.insert(path.clone(), self.flat.len());
                self.flat.push((path, outer, inner));
            }
        }
    }

    /// The client, where every way begins.
    pub(super) fn client(&self) -> Place<'_> {
        Place {
            methods: &self.plan.client.methods,
            scope: Scope {
                uses: &self.client_uses,
                home: "",
            },
            path: "",
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

    /// The builder that a path in a builder's file names.
    pub(super) fn builder(&self, from: &Place<'_>, to: &str) -> Option<Place<'_>> {
        let path = match to {
            "Self" => from.path.to_owned(),
            to => from.scope.absolute(to),
        };
        let (path, outer, inner) = self.flat.get(*self.builders.get(&path)?)?;
        let module = &self.plan.builders[*outer];
        let file: &File<Builder> = &module.files[*inner];
        Some(Place {
            methods: &file.item.methods,
            scope: Scope {
                uses: &file.uses,
                home: &module.path,
            },
            path,
        })
    }

    /// The model at a path.
    pub(super) fn model(&self, path: &str) -> Option<Shape<'_>> {
        let (module, file) = *self.models.get(path)?;
        let scope = Scope {
            uses: &file.uses,
            home: &module.path,
        };
        Some(match &file.item {
            Model::Struct(item) => Shape::Struct(item, scope),
            Model::Enum(item) => Shape::Enum(item),
        })
    }

    /// The path of the model of this qualified name.
    pub(super) fn named(&self, wire: &str) -> Option<&str> {
        self.by_wire.get(wire).map(String::as_str)
    }

    /// The parameters at a path.
    pub(super) fn parameters(&self, path: &str) -> Option<(&Parameters, Scope<'_>)> {
        let (home, uses, parameters) = self.parameters.get(path)?;
        Some((parameters, Scope { uses, home }))
    }

    /// Where a builder of this path stands in the plan.
    pub(super) fn position(&self, path: &str) -> Option<(usize, usize)> {
        let (_, outer, inner) = self.flat.get(*self.builders.get(path)?)?;
        Some((*outer, *inner))
    }
}
