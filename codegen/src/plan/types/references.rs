//! References between the items of a plan.

use super::{
    Body, BuilderId, DataType, Field, Item, Method, ModelId, Parameters, ParametersId, ReturnKind,
};

/// A reference to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// A model.
    Model(ModelId),
    /// The parameters of an operation.
    Parameters(ParametersId),
    /// A request builder.
    Builder(BuilderId),
}

/// The references of a model: types of its fields, and its bases.
pub fn of_model(model: &DataType, see: &mut dyn FnMut(Reference)) {
    match model {
        DataType::Struct(item) => {
            item.fields.iter().for_each(|field| of_field(field, see));
            let bases = item.bases.iter();
            bases.for_each(|base| see(Reference::Model(*base)));
        }
        DataType::Enum(_) => {}
    }
}

/// The references of parameters: types of their fields.
pub fn of_parameters(parameters: &Parameters, see: &mut dyn FnMut(Reference)) {
    match parameters {
        Parameters::Body(item) => item.fields.iter().for_each(|field| of_field(field, see)),
        Parameters::Url(item) => {
            let fields = item.fields.iter().map(|parameter| &parameter.field);
            fields.for_each(|field| of_field(field, see));
        }
    }
}

fn of_field(field: &Field, see: &mut dyn FnMut(Reference)) {
    of_item(field.ty.item(), see);
}

fn of_item(item: Item, see: &mut dyn FnMut(Reference)) {
    if let Some(id) = item.model() {
        see(Reference::Model(id));
    }
}

/// The references of a method: its builder, parameters and result.
pub fn of_method(method: &Method, see: &mut dyn FnMut(Reference)) {
    if let Some(to) = method.body.to() {
        see(Reference::Builder(to));
    }
    match &method.body {
        Body::Segment { .. }
        | Body::Cast { .. }
        | Body::Key { .. }
        | Body::AlternateKey { .. }
        | Body::ByPath { .. } => {}
        Body::Compose { parameters, .. } => of_taken(*parameters, see),
        Body::Verb(call) => {
            if let Some(content) = call.content() {
                of_item(content.item(), see);
            }
        }
        Body::StreamAction { returns, .. } => of_result(*returns, see),
        Body::Action {
            parameters,
            returns,
            ..
        }
        | Body::Function {
            parameters,
            returns,
            ..
        } => {
            of_taken(*parameters, see);
            of_result(*returns, see);
        }
    }
}

fn of_taken(parameters: Option<ParametersId>, see: &mut dyn FnMut(Reference)) {
    if let Some(id) = parameters {
        see(Reference::Parameters(id));
    }
}

fn of_result(returns: ReturnKind, see: &mut dyn FnMut(Reference)) {
    match returns {
        ReturnKind::Nothing | ReturnKind::Stream => {}
        ReturnKind::Model(id) | ReturnKind::Page(id) => see(Reference::Model(id)),
        ReturnKind::Value(item) | ReturnKind::Values(item) => of_item(item, see),
    }
}
