//! Text that stands for something else, and names that are misspelled.

use crate::model::{Model, Type};

/// Text that stands for a value: `{id}`, `<name>`, `date-value`, `String (timestamp)`, `…`.
pub(super) fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 18] = [
        "string",
        "boolean",
        "bool",
        "int",
        "int32",
        "int64",
        "integer",
        "double",
        "single",
        "decimal",
        "binary",
        "duration",
        "timeofday",
        "date",
        "datetime",
        "datetimeoffset",
        "timestamp",
        "guid",
    ];
    let first = text
        .split([' ', '('])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    (text.starts_with('{') && text.ends_with('}'))
        || (text.starts_with('<') && text.ends_with('>'))
        || text.ends_with("-value")
        || text.starts_with("@odata.type")
        || text.contains("...")
        || text.contains('…')
        || WORDS.contains(&first.trim_start_matches("edm."))
}

/// The type that a name was meant to be: the same in another case, or misspelled.
pub(super) fn meant<'m>(model: &'m Model, name: &str) -> Option<&'m Type> {
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let types = || model.types().map(|(_, ty)| ty);
    let same = types().find(|ty| ty.name.to_string().eq_ignore_ascii_case(name));
    same.or_else(|| {
        let near = |ty: &&Type| is_misspelling(&last(name), &ty.name.name);
        types()
            .filter(near)
            .min_by_key(|ty| (edits(&last(name), &ty.name.name), ty.name.to_string()))
    })
}

/// At most two letters apart, or one in a short name. What differs in digits alone is another one of a series.
pub(super) fn is_misspelling(name: &str, known: &str) -> bool {
    let limit = if known.len() >= 8 { 2 } else { 1 };
    let letters = |name: &str| name.replace(|letter: char| letter.is_ascii_digit(), "");
    let is_series = name != known && letters(name) == letters(known);
    known.len() >= 4 && !is_series && edits(name, known) <= limit
}

/// Letters to insert, remove, replace or swap with their neighbour.
pub(crate) fn edits(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let first: Vec<usize> = (0..=other.len()).collect();
    let (mut before, mut last) = (first.clone(), first);
    for (index, letter) in one.iter().enumerate() {
        let mut row = vec![index + 1];
        for (column, known) in other.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != known);
            let mut least = replaced.min(last[column + 1] + 1).min(row[column] + 1);
            if index > 0 && column > 0 && *letter == other[column - 1] && one[index - 1] == *known {
                least = least.min(before[column - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{is_misspelling, is_placeholder};

    #[test]
    fn placeholders_are_no_values() {
        for text in [
            "{id}",
            "<name>",
            "date-value",
            "String (timestamp)",
            "2017-…",
            "Edm.Int32",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", "2017-01-01", "stringent", "a-values", "x{y}z"] {
            assert!(!is_placeholder(text), "{text}");
        }
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
}
