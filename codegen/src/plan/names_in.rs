//! The paths by which a part of a plan names other parts.

use super::{Body, Call, Field, Method, Model, Parameters, Returned, RustType};

/// What a model names: types of its fields, and its bases.
pub(super) fn of_model(model: &Model, see: &mut dyn FnMut(&str)) {
    match model {
        Model::Struct(item) => {
            of_fields(&item.fields, see);
            item.bases.iter().for_each(|base| see(base));
        }
        Model::Enum(_) => {}
    }
}

/// What parameters name: types of their fields.
pub(super) fn of_parameters(parameters: &Parameters, see: &mut dyn FnMut(&str)) {
    match parameters {
        Parameters::Body(item) => of_fields(&item.fields, see),
        Parameters::Url(item) => {
            let types = item.fields.iter().map(|parameter| &parameter.field.ty);
            types.for_each(|ty| of_type(ty, see));
        }
    }
}

fn of_fields(fields: &[Field], see: &mut dyn FnMut(&str)) {
    fields.iter().for_each(|field| of_type(&field.ty, see));
}

fn of_type(ty: &RustType, see: &mut dyn FnMut(&str)) {
    match ty {
        RustType::Path { path, .. } | RustType::Flags(path) | RustType::Boxed(path) => see(path),
        RustType::List(item) => of_type(item, see),
    }
}

/// What a method names: where it leads, what it takes and what it returns.
pub(super) fn of_method(method: &Method, see: &mut dyn FnMut(&str)) {
    match &method.body {
        Body::Segment { segment: _, to }
        | Body::Cast { segment: _, to }
        | Body::Key { parts: _, to }
        | Body::AlternateKey { parts: _, to }
        | Body::ByPath { to } => see(to),
        Body::Compose {
            segment: _,
            parameters,
            to,
        } => {
            see(to);
            parameters.iter().for_each(|path| see(path));
        }
        Body::Verb(call) => of_call(call, see),
        Body::Action {
            segment: _,
            parameters,
            returns,
        }
        | Body::Function {
            segment: _,
            parameters,
            returns,
        } => {
            parameters.iter().for_each(|path| see(path));
            of_result(returns, see);
        }
    }
}

fn of_call(call: &Call, see: &mut dyn FnMut(&str)) {
    match call {
        Call::List(model)
        | Call::Create(model)
        | Call::Count(model)
        | Call::Get(model)
        | Call::GetItems(model)
        | Call::Patch(model)
        | Call::PostUpdate(model)
        | Call::Replace(model)
        | Call::ReplaceItems(model)
        | Call::GetRefs(model)
        | Call::PutStream(_, model) => see(model),
        Call::Delete
        | Call::GetStream(_)
        | Call::DeleteStream(_)
        | Call::AddRef
        | Call::GetRef
        | Call::SetRef
        | Call::RemoveRef => {}
    }
}

fn of_result(returns: &Returned, see: &mut dyn FnMut(&str)) {
    match returns {
        Returned::Nothing | Returned::Stream => {}
        Returned::Model(path) | Returned::Page(path) => see(path),
        Returned::Value(ty) | Returned::Values(ty) => of_type(ty, see),
    }
}
