//! Segments of a path as people write them.

use crate::model::Model;
use crate::slice::{Segment, pattern, spell};

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
