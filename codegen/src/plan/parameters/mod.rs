//! The parameters of each operation are one struct, so that adding a parameter breaks no caller. The struct is in the module
//! of the type that the operation is bound to, once for all builders that have the operation.

mod placement;
mod url_form;

use super::docs;
use super::docs::facts;
use super::models::placement::ModelPlacement;
use super::models::rust_type::rust_type;
use super::models::shape::{Shape, shape};
use super::names::namer::{Candidate, Case, TakenNames};
use super::names::operation_keys::{docs_key, item, scope_name};
use super::notes::Notes;
use super::{Field, IfUnset, Parameters, Struct, UrlParameter, UrlParameters};
use graph_csdl::model::{Facts, Model, Operation};
use graph_csdl::reserved;
use graph_csdl::slice::Slice;
use std::sync::Arc;

pub(super) use placement::ParameterPlacement;

/// The parameters of every operation that takes any, by id.
pub(super) fn plan(
    slice: &Slice<'_>,
    placement: &ModelPlacement,
    places: &ParameterPlacement,
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

fn parameters(
    model: &Model,
    placement: &ModelPlacement,
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
    placement: &ModelPlacement,
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
