//! The name and the module of each model: a namespace is a module, a type a file in it.

use crate::plan::names::modules::{Numbered, folders, home_namespace, namespace_modules, number};
use crate::plan::names::namer::{Candidate, Case, Namer, TakenNames};
use crate::plan::{File, GateId, ModelId, Module, names};
use graph_csdl::model::{TypeId, TypeKind};
use graph_csdl::slice::Slice;
use std::collections::BTreeMap;

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
    "| `Display`, `From<&str>`, `FromStr` | no | yes |",
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
pub(in crate::plan) struct ModelPlacement {
    by_type: Vec<Option<ModelId>>,
    /// By id.
    pub(super) placed: Vec<Placed>,
    /// The module of each, by id.
    pub(in crate::plan) homes: Vec<usize>,
    pub(in crate::plan) modules: Vec<Module<ModelId>>,
}

impl ModelPlacement {
    pub(in crate::plan) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
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
        let mut by_type = vec![None; model.type_ids().len()];
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
    pub(in crate::plan) fn model(&self, id: TypeId) -> ModelId {
        self.by_type[id.index()].expect("a type of the slice")
    }

    /// The model of a type, if the slice has it.
    pub(in crate::plan) fn find(&self, id: TypeId) -> Option<ModelId> {
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
