//! A feature for each way from the service root, where there are many, so that a user compiles what they use.
//!
//! What one root alone leads to is there with its feature, what several lead to is there with any of theirs, and what no
//! root leads to (derived types that nothing names) is there with `full`, which is all of them.

use super::names;
use super::names_in::{of_method, of_model, of_parameters};
use super::{Builder, Client, File, Method, Model, Module, Parameters};
use std::collections::{BTreeMap, BTreeSet};

/// With fewer ways from the root than this, there are no features for them.
const MANY: usize = 10;

/// The feature that is every root's, and brings what none of them does.
pub(super) const FULL: &str = "full";

/// Features that mean something else.
const TAKEN: [&str; 4] = ["client", "default", "reqwest", FULL];

/// Says of every file which features bring it, and of every method of the client which feature is its own. Returns the
/// features, by name.
pub(super) fn assign(
    client: &mut Client,
    builders: &mut [Module<Builder>],
    parameters: &mut [Module<Vec<Parameters>>],
    models: &mut [Module<Model>],
) -> Vec<String> {
    if client.methods.len() < MANY {
        return Vec::new();
    }
    let graph = graph(builders, parameters, models);
    let local = imported(&client.uses, "crate");
    client.features = client.methods.iter().map(feature).collect();
    let roots: BTreeSet<String> = client.features.iter().cloned().collect();
    let roots: Vec<String> = roots.into_iter().collect();
    let reached = reach(client, &local, &graph, &roots);
    let sets: Vec<Vec<String>> = reached.iter().map(|set| spelled(set, &roots)).collect();
    client.gated = gate(&mut client.uses, &local, &graph, &sets);
    let mut sets = sets.into_iter();
    set(builders, &mut sets);
    set(parameters, &mut sets);
    set(models, &mut sets);
    roots
}

fn graph(
    builders: &[Module<Builder>],
    parameters: &[Module<Vec<Parameters>>],
    models: &[Module<Model>],
) -> Graph {
    let mut named = Named::default();
    named.add(builders, |builder, see| {
        let methods = builder.methods.iter();
        methods.for_each(|method| of_method(method, see));
    });
    named.add(parameters, |all, see| {
        all.iter().for_each(|item| of_parameters(item, see));
    });
    named.add(models, of_model);
    named.tie()
}

fn reach(
    client: &Client,
    local: &BTreeMap<String, String>,
    graph: &Graph,
    roots: &[String],
) -> Reached {
    let mut reached: Reached = vec![BTreeSet::new(); graph.needs.len()];
    for (method, feature) in client.methods.iter().zip(&client.features) {
        let mut starts = Vec::new();
        of_method(method, &mut |path| {
            starts.extend(graph.by_path.get(&absolute(path, local, "crate")));
        });
        if let Ok(root) = roots.binary_search(feature) {
            graph.mark(starts, root, &mut reached);
        }
    }
    reached
}

/// Takes the `use` lines of what not every feature brings.
fn gate(
    uses: &mut Vec<String>,
    local: &BTreeMap<String, String>,
    graph: &Graph,
    sets: &[Vec<String>],
) -> Vec<(String, Vec<String>)> {
    let features = |path: &String| {
        let name = path.rsplit("::").next()?;
        let file = graph.by_path.get(&absolute(name, local, "crate"))?;
        Some(&sets[*file]).filter(|set| !set.is_empty())
    };
    let gated: Vec<_> = uses
        .iter()
        .filter_map(|path| Some((path.clone(), features(path)?.clone())))
        .collect();
    uses.retain(|path| gated.iter().all(|(gated, _)| gated != path));
    gated
}

/// The feature of a way from the root.
fn feature(method: &Method) -> String {
    let name = names::ascii(names::bare(&method.name).trim_matches('_')).replace('_', "-");
    if TAKEN.contains(&name.as_str()) {
        format!("{name}-root")
    } else {
        name
    }
}

/// By file, the features that lead to it, by their numbers.
type Reached = Vec<BTreeSet<usize>>;

/// What every root leads to is always there.
fn spelled(set: &BTreeSet<usize>, roots: &[String]) -> Vec<String> {
    match set.len() {
        0 => vec![FULL.to_owned()],
        len if len == roots.len() => Vec::new(),
        _ => set.iter().map(|root| roots[*root].clone()).collect(),
    }
}

fn set<T>(modules: &mut [Module<T>], sets: &mut impl Iterator<Item = Vec<String>>) {
    let files = modules.iter_mut().flat_map(|module| &mut module.files);
    files
        .zip(sets)
        .for_each(|(file, features)| file.features = features);
}

/// Which file needs which.
#[derive(Debug)]
struct Graph {
    by_path: BTreeMap<String, usize>,
    needs: Vec<Vec<usize>>,
}

impl Graph {
    /// Marks all that these lead to.
    fn mark(&self, starts: Vec<usize>, root: usize, reached: &mut Reached) {
        let mut open = starts;
        while let Some(file) = open.pop() {
            if reached[file].insert(root) {
                open.extend(&self.needs[file]);
            }
        }
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
            let home = format!("crate::{}", module.folder.replace('/', "::"));
            for file in &module.files {
                self.by_path
                    .extend(defined(file, &home).map(|path| (path, self.needs.len())));
                let local = imported(&file.uses, &home);
                let mut needs = BTreeSet::new();
                names(&file.item, &mut |path| {
                    needs.insert(absolute(path, &local, &home));
                });
                self.needs.push(needs);
            }
        }
    }

    /// Files for paths, since there are as many walks as roots.
    fn tie(self) -> Graph {
        let Self { by_path, needs } = self;
        let find = |path: &String| by_path.get(path).copied();
        let needs = needs
            .iter()
            .map(|needs| needs.iter().filter_map(find).collect())
            .collect();
        Graph { by_path, needs }
    }
}

/// What a file is named by: what its folder makes its own, or the file itself.
fn defined<T>(file: &File<T>, home: &str) -> impl Iterator<Item = String> {
    let module = file.exports.is_empty().then_some(&file.module);
    let names = file.exports.iter().chain(module);
    names.map(move |name| bare(&format!("{home}::{name}")))
}

/// Names that `use` lines bring, each with its path from the root of the crate.
fn imported(uses: &[String], home: &str) -> BTreeMap<String, String> {
    let paths = uses.iter().map(|path| (path, rooted(path, home)));
    paths
        .filter_map(|(path, rooted)| Some((path.rsplit("::").next()?.to_owned(), rooted)))
        .collect()
}

/// The file that a path as it is written stands for: of parameters, that is the module.
fn absolute(path: &str, local: &BTreeMap<String, String>, home: &str) -> String {
    let path = local
        .get(path)
        .cloned()
        .unwrap_or_else(|| rooted(path, home));
    match path.rsplit_once("::") {
        Some((module, _)) if path.starts_with("crate::parameters::") => module.to_owned(),
        _ => path,
    }
}

fn rooted(path: &str, home: &str) -> String {
    bare(&match path.strip_prefix("super::") {
        Some(name) => format!("{home}::{name}"),
        None => path.to_owned(),
    })
}

fn bare(path: &str) -> String {
    path.replace("r#", "")
}
