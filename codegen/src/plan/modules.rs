//! Where each model stands: a namespace is a module, a type a file in it.

use super::names::{self, Candidate, Case, Namer};
use super::{File, Module};
use graph_csdl::model::{TypeId, TypeKind};
use graph_csdl::slice::Slice;
use std::collections::{BTreeMap, BTreeSet};

/// The Rust side of a model's name.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Modules below `models`, as in `["security"]`; empty for the home namespace.
    pub(super) modules: Vec<String>,
    /// Name of the struct or enum.
    pub(super) name: String,
    /// Name of the enum of its properties, if it has properties.
    pub(super) property_enum: String,
}

/// Names and places of all models of the slice.
#[derive(Clone, Debug, Default)]
pub(super) struct Placing {
    by_id: BTreeMap<TypeId, Placed>,
    names: BTreeMap<Vec<String>, BTreeSet<String>>,
}

impl Placing {
    pub(super) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
        let home = home_namespace(slice);
        // Namespaces may meet in one module, as `a-b` and `a_b` do: their types are named together.
        let mut scopes: BTreeMap<Vec<String>, Vec<TypeId>> = BTreeMap::new();
        for (id, _) in slice.types() {
            let namespace = &slice.model().ty(id).name.namespace;
            let modules = namespace_modules(namespace, &home);
            scopes.entry(modules).or_default().push(id);
        }
        let mut placed: BTreeMap<TypeId, Placed> = BTreeMap::new();
        for (modules, ids) in scopes {
            let scope = ids.first().map(|id| &*slice.model().ty(*id).name.namespace);
            let scope = scope.unwrap_or_default();
            let names = namer.settle(scope, Case::Camel, &candidates(slice, &ids), &[], &[]);
            for id in ids {
                let key = slice.model().ty(id).name.to_string();
                let property_enum = names.get(&property_key(&key)).cloned().unwrap_or_default();
                let name = names[&key].clone();
                placed.insert(
                    id,
                    Placed {
                        modules: modules.clone(),
                        name,
                        property_enum,
                    },
                );
            }
        }
        let mut names: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
        for placed in placed.values() {
            let names = names.entry(placed.modules.clone()).or_default();
            names.insert(placed.name.clone());
        }
        Self {
            by_id: placed,
            names,
        }
    }

    pub(super) fn get(&self, id: TypeId) -> &Placed {
        &self.by_id[&id]
    }

    /// Whether the module at `modules` has a type of this name.
    pub(super) fn has(&self, modules: &[String], name: &str) -> bool {
        let names = self.names.get(modules);
        names.is_some_and(|names| names.contains(name))
    }
}

/// The namespace whose types stand in `models` itself: what all namespaces of the slice begin with.
pub(super) fn home_namespace(slice: &Slice<'_>) -> String {
    let mut namespaces = slice
        .types()
        .map(|(id, _)| slice.model().ty(id).name.namespace.split('.'));
    let Some(first) = namespaces.next() else {
        return String::new();
    };
    let mut common: Vec<&str> = first.collect();
    for namespace in namespaces {
        let shared = common
            .iter()
            .zip(namespace)
            .take_while(|(a, b)| **a == *b)
            .count();
        common.truncate(shared);
    }
    common.join(".")
}

/// The modules that a namespace's items stand in.
pub(super) fn namespace_modules(namespace: &str, home: &str) -> Vec<String> {
    let rest = namespace.strip_prefix(home).unwrap_or(namespace);
    rest.split('.')
        .filter(|part| !part.is_empty())
        .map(names::module)
        .collect()
}

/// The module of a file, among all folders: one that is named as a namespace beside it takes an underscore, for Graph
/// has a type `security` and a namespace `security`.
pub(super) fn beside(folder: &[String], module: String, folders: &BTreeSet<Vec<String>>) -> String {
    let is_folder = folders
        .iter()
        .any(|other| other.starts_with(folder) && other.get(folder.len()) == Some(&module));
    if is_folder {
        format!("{}_", names::bare(&module))
    } else {
        module
    }
}

/// Folders for files: one module a namespace, with those that only lead to others.
pub(super) fn folders<T>(
    top: &str,
    docs: impl Fn(&[String]) -> Vec<String>,
    mut files: BTreeMap<Vec<String>, Vec<File<T>>>,
) -> Vec<Module<T>> {
    let folders: BTreeSet<Vec<String>> = files.keys().cloned().collect();
    for (folder, files) in &mut files {
        for file in &mut *files {
            file.module = beside(folder, std::mem::take(&mut file.module), &folders);
        }
        files.sort_by(|a, b| (&a.module, &a.exports).cmp(&(&b.module, &b.exports)));
        keep_apart(files);
    }
    let mut all: BTreeSet<Vec<String>> = BTreeSet::from([Vec::new()]);
    for modules in files.keys() {
        all.extend((1..=modules.len()).map(|length| modules[..length].to_vec()));
    }
    let children = |modules: &Vec<String>| {
        let inside =
            |other: &&Vec<String>| other.len() == modules.len() + 1 && other.starts_with(modules);
        all.iter()
            .filter(inside)
            .filter_map(|other| other.last().cloned())
            .collect()
    };
    all.iter()
        .map(|modules| Module {
            folder: std::iter::once(top)
                .chain(modules.iter().map(|module| names::bare(module)))
                .collect::<Vec<_>>()
                .join("/"),
            path: std::iter::once(top)
                .chain(modules.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join("::"),
            docs: docs(modules),
            children: children(modules),
            globs: Vec::new(),
            files: files.remove(modules).unwrap_or_default(),
        })
        .collect()
}

/// Numbers private modules of one name, as those of the types `Foo` and `FOO` would be, and gives an underscore to one that is
/// called as what it exports, as that of `_2fa` would be.
fn keep_apart<T>(files: &mut [File<T>]) {
    let mut taken = BTreeSet::new();
    for file in files.iter_mut().filter(|file| !file.exports.is_empty()) {
        if file.exports.contains(&file.module) {
            file.module.push('_');
        }
        let own = names::bare(&file.module).to_owned();
        let mut number = 1;
        while !taken.insert(file.module.clone()) {
            number += 1;
            file.module = format!("{own}_{number}");
        }
    }
}

/// The module's name with the first number that makes it another one.
pub(super) fn free(module: &str, taken: &mut BTreeSet<String>) -> String {
    let bare = names::bare(module);
    let numbered = (2_u32..).map(|number| format!("{bare}_{number}"));
    let free = numbered.into_iter().find(|name| !taken.contains(name));
    let free = free.unwrap_or_else(|| bare.to_owned());
    taken.insert(free.clone());
    free
}

fn candidates(slice: &Slice<'_>, ids: &[TypeId]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for id in ids {
        let ty = slice.model().ty(*id);
        let key = ty.name.to_string();
        let has_properties = matches!(ty.kind, TypeKind::Entity(_) | TypeKind::Complex(_));
        if has_properties {
            let wire = format!("{}Property", ty.name.name);
            candidates.push(Candidate {
                key: property_key(&key),
                wire,
                rank: 1,
            });
        }
        candidates.push(Candidate {
            key,
            wire: names::type_wire(&ty.name.name),
            rank: 0,
        });
    }
    candidates
}

fn property_key(key: &str) -> String {
    format!("{key}#properties")
}
