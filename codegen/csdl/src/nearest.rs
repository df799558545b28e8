//! How close two names are: for the last half of a message, and to tell a misspelling from another name.

/// Of `names`, the one that takes the fewest edits to become from `wanted`; none if all are far off.
///
/// A third of the letters may be wrong, but at least two and at most eight; of a word of up to three letters, one. This is a hint,
/// and no verdict: see [`is_misspelling`].
/// Ties go to the name that sorts first, so that a message does not depend on the order of a file.
pub fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // No name is longer than 128 characters, and what is much longer is a mistake of another kind.
    if wanted.len() > 1_000 {
        return None;
    }
    let limit = match wanted.chars().count() {
        ..4 => 1,
        letters => (letters / 3).clamp(2, 8),
    };
    let folded = wanted.to_lowercase();
    names
        .into_iter()
        .filter(|name| name.len().abs_diff(wanted.len()) <= limit)
        .map(|name| (edits(&folded, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// `; the nearest is …`, or nothing.
pub fn hint<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    nearest(wanted, names).map_or_else(String::new, |name| format!("; the nearest is `{name}`"))
}

/// Whether `name` is `known` misspelled, and not a name of its own.
///
/// None, one or two edits are allowed, by the length of the known name: fewer than 4 letters, 4 to 7, 8 or more; and a plural in
/// place of a singular, or the reverse. What differs in digits alone is another name of a series.
pub fn is_misspelling(name: &str, known: &str) -> bool {
    if is_plural(name, known) || is_plural(known, name) {
        return true;
    }
    let allowed = if known.len() >= 8 { 2 } else { 1 };
    let lengths = [name, known].map(|name| name.chars().count());
    // Most names are far off by their length alone.
    if known.len() < 4 || lengths[0].abs_diff(lengths[1]) > allowed {
        return false;
    }
    let letters = |name: &str| name.replace(|letter: char| letter.is_ascii_digit(), "");
    let is_series = name != known && letters(name) == letters(known);
    !is_series && edits(name, known) <= allowed
}

/// Whether `many` is `policies` and `one` is `policy`. Other plurals are one or two edits away.
fn is_plural(many: &str, one: &str) -> bool {
    let stems = (many.strip_suffix("ies"), one.strip_suffix('y'));
    matches!(stems, (Some(many), Some(one)) if many == one && !one.is_empty())
}

/// Letters to insert, remove, replace or swap with their neighbour.
pub fn edits(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}

#[cfg(test)]
mod tests {
    use super::{is_misspelling, nearest};

    #[test]
    fn finds_what_was_probably_meant() {
        let names = ["user", "users", "group", "synchronizationJob"];
        for (wanted, expected) in [
            ("usr", Some("user")),
            ("Users", Some("users")),
            ("synchronisationJob", Some("synchronizationJob")),
            ("synchronizationJobs", Some("synchronizationJob")),
            ("foto", None),
            ("grops", Some("group")),
            ("mailbox", None),
        ] {
            assert_eq!(nearest(wanted, names), expected, "{wanted}");
        }
    }

    #[test]
    fn ties_go_to_the_first_name() {
        assert_eq!(nearest("cat", ["hat", "bat"]), Some("bat"));
    }

    #[test]
    fn a_short_word_is_near_to_few_others() {
        assert_eq!(nearest("ad", ["it", "addin"]), None);
        assert_eq!(nearest("of", ["on"]), Some("on"));
        assert!(!is_misspelling("ad", "id") && !is_misspelling("id1", "id"));
    }

    #[test]
    fn short_names_forgive_less() {
        assert!(is_misspelling("dislpayName", "displayName"));
        assert!(is_misspelling("nam", "name"));
        assert!(is_misspelling("nmae", "name"));
        assert!(!is_misspelling("mane", "name"));
        assert!(!is_misspelling("v14_0", "v10_0"));
        assert!(!is_misspelling("ed", "id"));
    }

    #[test]
    fn a_plural_is_a_misspelling_of_the_singular() {
        assert!(is_misspelling("appliedPolicy", "appliedPolicies"));
        assert!(is_misspelling("entries", "entry"));
        assert!(!is_misspelling("ies", "y"));
        assert!(!is_misspelling("policies", "police"));
    }
}
