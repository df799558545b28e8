//! Replaces placeholders in URLs.

use crate::snippet::value::scalar::{Kind, is_placeholder};
use graph_csdl::model::{ItemType, KeyPart, Model, OperationId, RootKind, TypeId, TypeKind};
use graph_reference::resolve::{Argument, Call, KeyValue, Resolved, Step, StepKind, decoded};

/// Decodes keys and arguments of a URL and replaces placeholders: a string gets a name as in Graph's own snippets,
/// `{servicePrincipal-id}`, any other type a sample value.
pub(in crate::snippet) fn fill(model: &Model, resolved: &Resolved) -> Resolved {
    let mut filled = resolved.clone();
    let mut at: Option<TypeId> = None;
    for step in &mut filled.steps {
        at = target(model, at, step);
        match (&mut step.kind, at) {
            (StepKind::Key(values), Some(ty)) => {
                values.iter_mut().for_each(|value| key(model, ty, value));
            }
            (StepKind::Function(id, arguments) | StepKind::Import(_, id, arguments), _) => {
                let id = *id;
                arguments
                    .iter_mut()
                    .for_each(|one| argument(model, id, one));
            }
            (StepKind::Path(path), _) => *path = of_path(path),
            _ => {}
        }
    }
    if let Call::Operation { id, arguments, .. } = &mut filled.call {
        let id = *id;
        arguments
            .iter_mut()
            .for_each(|one| argument(model, id, one));
    }
    filled
}

/// The type of the resource after a step.
fn target(model: &Model, at: Option<TypeId>, step: &Step) -> Option<TypeId> {
    match &step.kind {
        StepKind::Name(name) => match step.of {
            Some(of) => member(model, of, name),
            None => model
                .roots()
                .iter()
                .find(|root| root.name == *name)
                .and_then(|root| match root.kind {
                    RootKind::EntitySet(id) | RootKind::Singleton(id) => Some(id),
                    RootKind::Import(_) => None,
                }),
        },
        StepKind::Key(_) | StepKind::Path(_) => at,
        StepKind::Cast(id) => Some(*id),
        StepKind::Function(id, _) | StepKind::Import(_, id, _) => {
            model.operation(*id).returns?.ty.named()
        }
        StepKind::Stream(_) | StepKind::Dynamic(_) => None,
    }
}

fn member(model: &Model, of: TypeId, name: &str) -> Option<TypeId> {
    let structure = model.ty(of).structure()?;
    let navigation = structure
        .navigation
        .iter()
        .find(|navigation| navigation.name == name);
    navigation.map(|navigation| navigation.target).or_else(|| {
        let property = structure.properties.iter().find(|one| one.name == name)?;
        property.ty.named()
    })
}

/// Decodes a part of a path, where `+` is literal.
fn of_path(text: &str) -> String {
    decoded(&text.replace('+', "%2B"))
}

fn key(model: &Model, ty: TypeId, value: &mut KeyValue) {
    value.value = of_path(&value.value);
    if !is_placeholder(&value.value) {
        return;
    }
    let is_it = |part: &&KeyPart| value.name.as_ref().is_none_or(|name| part.name == *name);
    let own = model.key(ty).find(is_it);
    let part = own.or_else(|| model.alternate_keys(ty).flatten().find(is_it));
    let kind = part.map_or(Kind::Text, |part| Kind::of_primitive(part.primitive));
    let part = part.map_or("id", |part| part.name.as_str());
    value.value = match kind.sample() {
        Some(sample) => sample.to_owned(),
        None => format!("{{{}-{part}}}", model.ty(ty).name.name),
    };
}

fn argument(model: &Model, id: OperationId, argument: &mut Argument) {
    argument.value = of_path(&argument.value);
    let text = argument.value.trim();
    let bare = text.trim_matches('\'');
    if text.starts_with('@') || !is_placeholder(bare) {
        return;
    }
    let parameters = &model.operation(id).parameters;
    let parameter = parameters.iter().find(|one| one.name == argument.name);
    let Some(ty) = parameter.map(|parameter| parameter.ty) else {
        return;
    };
    let kind = match ty.item {
        _ if ty.is_collection => return,
        ItemType::Primitive(primitive) => Kind::of_primitive(primitive),
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Definition(primitive) => Kind::of_primitive(*primitive),
            TypeKind::Enum(_) => Kind::Text,
            TypeKind::Entity(_) | TypeKind::Complex(_) => return,
        },
    };
    argument.value = match kind.sample() {
        Some(sample) => sample.to_owned(),
        None => format!("'{}'", bare.trim_matches('"')),
    };
}
