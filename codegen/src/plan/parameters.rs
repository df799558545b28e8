//! The parameters of each operation as one struct, so that a parameter more breaks nobody. They stand by the type
//! that the operation is bound to, once, however many builders offer it.

use super::docs::{self, Docs};
use super::fields::shape;
use super::groups::type_text;
use super::modules::{self, Placing};
use super::names::{self, Candidate, Case, Namer};
use super::rust_type::Scope;
use super::{Field, File, Module, Parameters, Struct, UrlParameter, UrlParameters, url_form};
use graph_csdl::model::{Facts, ItemType, Model, Operation, OperationId, TypeRef};
use graph_csdl::reserved;
use graph_csdl::slice::{Segment, Slice};
use std::collections::{BTreeMap, BTreeSet};

/// Where the parameters of an operation are, by operation.
pub(super) type Paths = BTreeMap<OperationId, String>;

/// The modules of parameters, and the path of each struct in them.
pub(super) fn plan(
    slice: &Slice<'_>,
    placing: &Placing,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
) -> (Vec<Module<Vec<Parameters>>>, Paths) {
    let mut paths = Paths::new();
    let mut files: BTreeMap<Vec<String>, Vec<File<Vec<Parameters>>>> = BTreeMap::new();
    let bindings = by_binding(slice);
    let places = places(slice, namer, &bindings);
    let folders: BTreeSet<Vec<String>> =
        places.values().map(|(folder, _)| folder.clone()).collect();
    for (binding, operations) in bindings {
        let (folder, module) = places[&binding].clone();
        let module = modules::beside(&folder, module, &folders);
        let file = file(
            slice.model(),
            placing,
            namer,
            docs,
            (&module, binding),
            &operations,
        );
        for (id, parameters) in operations.iter().zip(&file.item) {
            let path: Vec<&str> = folder
                .iter()
                .map(String::as_str)
                .chain([module.as_str(), name_of(parameters)])
                .collect();
            paths.insert(*id, format!("crate::parameters::{}", path.join("::")));
        }
        files.entry(folder).or_default().push(file);
    }
    let about = |_: &[String]| {
        vec!["Parameters of actions and functions, by the type they are bound to.".to_owned()]
    };
    (modules::folders("parameters", about, files), paths)
}

/// Key of an operation in `docs.toml`.
pub(super) fn docs_key(model: &Model, operation: &Operation) -> String {
    match operation.binding {
        Some(binding) => format!("{}/{}", type_text(model, binding), operation.name.name),
        None => operation.name.to_string(),
    }
}

/// What tells the overloads of an operation apart, as in `range(address)`.
pub(super) fn signature(operation: &Operation) -> String {
    let names: Vec<&str> = operation
        .parameters
        .iter()
        .map(|parameter| parameter.name.as_str())
        .collect();
    format!("{}({})", operation.name, names.join(","))
}

/// What names of an operation are kept by. An action is one whatever it takes, so that it stays itself when a parameter
/// is added; of functions there are overloads.
pub(super) fn item(operation: &Operation) -> String {
    if operation.is_function {
        signature(operation)
    } else {
        operation.name.to_string()
    }
}

/// Key of the parameter struct of an operation.
pub(super) fn struct_key(model: &Model, operation: &Operation) -> String {
    format!(
        "{}/{}#parameters",
        scope_name(model, operation.binding),
        item(operation)
    )
}

fn scope_name(model: &Model, binding: Option<TypeRef>) -> String {
    binding.map_or_else(
        || "unbound operations".to_owned(),
        |binding| type_text(model, binding),
    )
}

/// What an overload is named by: the plain name if it takes the fewest parameters, else with what it takes.
pub(super) fn overload_wire(name: &str, operation: &Operation, overloads: &[&Operation]) -> String {
    let order = |operation: &Operation| (operation.parameters.len(), signature(operation));
    if overloads
        .iter()
        .all(|other| order(operation) <= order(other))
    {
        return name.to_owned();
    }
    let names: Vec<String> = operation
        .parameters
        .iter()
        .map(|parameter| names::camel(&parameter.name))
        .collect();
    format!("{name}With{}", names.join("And"))
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

/// The operations that are offered, and the composable functions that a path only leads through.
fn called(slice: &Slice<'_>) -> impl Iterator<Item = OperationId> {
    let below = slice.places().flat_map(|(_, place)| &place.edges);
    let passed = slice.roots().iter().chain(below);
    let passed = passed.filter_map(|edge| match edge.segment {
        Segment::Function(id) | Segment::Import(_, id) => Some(id),
        Segment::Key | Segment::Name(_) | Segment::Stream(_) | Segment::Cast(_) => None,
    });
    slice.operations().map(|(id, _)| id).chain(passed)
}

/// The folder and the module of each binding.
fn places(
    slice: &Slice<'_>,
    namer: &mut Namer<'_>,
    bindings: &BTreeMap<Option<TypeRef>, Vec<OperationId>>,
) -> BTreeMap<Option<TypeRef>, (Vec<String>, String)> {
    let (model, home) = (slice.model(), modules::home_namespace(slice));
    let key = |binding| format!("{}#module", scope_name(model, binding));
    let mut folders: BTreeMap<Vec<String>, Vec<(Option<TypeRef>, Candidate)>> = BTreeMap::new();
    for binding in bindings.keys() {
        let (namespace, wire) = named_by(model, *binding);
        let folder = modules::namespace_modules(&namespace, &home);
        let candidate = Candidate {
            key: key(*binding),
            wire,
            rank: 0,
        };
        folders
            .entry(folder)
            .or_default()
            .push((*binding, candidate));
    }
    let mut places = BTreeMap::new();
    for (folder, bindings) in folders {
        let (bindings, candidates): (Vec<_>, Vec<_>) = bindings.into_iter().unzip();
        let scope = format!("parameters::{}", folder.join("::"));
        let given = namer.settle(&scope, Case::Snake, &candidates, &[], &[]);
        let mut taken = BTreeSet::new();
        for binding in bindings {
            let mut module = names::module(&given[&key(binding)]);
            if !taken.insert(module.clone()) {
                module = modules::free(&module, &mut taken);
            }
            places.insert(binding, (folder.clone(), module));
        }
    }
    places
}

/// The namespace and the name that a module of parameters takes after.
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

fn file(
    model: &Model,
    placing: &Placing,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    (module, binding): (&str, Option<TypeRef>),
    operations: &[OperationId],
) -> File<Vec<Parameters>> {
    let scope_name = scope_name(model, binding);
    let all: Vec<&Operation> = operations.iter().map(|id| model.operation(*id)).collect();
    let key = |operation: &Operation| struct_key(model, operation);
    let candidates: Vec<Candidate> = all
        .iter()
        .map(|operation| {
            let overloads: Vec<&Operation> = all
                .iter()
                .copied()
                .filter(|other| other.name == operation.name)
                .collect();
            let wire = overload_wire(&operation.name.name, operation, &overloads);
            Candidate {
                key: key(operation),
                wire: format!("{wire}Parameters"),
                rank: 0,
            }
        })
        .collect();
    let given = namer.settle(&scope_name, Case::Camel, &candidates, &[], &[]);
    let properties = given.values().map(|name| format!("{name}Property"));
    let local = given.values().cloned().chain(properties).collect();
    let mut scope = Scope::elsewhere(model, placing, local);
    let item = all
        .iter()
        .map(|operation| {
            let own = format!("{scope_name}/{}", self::item(operation));
            let name = &given[&key(operation)];
            parameters(model, &mut scope, namer, docs, operation, (&own, name))
        })
        .collect();
    File {
        module: module.to_owned(),
        exports: Vec::new(),
        uses: scope.uses(),
        features: Vec::new(),
        item,
    }
}

fn parameters(
    model: &Model,
    scope: &mut Scope<'_>,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    operation: &Operation,
    (own, name): (&str, &str),
) -> Parameters {
    let lines = vec![format!("Parameters of `{}`.", operation.name.name)];
    let mut fields = self::fields(model, scope, namer, docs, (own, operation));
    if operation.is_function {
        let fields = fields
            .drain(..)
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
        evolvable: false,
    })
}

fn fields(
    model: &Model,
    scope: &mut Scope<'_>,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    (own, operation): (&str, &Operation),
) -> Vec<Field> {
    let owner = docs_key(model, operation);
    let key = |name: &str| format!("{own}/{name}");
    let candidates: Vec<Candidate> = operation
        .parameters
        .iter()
        .map(|parameter| Candidate {
            key: key(&parameter.name),
            wire: parameter.name.clone(),
            rank: 0,
        })
        .collect();
    let given = namer.settle(&owner, Case::Field, &candidates, &reserved::FIELDS, &[]);
    operation
        .parameters
        .iter()
        .map(|parameter| {
            let ty = scope.rust_type(parameter.ty);
            let otherwise = format!("The `{}` parameter.", parameter.name);
            let lines = docs.parameter(&owner, &parameter.name, &parameter.facts, &otherwise);
            let name = &given[&key(&parameter.name)];
            let facts = Facts::default();
            shape(name, &parameter.name, ty, parameter.secret, lines, &facts)
        })
        .collect()
}

fn name_of(parameters: &Parameters) -> &str {
    match parameters {
        Parameters::Body(body) => &body.name,
        Parameters::Url(url) => &url.name,
    }
}
