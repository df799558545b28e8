//! The text of `#[deprecated]`.

use crate::plan::Deprecated;
use graph_csdl::model::Deprecation;

/// The deprecation of an item, if it is deprecated.
pub(in crate::plan) fn note(deprecation: Option<&Deprecation>) -> Option<Deprecated> {
    let Deprecation {
        date,
        version,
        removal_date,
        description: _,
    } = deprecation?;
    let mut note = "deprecated by Microsoft Graph".to_owned();
    for (before, fact, after) in [
        (" on ", date, ""),
        (", to be removed on ", removal_date, ""),
        (" (", version, ")"),
    ] {
        if let Some(fact) = fact {
            note.extend([before, fact, after]);
        }
    }
    Some(Deprecated {
        note,
        date: date.clone(),
        removal_date: removal_date.clone(),
    })
}
