//! What can be done with an item: flags, methods of an update, navigability.

use super::KeyValue;
use crate::config::change::update_value;
use crate::model::{CAPABILITY_FLAGS, Capabilities, Model, Navigability, TypeId, UpdateMethod};

/// What the flags of an item are about: what silence means depends on it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// A type; what is silent where it is used has its flags.
    Type,
    /// A navigation property: whether it contains its target, whether that is a collection, or one media entity, and whether
    /// it is always there.
    Navigation {
        contained: bool,
        is_collection: bool,
        is_media: bool,
        is_required: bool,
    },
    /// A singleton.
    Singleton,
    /// A path below a child of the container, whose flags precede all others.
    Below,
    /// Anything else.
    Other,
}

impl Place {
    /// What silence means; none where it means nothing of itself.
    fn silence(self, key: &str) -> Option<bool> {
        match self {
            Self::Type | Self::Below => None,
            Self::Navigation {
                contained: false, ..
            } => Some(!["insertable", "updatable"].contains(&key)),
            Self::Navigation {
                is_media,
                is_required,
                ..
            } => Some(match key {
                "referenceable" => false,
                "insertable" => !is_media,
                "deletable" => !is_required,
                _ => true,
            }),
            Self::Singleton => Some(key != "deletable"),
            Self::Other => Some(true),
        }
    }

    /// Whether an operation here depends on the flag.
    fn has(self, key: &str) -> bool {
        let Self::Navigation {
            contained,
            is_collection,
            is_media,
            ..
        } = self
        else {
            return true;
        };
        match key {
            "countable" | "readable_by_key" | "indexable_by_key" => is_collection,
            "insertable" => is_collection || (contained && is_media),
            "updatable" => contained || !is_collection,
            "deletable" => contained,
            _ => true,
        }
    }

    /// Whether the flag of the type does not hold here.
    fn is_apart(self, key: &str) -> bool {
        let is_contained = matches!(
            self,
            Self::Navigation {
                contained: true,
                ..
            }
        );
        is_contained && key == "referenceable"
    }
}

/// What makes `raw` do what `clean` does; `behind` holds where both are silent.
pub(super) fn differences(
    raw: &Capabilities,
    clean: &Capabilities,
    behind: &Capabilities,
    place: Place,
) -> Vec<KeyValue> {
    let mut values = Vec::new();
    values.extend(update(&raw.or(behind), &clean.or(behind)));
    let mut is_readable = None;
    for (key, _, flag) in CAPABILITY_FLAGS {
        if !place.has(key) {
            continue;
        }
        let of_type = (flag.get)(behind).filter(|_| !place.is_apart(key));
        let resolved = |own: &Capabilities| {
            let own = (flag.get)(own).or(of_type);
            match key {
                "readable_by_key" => own.or(is_readable),
                _ => own,
            }
        };
        let (before, after) = (resolved(raw), resolved(clean));
        if let Some(value) = place.difference(key, before, after) {
            values.push((key, value.to_string()));
        }
        if key == "readable" {
            is_readable = after;
        }
    }
    let is_stopped = |it: &Capabilities| it.navigability == Some(Navigability::None);
    if matches!(place, Place::Navigation { .. } | Place::Below)
        && is_stopped(raw) != is_stopped(clean)
    {
        values.push(("navigable", (!is_stopped(clean)).to_string()));
    }
    values
}

impl Place {
    /// The value that has to be stated, if any.
    fn difference(self, key: &str, before: Option<bool>, after: Option<bool>) -> Option<bool> {
        if before == after {
            return None;
        }
        if let Some(silence) = self.silence(key) {
            let after = after.unwrap_or(silence);
            return Some(after).filter(|after| before.unwrap_or(silence) != *after);
        }
        match (before, after) {
            // What was denied is stated to be allowed; that nothing is stated cannot be stated.
            (Some(false), None) if matches!(self, Self::Type) => Some(true),
            (_, None) => None,
            // A type that says yes says no more than silence, but for what is not contained.
            (None, Some(true)) if matches!(self, Self::Type) && key != "updatable" => None,
            (_, Some(after)) => Some(after),
        }
    }
}

fn update(raw: &Capabilities, clean: &Capabilities) -> Option<KeyValue> {
    let methods = |it: &Capabilities| {
        let method = it.update_method.unwrap_or(UpdateMethod::Patch);
        (method, it.put_too && method != UpdateMethod::Put)
    };
    let (method, put_too) = methods(clean);
    if methods(raw) == (method, put_too) {
        return None;
    }
    let both = [method, UpdateMethod::Put];
    let value = update_value(if put_too { &both } else { &both[..1] });
    value.map(|value| ("update", value))
}

/// What a type and its bases say.
pub(super) fn of_lineage(model: &Model, ids: impl Iterator<Item = TypeId>) -> Capabilities {
    ids.fold(Capabilities::default(), |values, id| {
        values.or(&model.ty(id).facts.capabilities)
    })
}
