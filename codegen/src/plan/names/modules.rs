//! The modules of models, builders and parameters: a folder for each namespace, and the names of the files in it.

use crate::plan::names;
use crate::plan::{File, GateId, Module};
use graph_csdl::slice::Slice;
use std::collections::{BTreeMap, BTreeSet};

/// Items in the order of their files, and the module of each.
pub(in crate::plan) struct Numbered<T, I> {
    pub(in crate::plan) modules: Vec<Module<I>>,
    pub(in crate::plan) items: Vec<T>,
    pub(in crate::plan) homes: Vec<usize>,
}

/// Gives each item an id.
pub(in crate::plan) fn number<T, I>(
    modules: Vec<Module<T>>,
    id: impl Fn(usize) -> I,
) -> Numbered<T, I> {
    let (mut items, mut homes) = (Vec::new(), Vec::new());
    let numbered = modules.into_iter().enumerate().map(|(home, module)| {
        module.map(|item| {
            items.push(item);
            homes.push(home);
            id(items.len() - 1)
        })
    });
    let modules = numbered.collect();
    Numbered {
        modules,
        items,
        homes,
    }
}

/// The modules with the features of their files.
pub(in crate::plan) fn gated<T>(
    modules: Vec<Module<T>>,
    gates: &mut impl Iterator<Item = GateId>,
) -> Vec<Module<T>> {
    let mut gated = |file| File {
        gate: gates.next().unwrap_or(GateId::new(0)),
        ..file
    };
    let module = |module: Module<T>| Module {
        files: module.files.into_iter().map(&mut gated).collect(),
        ..module
    };
    modules.into_iter().map(module).collect()
}

/// The namespace whose types are in `models` itself: the common prefix of the slice's namespaces.
pub(in crate::plan) fn home_namespace(slice: &Slice<'_>) -> String {
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

/// The path of a namespace's module, below `models`.
pub(in crate::plan) fn namespace_modules(namespace: &str, home: &str) -> Vec<String> {
    let rest = namespace.strip_prefix(home).unwrap_or(namespace);
    rest.split('.')
        .filter(|part| !part.is_empty())
        .map(names::module)
        .collect()
}

/// The names of the folders in a folder.
pub(super) fn inside(folder: &[String], folders: &BTreeSet<Vec<String>>) -> BTreeSet<String> {
    let inside = folders
        .iter()
        .filter(|other| other.starts_with(folder))
        .filter_map(|other| other.get(folder.len()));
    inside.cloned().collect()
}

/// The module of a file, with an underscore if a folder beside it has the name: Graph has a type `security` and a namespace
/// `security`.
pub(super) fn beside(module: String, folders: &BTreeSet<String>) -> String {
    if folders.contains(&module) {
        format!("{}_", names::unraw(&module))
    } else {
        module
    }
}

/// A module for each namespace and each of its parents.
pub(in crate::plan) fn folders<T>(
    top: &str,
    docs: impl Fn(&[String]) -> Vec<String>,
    mut files: BTreeMap<Vec<String>, Vec<File<T>>>,
) -> Vec<Module<T>> {
    let folders: BTreeSet<Vec<String>> = files.keys().cloned().collect();
    for (folder, files) in &mut files {
        let inside = inside(folder, &folders);
        for file in &mut *files {
            file.module = beside(std::mem::take(&mut file.module), &inside);
        }
        files.sort_by(|a, b| (&a.module, &a.exports).cmp(&(&b.module, &b.exports)));
        make_unique(files);
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
                .chain(modules.iter().map(|module| names::unraw(module)))
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

/// Makes the names of private modules unique: those of one name get numbers (types `Foo` and `FOO`), and one with the name of
/// an export gets an underscore (`_2fa`).
fn make_unique<T>(files: &mut [File<T>]) {
    let mut taken = BTreeSet::new();
    for file in files.iter_mut().filter(|file| !file.exports.is_empty()) {
        if file.exports.contains(&file.module) {
            file.module.push('_');
        }
        let own = names::unraw(&file.module).to_owned();
        let mut number = 1;
        while !taken.insert(file.module.clone()) {
            number += 1;
            file.module = format!("{own}_{number}");
        }
    }
}

/// The module's name with the first number that makes it unique.
pub(in crate::plan) fn free(module: &str, taken: &mut BTreeSet<String>) -> String {
    let bare = names::unraw(module);
    let numbered = (2_u32..).map(|number| format!("{bare}_{number}"));
    let free = numbered.into_iter().find(|name| !taken.contains(name));
    let free = free.unwrap_or_else(|| bare.to_owned());
    taken.insert(free.clone());
    free
}
