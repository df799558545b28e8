//! Which file of the crate needs which, by the names that stand in it.

use super::names_in::{of_method, of_model, of_parameters};
use super::{Builder, File, Model, Module, Parameters};
use std::collections::{BTreeMap, BTreeSet};

/// Files of builders, of parameters and of models, each by its number in the order of the plan.
#[derive(Debug)]
pub(super) struct Needs {
    by_path: BTreeMap<String, usize>,
    files: Vec<Vec<usize>>,
    /// The first file of models.
    models: usize,
}

impl Needs {
    pub(super) fn new(
        builders: &[Module<Builder>],
        parameters: &[Module<Vec<Parameters>>],
        models: &[Module<Model>],
    ) -> Self {
        let mut named = Named::default();
        named.add(builders, |builder, see| {
            let methods = builder.methods.iter();
            methods.for_each(|method| of_method(method, see));
        });
        named.add(parameters, |all, see| {
            all.iter().for_each(|item| of_parameters(item, see));
        });
        let first = named.needs.len();
        named.add(models, of_model);
        named.tie(first)
    }

    /// What each file needs.
    pub(super) fn files(&self) -> &[Vec<usize>] {
        &self.files
    }

    /// What each file of models needs, numbered among themselves: a model needs nothing else.
    pub(super) fn models(&self) -> Vec<Vec<usize>> {
        let among = |needs: &Vec<usize>| needs.iter().map(|file| file - self.models).collect();
        self.files[self.models..].iter().map(among).collect()
    }

    /// The file that a name stands for.
    pub(super) fn file(&self, scope: &Scope, path: &str) -> Option<usize> {
        self.by_path.get(&scope.absolute(path)).copied()
    }
}

/// Which file needs what, by path.
#[derive(Debug, Default)]
struct Named {
    by_path: BTreeMap<String, usize>,
    needs: Vec<BTreeSet<String>>,
}

impl Named {
    fn add<T>(&mut self, modules: &[Module<T>], names: impl Fn(&T, &mut dyn FnMut(&str))) {
        for module in modules {
            let home = bare(&format!("crate::{}", module.path));
            for file in &module.files {
                self.by_path
                    .extend(defined(file, &home).map(|path| (path, self.needs.len())));
                let scope = Scope::new(&file.uses, &home);
                let mut needs = BTreeSet::new();
                names(&file.item, &mut |path| {
                    needs.insert(scope.absolute(path));
                });
                self.needs.push(needs);
            }
        }
    }

    /// Files for paths, since there are as many walks as roots.
    fn tie(self, models: usize) -> Needs {
        let Self { by_path, needs } = self;
        let find = |path: &String| by_path.get(path).copied();
        let files = needs
            .iter()
            .map(|needs| needs.iter().filter_map(find).collect())
            .collect();
        Needs {
            by_path,
            files,
            models,
        }
    }
}

/// What a file is named by: what its folder makes its own, or the file itself.
fn defined<T>(file: &File<T>, home: &str) -> impl Iterator<Item = String> {
    let module = file.exports.is_empty().then_some(&file.module);
    let names = file.exports.iter().chain(module);
    names.map(move |name| bare(&format!("{home}::{name}")))
}

/// What names mean in a file: those that its `use` lines bring, and those of the module above it.
#[derive(Debug)]
pub(super) struct Scope {
    imported: BTreeMap<String, String>,
    home: String,
}

impl Scope {
    pub(super) fn new(uses: &[String], home: &str) -> Self {
        let paths = uses.iter().map(|path| (path, rooted(path, home)));
        Self {
            imported: paths
                .filter_map(|(path, rooted)| Some((path.rsplit("::").next()?.to_owned(), rooted)))
                .collect(),
            home: home.to_owned(),
        }
    }

    /// The path of the file that a name stands for: of parameters, that is the module.
    fn absolute(&self, path: &str) -> String {
        let path = match self.imported.get(path) {
            Some(path) => path.clone(),
            None => rooted(path, &self.home),
        };
        match path.rsplit_once("::") {
            Some((module, _)) if path.starts_with("crate::parameters::") => module.to_owned(),
            _ => path,
        }
    }
}

/// A path from the root of the crate.
fn rooted(path: &str, home: &str) -> String {
    bare(&match path.strip_prefix("super::") {
        Some(name) => format!("{home}::{name}"),
        None => path.to_owned(),
    })
}

fn bare(path: &str) -> String {
    path.replace("r#", "")
}
