//! The module and the name of each struct of parameters: a file for each type that operations are bound to.

use crate::plan::names::modules;
use crate::plan::names::namer::{Candidate, Case, Namer, TakenNames};
use crate::plan::names::operation_keys::{overload_wire, scope_name, struct_key};
use crate::plan::{File, GateId, Module, ParametersId, names};
use graph_csdl::model::{ItemType, Model, Operation, OperationId, TypeRef};
use graph_csdl::slice::{Segment, Slice};
use std::collections::{BTreeMap, BTreeSet};

/// Names and modules of the parameters of operations.
#[derive(Debug)]
pub(in crate::plan) struct ParameterPlacement {
    by_operation: Vec<Option<ParametersId>>,
    /// The operation and the name of its struct, by id.
    pub(super) structs: Vec<(OperationId, String)>,
    /// The module of each struct, and the name of its file, by id.
    pub(in crate::plan) homes: Vec<(usize, String)>,
    pub(in crate::plan) modules: Vec<Module<Vec<ParametersId>>>,
}

impl ParameterPlacement {
    pub(in crate::plan) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
        let model = slice.model();
        let bindings = by_binding(slice);
        let files = files(slice, namer, bindings);
        let about = |_: &[String]| {
            vec!["Parameters of actions and functions, by the type they are bound to.".to_owned()]
        };
        let modules = modules::folders("parameters", about, files);
        let mut places = Self {
            by_operation: vec![None; model.operations().count()],
            structs: Vec::new(),
            homes: Vec::new(),
            modules: Vec::new(),
        };
        let modules = modules.into_iter().enumerate();
        places.modules = modules
            .map(|(home, module)| places.number(home, module, model, namer))
            .collect();
        places
    }

    /// The parameters of an operation, if it takes any.
    pub(in crate::plan) fn of(&self, id: OperationId) -> Option<ParametersId> {
        self.by_operation[id.index()]
    }

    /// Names the structs of a module, and gives each an id.
    fn number(
        &mut self,
        home: usize,
        module: Module<Vec<OperationId>>,
        model: &Model,
        namer: &mut Namer<'_>,
    ) -> Module<Vec<ParametersId>> {
        let files = module.files.iter().map(|file| file.module.clone());
        let files: Vec<String> = files.collect();
        let mut files = files.into_iter();
        module.map(|operations| {
            let file = files.next().unwrap_or_default();
            let names = name(model, namer, &operations);
            let structs = operations.into_iter().zip(names);
            let number = |(operation, name): (OperationId, String)| {
                let id = ParametersId::new(self.structs.len());
                self.by_operation[operation.index()] = Some(id);
                self.structs.push((operation, name));
                self.homes.push((home, file.clone()));
                id
            };
            structs.map(number).collect()
        })
    }
}

fn by_binding(slice: &Slice<'_>) -> BTreeMap<Option<TypeRef>, Vec<OperationId>> {
    let mut bindings: BTreeMap<Option<TypeRef>, BTreeSet<OperationId>> = BTreeMap::new();
    for id in called(slice) {
        let operation = slice.model().operation(id);
        if !operation.parameters.is_empty() {
            bindings.entry(operation.binding).or_default().insert(id);
        }
    }
    bindings
        .into_iter()
        .map(|(binding, ids)| (binding, ids.into_iter().collect()))
        .collect()
}

/// The operations of the slice, and the composable functions in its paths.
fn called(slice: &Slice<'_>) -> impl Iterator<Item = OperationId> {
    let below = slice
        .resources()
        .flat_map(|(_, resource)| &resource.children);
    let passed = slice.roots().iter().chain(below);
    let passed = passed.filter_map(|child| match child.segment {
        Segment::Function(id) | Segment::Import(_, id) => Some(id),
        Segment::Key | Segment::Name(_) | Segment::Stream(_) | Segment::Cast(_) => None,
    });
    slice.operations().map(|(id, _)| id).chain(passed)
}

/// The files of each folder: one for each type that operations are bound to.
fn files(
    slice: &Slice<'_>,
    namer: &mut Namer<'_>,
    bindings: BTreeMap<Option<TypeRef>, Vec<OperationId>>,
) -> BTreeMap<Vec<String>, Vec<File<Vec<OperationId>>>> {
    let (model, home) = (slice.model(), modules::home_namespace(slice));
    let mut folders: BTreeMap<Vec<String>, Vec<(Vec<OperationId>, Candidate<'_>)>> =
        BTreeMap::new();
    for (binding, operations) in bindings {
        let (namespace, wire) = named_by(model, binding);
        let folder = modules::namespace_modules(&namespace, &home);
        let candidate = Candidate::new(format!("{}#module", scope_name(model, binding)), wire);
        let files = folders.entry(folder).or_default();
        files.push((operations, candidate));
    }
    let files = folders.into_iter().map(|(folder, files)| {
        let (operations, candidates): (Vec<_>, Vec<_>) = files.into_iter().unzip();
        let scope = format!("parameters::{}", folder.join("::"));
        let given = namer.resolve(&scope, Case::Snake, candidates, TakenNames::NOTHING);
        let mut taken = BTreeSet::new();
        let modules = given.iter().map(|name| {
            let module = names::module(name);
            match taken.insert(module.clone()) {
                true => module,
                false => modules::free(&module, &mut taken),
            }
        });
        let file = |(module, item)| File {
            module,
            exports: Vec::new(),
            gate: GateId::new(0),
            item,
        };
        (folder, modules.zip(operations).map(file).collect())
    });
    files.collect()
}

/// The namespace and the wire name of a module of parameters.
fn named_by(model: &Model, binding: Option<TypeRef>) -> (String, String) {
    match binding.map(|binding| (binding.item, binding.is_collection)) {
        None => (String::new(), "unbound".to_owned()),
        Some((ItemType::Primitive(primitive), _)) => (String::new(), format!("{primitive:?}")),
        Some((ItemType::Named(id), is_collection)) => {
            let name = &model.ty(id).name;
            let many = if is_collection { "Collection" } else { "" };
            (name.namespace.clone(), format!("{}{many}", name.name))
        }
    }
}

/// Names the structs of one file.
fn name(model: &Model, namer: &mut Namer<'_>, operations: &[OperationId]) -> Vec<String> {
    let all: Vec<&Operation> = operations.iter().map(|id| model.operation(*id)).collect();
    let binding = all.first().and_then(|operation| operation.binding);
    let candidates = all.iter().map(|operation| {
        let overloads = all.iter().filter(|other| other.name == operation.name);
        let overloads: Vec<&Operation> = overloads.copied().collect();
        let wire = overload_wire(&operation.name.name, operation, &overloads);
        Candidate::new(struct_key(model, operation), format!("{wire}Parameters"))
    });
    let scope = scope_name(model, binding);
    namer.resolve(
        &scope,
        Case::Camel,
        candidates.collect(),
        TakenNames::NOTHING,
    )
}
