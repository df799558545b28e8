//! Parts that several reports share.

use super::super::Change;

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
