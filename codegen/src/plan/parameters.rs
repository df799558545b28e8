//! The parameters of each operation are one struct, so that adding a parameter breaks no caller. The struct is in the module
//! of the type that the operation is bound to, once for all builders that have the operation.

use super::modules::{self, Placement};
use super::namer::{Candidate, Case, Namer, TakenNames};
use super::notes::Notes;
use super::operation_keys::{docs_key, item, overload_wire, scope_name, struct_key};
use super::rust_type::rust_type;
use super::shape::{Shape, shape};
use super::{
    Field, File, GateId, IfUnset, Module, Parameters, ParametersId, Struct, UrlParameter,
    UrlParameters, names, url_form,
};
use super::{docs, facts};
use graph_csdl::model::{Facts, ItemType, Model, Operation, OperationId, TypeRef};
use graph_csdl::reserved;
use graph_csdl::slice::{Segment, Slice};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Names and modules of the parameters of operations.
#[derive(Debug)]
pub(super) struct Places {
    by_operation: Vec<Option<ParametersId>>,
    /// The operation and the name of its struct, by id.
    structs: Vec<(OperationId, String)>,
    /// The module of each struct, and the name of its file, by id.
    pub(super) homes: Vec<(usize, String)>,
    pub(super) modules: Vec<Module<Vec<ParametersId>>>,
}

impl Places {
    pub(super) fn new(slice: &Slice<'_>, namer: &mut Namer<'_>) -> Self {
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
    pub(super) fn of(&self, id: OperationId) -> Option<ParametersId> {
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

/// The parameters of every operation that takes any, by id.
pub(super) fn plan(
    slice: &Slice<'_>,
    placement: &Placement,
    places: &Places,
    notes: &mut Notes<'_>,
) -> Vec<Parameters> {
    let model = slice.model();
    notes.each(&places.structs, |(id, name), notes| {
        parameters(model, placement, notes, model.operation(*id), name)
    })
}

/// The `# Errors` text of a function with required parameters.
pub(super) fn refused(operation: &Operation) -> Vec<String> {
    let is_required = |parameter| url_form::unset(parameter) == IfUnset::Refused;
    let required: Vec<String> = operation
        .parameters
        .iter()
        .filter(|parameter| operation.is_function && is_required(parameter))
        .map(|parameter| format!("`{}`", parameter.name))
        .collect();
    match required.as_slice() {
        [] => Vec::new(),
        [one] => docs::refused(&format!("{one} is not set")),
        [before @ .., last] => {
            docs::refused(&format!("{} or {last} is not set", before.join(", ")))
        }
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

fn parameters(
    model: &Model,
    placement: &Placement,
    notes: &mut Notes<'_>,
    operation: &Operation,
    name: &str,
) -> Parameters {
    let lines = docs::wrapped(&about(model, operation));
    let fields = fields(model, placement, notes, operation);
    if operation.is_function {
        let fields = fields
            .into_iter()
            .zip(&operation.parameters)
            .map(|(field, parameter)| UrlParameter {
                field,
                form: url_form::form(model, parameter),
                unset: url_form::unset(parameter),
            })
            .collect();
        return Parameters::Url(UrlParameters {
            name: name.to_owned(),
            docs: lines,
            fields,
        });
    }
    Parameters::Body(Struct {
        name: name.to_owned(),
        property_enum: format!("{name}Property"),
        wire: operation.name.to_string(),
        docs: lines,
        deprecated: docs::note(operation.facts.deprecated.as_deref()),
        fields,
        bindings: Vec::new(),
        bases: Vec::new(),
        filterable: Vec::new(),
        evolvable: false,
        directory: false,
    })
}

fn about(model: &Model, operation: &Operation) -> String {
    let name = &operation.name.name;
    let kind = match operation.is_function {
        true => "function",
        false => "action",
    };
    match operation.binding {
        Some(binding) => {
            let binding = model.spell(binding);
            format!("Parameters of the {kind} `{name}`, bound to `{binding}`.")
        }
        None => format!("Parameters of the unbound {kind} `{name}`."),
    }
}

fn fields(
    model: &Model,
    placement: &Placement,
    notes: &mut Notes<'_>,
    operation: &Operation,
) -> Vec<Arc<Field>> {
    let owner = docs_key(model, operation);
    let own = format!(
        "{}/{}",
        scope_name(model, operation.binding),
        item(operation)
    );
    let candidates = operation
        .parameters
        .iter()
        .map(|parameter| Candidate::new(format!("{own}/{}", parameter.name), &parameter.name));
    let taken = TakenNames::reserved(&reserved::FIELDS);
    let names = notes
        .namer
        .resolve(&owner, Case::Field, candidates.collect(), taken);
    let fields = operation.parameters.iter().zip(names);
    fields
        .map(|(parameter, name)| {
            let wire = &parameter.name;
            let about = facts::of_parameter(model, parameter);
            let otherwise = format_args!("`{wire}`: {about}.");
            let own = &parameter.facts;
            Arc::new(shape(Shape {
                docs: notes.docs.parameter(&owner, wire, own, otherwise),
                name,
                wire,
                ty: rust_type(model, placement, parameter.ty),
                secret: parameter.secret,
                facts: &Facts::default(),
                edm: model.spell(parameter.ty),
                nullable: parameter.nullable || parameter.optional,
            }))
        })
        .collect()
}
