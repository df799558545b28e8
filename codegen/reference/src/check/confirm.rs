//! Words in URLs that are keys because the page itself says so.

use crate::resolve::{Resolved, Step, StepKind, Unresolved, UrlLeniency};

/// Forgets that a word was taken for a key where a template of the page has a placeholder in its place:
/// `/connections/{id}` says that `contosohr` in `/connections/contosohr` is a key.
pub(super) fn confirm(
    outcome: &mut Result<Resolved, Unresolved>,
    templates: &[Result<Resolved, Unresolved>],
) {
    let Ok(resolved) = outcome else { return };
    if !resolved.leniencies.contains(&UrlLeniency::WordAsKey) {
        return;
    }
    let steps = &resolved.steps;
    let mut words = (0..steps.len()).filter(|index| is_word(&steps[*index]));
    let is_confirmed = words.all(|index| {
        let mut templates = templates.iter().flatten();
        templates.any(|template| has_placeholder(&template.steps, &steps[..=index]))
    });
    if is_confirmed {
        resolved
            .leniencies
            .retain(|leniency| *leniency != UrlLeniency::WordAsKey);
    }
}

fn is_word(step: &Step) -> bool {
    let is_letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    matches!(&step.kind, StepKind::Key(parts) if parts.iter().all(|part| is_letters(&part.value)))
}

/// Whether a template has the same path, and a placeholder where this path ends.
fn has_placeholder(template: &[Step], steps: &[Step]) -> bool {
    let same = |(one, other): (&Step, &Step)| match (&one.kind, &other.kind) {
        (StepKind::Key(_), StepKind::Key(_)) => true,
        (one, other) => one == other,
    };
    let last = steps
        .len()
        .checked_sub(1)
        .and_then(|last| template.get(last));
    template.iter().zip(steps).all(same)
        && last.is_some_and(|step| {
            matches!(&step.kind, StepKind::Key(parts) if parts.iter().all(|part| part.value.starts_with(['{', '<'])))
        })
}
