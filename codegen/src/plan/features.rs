//! A feature for each way from the service root, where there are many, so that a user compiles what they use.
//!
//! What one root alone leads to is there with its feature, what several lead to is there with any of theirs, and what no
//! root leads to (derived types that nothing names) is there with `full`, which is all of them.

use super::names;
use super::names_in::of_method;
use super::needs::{Needs, Scope};
use super::{Builder, Client, Feature, Method, Model, Module, Package, Parameters};
use std::collections::BTreeSet;

/// With fewer ways from the root than this, there are no features for them.
const MANY: usize = 10;

/// The feature that is every root's, and brings what none of them does.
pub(super) const FULL: &str = "full";

/// Features that mean something else.
const TAKEN: [&str; 5] = ["client", "default", "reqwest", "serde", FULL];

/// Says of every file which features bring it, and of every method of the client which feature is its own. Returns the
/// features, by name.
pub(super) fn assign(
    needs: &Needs,
    client: &mut Client,
    builders: &mut [Module<Builder>],
    parameters: &mut [Module<Vec<Parameters>>],
    models: &mut [Module<Model>],
) -> Vec<String> {
    if client.methods.len() < MANY {
        return Vec::new();
    }
    let scope = Scope::new(&client.uses, "crate");
    client.features = client.methods.iter().map(feature).collect();
    let roots: BTreeSet<String> = client.features.iter().cloned().collect();
    let roots: Vec<String> = roots.into_iter().collect();
    let reached = reach(client, &scope, needs, &roots);
    let sets: Vec<Vec<String>> = reached.iter().map(|set| spelled(set, &roots)).collect();
    client.gated = gate(&mut client.uses, &scope, needs, &sets);
    let mut sets = sets.into_iter();
    set(builders, &mut sets);
    set(parameters, &mut sets);
    set(models, &mut sets);
    roots
}

/// The package with these features.
pub(super) fn declare(package: Package, roots: Vec<String>) -> Package {
    let feature = |name| Feature {
        name,
        brings: Vec::new(),
    };
    Package {
        full: (!roots.is_empty()).then(Vec::new),
        features: roots.into_iter().map(feature).collect(),
        ..package
    }
}

fn reach(client: &Client, scope: &Scope, needs: &Needs, roots: &[String]) -> Reached {
    let mut reached: Reached = vec![BTreeSet::new(); needs.files().len()];
    for (method, feature) in client.methods.iter().zip(&client.features) {
        let mut starts = Vec::new();
        of_method(method, &mut |path| starts.extend(needs.file(scope, path)));
        if let Ok(root) = roots.binary_search(feature) {
            mark(starts, needs, root, &mut reached);
        }
    }
    reached
}

/// Marks all that these lead to.
fn mark(starts: Vec<usize>, needs: &Needs, root: usize, reached: &mut Reached) {
    let mut open = starts;
    while let Some(file) = open.pop() {
        if reached[file].insert(root) {
            open.extend(&needs.files()[file]);
        }
    }
}

/// Takes the `use` lines of what not every feature brings.
fn gate(
    uses: &mut Vec<String>,
    scope: &Scope,
    needs: &Needs,
    sets: &[Vec<String>],
) -> Vec<(String, Vec<String>)> {
    let features = |path: &String| {
        let name = path.rsplit("::").next()?;
        Some(&sets[needs.file(scope, name)?]).filter(|set| !set.is_empty())
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
