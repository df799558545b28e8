//! Operations, and segments of a path, as people write them.

use crate::corrections::signature;
use crate::model::{Model, OperationId};
use crate::slice::{Segment, pattern, spell};

/// Whether it is the operation that is written: with or without its namespace, and with or without the types of its
/// parameters. An action may be named by its binding type alone.
pub(super) fn is_operation(model: &Model, id: OperationId, written: &str) -> bool {
    let operation = model.operation(id);
    let (name, types) = match written.split_once('(') {
        Some((name, types)) => (name, Some(types)),
        None => (written, None),
    };
    if operation.name.name != name && operation.name.to_string() != name {
        return false;
    }
    let Some(types) = types else {
        return true;
    };
    let types = types.replace(' ', "");
    let signature = signature(model, id);
    let published = signature.split_once('(').map(|(_, types)| types);
    let binding = operation.binding.filter(|_| !operation.is_function);
    let binding = binding.map(|ty| format!("{})", model.spell(ty)));
    published == Some(types.as_str()) || binding.as_ref() == Some(&types)
}

/// `users` and what is in the parentheses of `users(appId={appId})`.
pub(super) fn collection_and_key(segment: &str) -> Option<(&str, &str)> {
    let (collection, key) = segment.split_once('(')?;
    Some((collection, key.strip_suffix(')')?))
}

/// Whether the slice's segment is the one that is written.
pub(super) fn is_written(model: &Model, segment: &Segment, written: &str) -> bool {
    match segment {
        Segment::Key => written.starts_with('{'),
        Segment::Name(_) | Segment::Stream(_) | Segment::Cast(_) => {
            spell::spell(model, segment) == written
        }
        Segment::Function(id) => {
            let operation = model.operation(*id);
            let is_call = |name: &str| {
                let spelled = operation.call(name);
                pattern::names_of(&spelled) == pattern::names_of(written)
            };
            is_call(&operation.name.name) || is_call(&operation.name.to_string())
        }
        Segment::Import(..) => {
            let spelled = spell::spell(model, segment);
            pattern::names_of(&spelled) == pattern::names_of(written)
        }
    }
}
