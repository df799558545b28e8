//! `stream_body` of a change: whether a `POST` takes bytes beside JSON, in a media type of their own, as `sendMail` takes a
//! message in MIME.

use super::capabilities;
use super::change::{Effect, wrong};
use crate::model::target::Target;
use crate::model::{Model, OperationId};

const WANTED: &str = "name an action that is bound to a type and returns nothing or an object, or a navigation property or \
                      entity set in which items are created";

/// Notes it of an action, or of what items are created in.
pub(super) fn apply(target: &Target, said: bool, model: &mut Model) -> Effect {
    let slots: Vec<&mut Option<bool>> = match target {
        Target::Operations(ids) if ids.iter().all(|id| can_take(model, *id)) => {
            let all = model.operations.iter_mut().enumerate();
            all.filter(|(at, _)| ids.iter().any(|id| id.0 as usize == *at))
                .map(|(_, it)| &mut it.facts.capabilities.stream_body)
                .collect()
        }
        Target::Type(_) | Target::Navigation(..) | Target::Root(_) | Target::Below(..) => {
            let capabilities = capabilities::of(model, target);
            let slot = capabilities.map(|it| &mut it.stream_body);
            slot.into_iter().collect()
        }
        _ => Vec::new(),
    };
    if slots.is_empty() {
        return wrong(
            "`stream_body` is said of what no bytes are posted to",
            WANTED,
        );
    }
    let mut effect = Effect::Idle;
    for slot in slots {
        if slot.replace(said).unwrap_or(false) != said {
            effect = Effect::Changed;
        }
    }
    effect
}

/// Whether a method that sends bytes can be offered of the operation.
fn can_take(model: &Model, id: OperationId) -> bool {
    let operation = model.operation(id);
    let is_read = operation.returns.is_none_or(|it| {
        let structure = it.ty.named().and_then(|id| model.ty(id).structure());
        structure.is_some() && !it.ty.is_collection
    });
    !operation.is_function && operation.binding.is_some() && is_read
}
