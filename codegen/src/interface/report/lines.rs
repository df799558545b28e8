//! Parts that several reports share.

use crate::interface::{Change, Effect, Step};

/// How many other items are named.
const SHOWN: usize = 3;

/// Other items with the same change: `also models::A::x, models::B::x and 4 more`.
pub(super) fn also(change: &Change) -> Option<String> {
    if change.also.is_empty() {
        return None;
    }
    let shown: Vec<&str> = change.also.iter().take(SHOWN).map(String::as_str).collect();
    let more = match change.also.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!("also {}{more}", shown.join(", ")))
}

/// Additions and documentation need no reason in a list for people.
pub(super) fn is_explained(effect: Effect) -> bool {
    matches!(effect, Effect::Breaking | Effect::Behavior)
}

/// The step of a version in words.
pub fn step_text(step: Step) -> &'static str {
    match step {
        Step::Same => "the version stays",
        Step::Patch => "raises PATCH",
        Step::Minor => "raises MINOR",
    }
}
