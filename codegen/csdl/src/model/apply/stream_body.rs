//! `stream_body` of a change: whether a `POST` takes bytes beside JSON, in a media type of their own, as `sendMail` takes a
//! message in MIME.

use super::effect::{Effect, wrong};
use crate::model::target::Target;
use crate::model::{Model, OperationId};

/// What is wrong with a target that it cannot be stated of.
pub(super) fn refused() -> Effect {
    wrong(
        "`stream_body` applies only where bytes can be posted",
        "name an action that is bound to a type and returns nothing or an object, or a navigation property or \
         entity set in which items are created",
    )
}

/// Whether items may be created in the target.
pub(super) fn is_posted_to(target: &Target, model: &Model) -> bool {
    let is_item = matches!(
        target,
        Target::Type(_) | Target::Navigation(..) | Target::Root(_) | Target::Below(..)
    );
    is_item && super::offered::has_capabilities(model, target)
}

/// Notes it of actions.
pub(super) fn apply(ids: &[OperationId], stated: bool, model: &mut Model) -> Effect {
    if !ids.iter().all(|id| can_take(model, *id)) {
        return refused();
    }
    let mut effect = Effect::Idle;
    for id in ids {
        let capabilities = &mut model.operation_mut(*id).facts.capabilities;
        if capabilities.stream_body.replace(stated).unwrap_or(false) != stated {
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
