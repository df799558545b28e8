//! The name that somebody probably meant, for the last half of a message.

/// Of `names`, the one that takes the fewest edits to become from `wanted`; none if all are far off.
///
/// Ties go to the name that sorts first, so that a message does not depend on the order of a file.
pub(crate) fn nearest<'n>(
    wanted: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let limit = (wanted.chars().count() / 3).clamp(2, 8);
    let folded = wanted.to_lowercase();
    names
        .into_iter()
        .filter(|name| name.len().abs_diff(wanted.len()) <= limit)
        .map(|name| (edits(&folded, &name.to_lowercase(), limit), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// `; the nearest is …`, or nothing.
pub(crate) fn hint<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    nearest(wanted, names).map_or_else(String::new, |name| format!("; the nearest is `{name}`"))
}

/// Number of characters to insert, remove or replace; anything over `limit` once it is certain to be more.
fn edits(from: &str, to: &str, limit: usize) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, character) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(character != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
        if row.iter().all(|distance| *distance > limit) {
            return limit + 1;
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_probably_meant() {
        let names = ["user", "users", "group", "synchronizationJob"];
        for (wanted, expected) in [
            ("usr", Some("user")),
            ("Users", Some("users")),
            ("synchronisationJob", Some("synchronizationJob")),
            ("synchronizationJobs", Some("synchronizationJob")),
            ("mailbox", None),
        ] {
            assert_eq!(nearest(wanted, names), expected, "{wanted}");
        }
    }

    #[test]
    fn ties_go_to_the_first_name() {
        assert_eq!(nearest("cat", ["hat", "bat"]), Some("bat"));
    }
}
