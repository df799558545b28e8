//! The module of each model: a namespace is a module, a type a file in it.

use super::namer::{Candidate, Case, Namer, TakenNames};
use super::{File, GateId, ModelId, Module, names};
use graph_csdl::model::{TypeId, TypeKind};
use graph_csdl::slice::Slice;
use std::collections::{BTreeMap, BTreeSet};

/// Documentation of the module `models`; the modules in it have its first line.
const MODELS: [&str; 17] = [
    "The types of requests and responses.",
    "",
    "Every struct has an `Option` for each property, and `additional` for properties that its type does not declare. Every enum has a",
    "variant `UnknownValue` for members that this version does not know. An enum of properties, such as `UserProperty` of a `User`,",
    "names them in `$select` and for explicit nulls.",
    "",
    "| trait | structs | enums |",
    "|---|---|---|",
    "| `Clone` | yes | yes |",
    "| `Debug` | yes, without secrets | yes |",
    "| `Default` | yes, with no property set | no |",
    "| `PartialEq` | yes | yes, by name |",
    "| `Eq`, `Hash` | no, since properties can be floating-point numbers | yes, by name |",
    "| `Display`, `From<&str>` | no | yes |",
    "| `Serialize`, `Deserialize` | with the feature `serde` | with the feature `serde` |",
    "| `Send`, `Sync` | yes | yes |",
    "| `graph_runtime::Value` | yes, and `Structured` | yes, and `Enumeration` |",
];

/// A model and its Rust names.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The type.
    pub(super) ty: TypeId,
    /// Name of the struct or enum.
    pub(super) name: String,
    /// Name of the enum of its properties, if it has properties.
    pub(super) property_enum: Option<String>,
}

/// Names and modules of all models of the slice.
#[derive(Debug)]
pub(super) struct Placement {
    by_type: Vec<Option<ModelId>>,
    /// By id.
    pub(super) placed: Vec<Placed>,
    /// The module of each, by id.
    pub(super) homes: Vec<usize>,
    pub(super) modules: Vec<Module<ModelId>>,
}

impl Placement {
    pub(super) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
        let model = slice.model();
        let home = home_namespace(slice);
        // Namespaces can share a module, as `a-b` and `a_b` do; their types are then one scope.
        let mut scopes: BTreeMap<Vec<String>, Vec<TypeId>> = BTreeMap::new();
        let mut by_namespace: BTreeMap<&str, Vec<TypeId>> = BTreeMap::new();
        for (id, _) in slice.types() {
            let namespace = model.ty(id).name.namespace.as_str();
            by_namespace.entry(namespace).or_default().push(id);
        }
        for (namespace, ids) in by_namespace {
            let modules = namespace_modules(namespace, &home);
            scopes.entry(modules).or_default().extend(ids);
        }
        let mut files: BTreeMap<Vec<String>, Vec<File<Placed>>> = BTreeMap::new();
        for (modules, mut ids) in scopes {
            ids.sort_unstable();
            let all = files.entry(modules).or_default();
            all.extend(name(slice, namer, &ids).into_iter().map(file));
        }
        let docs = |modules: &[String]| {
            let shown = if modules.is_empty() { MODELS.len() } else { 1 };
            MODELS[..shown]
                .iter()
                .map(|line| (*line).to_owned())
                .collect()
        };
        let Numbered {
            modules,
            items: placed,
            homes,
        } = number(folders("models", docs, files), ModelId::new);
        let mut by_type = vec![None; model.types().count()];
        for (index, placed) in placed.iter().enumerate() {
            by_type[placed.ty.index()] = Some(ModelId::new(index));
        }
        Self {
            by_type,
            placed,
            homes,
            modules,
        }
    }

    /// The model of a type of the slice that is not a type definition.
    #[expect(
        clippy::expect_used,
        reason = "a slice has all types that its types refer to"
    )]
    pub(super) fn model(&self, id: TypeId) -> ModelId {
        self.by_type[id.index()].expect("a type of the slice")
    }

    /// The model of a type, if the slice has it.
    pub(super) fn find(&self, id: TypeId) -> Option<ModelId> {
        self.by_type[id.index()]
    }
}

/// Names the types of one module. Type definitions get names too, to keep them, but are not models.
fn name(slice: &Slice<'_>, namer: &mut Namer<'_>, ids: &[TypeId]) -> Vec<Placed> {
    let model = slice.model();
    let scope = ids.first().map(|id| &*model.ty(*id).name.namespace);
    let candidates = candidates(slice, ids);
    let names = namer.resolve(
        scope.unwrap_or_default(),
        Case::Camel,
        candidates,
        TakenNames::NOTHING,
    );
    let mut names = names.into_iter();
    let mut all = Vec::new();
    for id in ids {
        let kind = &model.ty(*id).kind;
        let property_enum = has_properties(kind).then(|| names.next()).flatten();
        let name = names.next().unwrap_or_default();
        if !matches!(kind, TypeKind::Definition(_)) {
            all.push(Placed {
                ty: *id,
                name,
                property_enum,
            });
        }
    }
    all
}

fn file(placed: Placed) -> File<Placed> {
    File {
        module: names::module(&placed.name),
        exports: std::iter::once(&placed.name)
            .chain(&placed.property_enum)
            .cloned()
            .collect(),
        gate: GateId::new(0),
        item: placed,
    }
}

/// Items in the order of their files, and the module of each.
pub(super) struct Numbered<T, I> {
    pub(super) modules: Vec<Module<I>>,
    pub(super) items: Vec<T>,
    pub(super) homes: Vec<usize>,
}

/// Gives each item an id.
pub(super) fn number<T, I>(modules: Vec<Module<T>>, id: impl Fn(usize) -> I) -> Numbered<T, I> {
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
pub(super) fn gated<T>(
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

/// The path of a namespace's module, below `models`.
pub(super) fn namespace_modules(namespace: &str, home: &str) -> Vec<String> {
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
pub(super) fn folders<T>(
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
fn keep_apart<T>(files: &mut [File<T>]) {
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
pub(super) fn free(module: &str, taken: &mut BTreeSet<String>) -> String {
    let bare = names::unraw(module);
    let numbered = (2_u32..).map(|number| format!("{bare}_{number}"));
    let free = numbered.into_iter().find(|name| !taken.contains(name));
    let free = free.unwrap_or_else(|| bare.to_owned());
    taken.insert(free.clone());
    free
}

fn has_properties(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Entity(_) | TypeKind::Complex(_))
}

/// For each type: the enum of its properties if it has one, then the type itself.
fn candidates<'m>(slice: &Slice<'m>, ids: &[TypeId]) -> Vec<Candidate<'m>> {
    let mut candidates = Vec::with_capacity(2 * ids.len());
    for id in ids {
        let ty = slice.model().ty(*id);
        let key = ty.name.to_string();
        if has_properties(&ty.kind) {
            candidates.push(Candidate {
                key: format!("{key}#properties"),
                wire: format!("{}Property", ty.name.name).into(),
                rank: 1,
            });
        }
        candidates.push(Candidate::new(key, names::type_wire(&ty.name.name)));
    }
    candidates
}
