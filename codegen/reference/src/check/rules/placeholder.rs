//! Text that represents something else, and types whose name is misspelled.

use graph_csdl::model::{Model, Type};
use graph_csdl::nearest::{edits, is_misspelling};

/// Text that represents a value: `{id}`, `<name>`, `date-value`, `String (timestamp)`, `…`.
pub(crate) fn is_placeholder(text: &str) -> bool {
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
pub(crate) fn meant<'m>(model: &'m Model, name: &str) -> Option<&'m Type> {
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

#[cfg(test)]
mod tests {
    use super::is_placeholder;

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
}
