//! Applies what entries state of their targets, whether they are corrections or overrides.
//!
//! The parts of all entries are applied one after the other, since what can be done with an item depends on what it is; so the
//! order of a file makes no difference.

use super::ModelEditor;
use super::capabilities::Group;
use super::effect::Effect;
use super::{existence, offered, shape, stream_body};
use crate::config::Change;
use crate::model::Model;
use crate::model::target::Target;

/// An entry, known by its place, with one of its targets.
pub(super) struct Step<'e, P> {
    pub(super) place: P,
    pub(super) target: Target,
    pub(super) change: &'e Change,
}

/// Applies each key, and returns its effect. What is added has been added before names were resolved.
pub(super) fn apply<P: Copy + Ord>(
    mut steps: Vec<Step<'_, P>>,
    editor: &mut ModelEditor<'_>,
) -> Vec<(P, &'static str, Effect)> {
    // Facts of a type apply to derived types and to what navigates to it, unless these have facts of their own.
    let rank = |target: &Target, model: &Model| match target {
        Target::Type(id) => model.lineage(*id).count(),
        _ => usize::MAX,
    };
    steps.sort_by_cached_key(|it| (rank(&it.target, editor.model), it.target.clone(), it.place));
    let mut effects = Vec::new();
    for part in [shape, served] {
        for step in &steps {
            let of_step = part(step.change, &step.target, editor).into_iter();
            effects.extend(of_step.map(|(key, effect)| (step.place, key, effect)));
        }
    }
    let mut groups = Vec::new();
    for steps in steps.chunk_by(|one, other| one.target == other.target) {
        let target = &steps[0].target;
        let changes: Vec<(P, &Change)> = steps.iter().map(|it| (it.place, it.change)).collect();
        if let Target::Operations(ids) = target {
            for (place, change) in &changes {
                let effect = change.stream_body;
                let effect = effect.map(|it| stream_body::apply(ids, it, editor.model));
                effects.extend(effect.map(|effect| (*place, "stream_body", effect)));
            }
        }
        groups.push(Group::apply(target, &changes, editor.model, &mut effects));
    }
    for group in groups {
        group.finish(editor.model, &mut effects);
    }
    for step in &steps {
        unreached(step, &mut effects, editor.model);
        if step.change.exists == Some(false) {
            let effect = existence::remove(&step.target, editor);
            effects.push((step.place, "exists", effect));
        }
    }
    effects
}

/// Containment has no effect where no URL goes to the target.
fn unreached<P: Copy + Ord>(
    step: &Step<'_, P>,
    effects: &mut [(P, &'static str, Effect)],
    model: &Model,
) {
    if step.change.contained.is_none() {
        return;
    }
    let is_reached = offered::of(model, &step.target).iter().any(Option::is_some);
    for (place, key, effect) in effects {
        let is_meant = *place == step.place && *key == "contained";
        if is_meant && !is_reached && matches!(effect, Effect::Changed) {
            *effect = Effect::Unread;
        }
    }
}

/// What an item is.
fn shape(
    change: &Change,
    target: &Target,
    editor: &mut ModelEditor<'_>,
) -> Vec<(&'static str, Effect)> {
    let mut effects = Vec::new();
    let mut done = |key: &'static str, effect: Effect| effects.push((key, effect));
    if let Some(contained) = change.contained {
        done("contained", shape::contain(target, contained, editor));
    }
    if let Some(stream) = change.stream {
        done("stream", shape::stream(target, stream, editor));
    }
    if let Some(directory_object) = change.directory_object {
        let effect = shape::directory_object(target, directory_object, editor);
        done("directory_object", effect);
    }
    if let Some(returns) = &change.returns {
        done("returns", shape::returns(target, returns, editor));
    }
    if let Some(ty) = &change.ty {
        done("type", shape::ty(target, ty, editor));
    }
    if let Some(nullable) = change.nullable {
        done("nullable", shape::nullable(target, nullable, editor));
    }
    effects
}

/// Where it is served: what an item is decides that.
fn served(
    change: &Change,
    target: &Target,
    editor: &mut ModelEditor<'_>,
) -> Vec<(&'static str, Effect)> {
    let mut effects = Vec::new();
    let mut done = |key: &'static str, effect: Effect| effects.push((key, effect));
    if !change.operations.is_empty() {
        let operations = change.operations.iter().map(|it| it.value.as_str());
        let effect = super::resources::serve(target, operations.collect(), editor);
        done("operations", effect);
    }
    if !change.bound_to.is_empty() {
        let effect = super::binding::bind(target, &change.bound_to, editor);
        done("bound_to", effect);
    }
    effects
}
