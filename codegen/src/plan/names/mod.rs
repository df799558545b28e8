//! Spellings of Rust names.

pub(super) mod modules;
pub(super) mod namer;
pub(super) mod operation_keys;
mod spelling;
mod terms;

use graph_csdl::reserved;
pub(in crate::plan) use spelling::ascii;
use std::borrow::Cow;

/// Unique names for the arguments of one function. They are not kept in `names.toml`.
pub(super) fn unique(wires: &[&str]) -> Vec<String> {
    let mut order: Vec<usize> = (0..wires.len()).collect();
    order.sort_by_key(|index| wires[*index]);
    let mut names = vec![String::new(); wires.len()];
    for index in order {
        let own = snake(wires[index]);
        let mut numbers = (1..).map(|number| numbered(&own, number));
        let free = numbers.find(|name| !names.contains(name));
        names[index] = free.unwrap_or(own);
    }
    names
}

/// A name in snake case with a number.
pub(super) fn numbered(name: &str, number: usize) -> String {
    match number {
        1 => name.to_owned(),
        _ => format!("{}_{number}", unraw(name).trim_end_matches('_')),
    }
}

/// `synchronizationJob` as the name of a type or variant.
pub(super) fn camel(wire: &str) -> String {
    let name = spelling::upper_camel(wire, "Empty");
    if name == "Self" {
        "Self_".to_owned()
    } else {
        name
    }
}

/// `synchronizationJob` as the name of a struct or enum. Names with another meaning in the files of models (`String`,
/// `Option`, `Date`) get the suffix `Type`.
pub(super) fn type_wire(wire: &str) -> Cow<'_, str> {
    let name = camel(wire);
    if reserved::IN_MODELS.contains(&name.as_str()) || name == "Self_" {
        format!("{wire} type").into()
    } else {
        wire.into()
    }
}

/// `synchronizationJob` as the name of a field, method or module. Keywords are raw identifiers, or get an underscore if Rust
/// has no raw form.
pub(super) fn snake(wire: &str) -> String {
    let name = spelling::snake(wire, "empty");
    match name.as_str() {
        "self" | "super" | "crate" | "_" => format!("{name}_"),
        _ if is_keyword(&name) => format!("r#{name}"),
        _ => name,
    }
}

/// The name of an argument. Clippy warns of one without letters, such as that of a property `100`.
pub(super) fn argument(name: &str) -> String {
    if name.chars().any(char::is_alphabetic) {
        name.to_owned()
    } else {
        format!("value_{}", name.trim_start_matches('_'))
    }
}

/// `SynchronizationJob` as the name of a module, and so of a file: in ASCII, as Rust requires of files, and not `mod`.
pub(super) fn module(wire: &str) -> String {
    match ascii(&snake(wire)).as_str() {
        "r#mod" => "mod_".to_owned(),
        ascii => ascii.to_owned(),
    }
}

/// A name without `r#`.
pub(super) fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Keywords of Rust 2024, strict and reserved ([reference](https://doc.rust-lang.org/reference/keywords.html)).
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 49] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield", "union",
    ];
    name != "union" && KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        let table = [
            (
                "synchronizationJob",
                "SynchronizationJob",
                "synchronization_job",
            ),
            ("case", "Case", "case"),
            ("type", "Type", "r#type"),
            ("self", "Self_", "self_"),
            ("Ping", "Ping", "ping"),
            ("request-id", "RequestId", "request_id"),
            (
                "oAuth2PermissionGrant",
                "Oauth2PermissionGrant",
                "oauth2_permission_grant",
            ),
            ("x64", "X64", "x64"),
            ("2fa", "_2fa", "_2fa"),
            ("_", "Empty", "empty"),
            ("gen", "Gen", "r#gen"),
            ("union", "Union", "union"),
            ("1st", "_1st", "_1st"),
            ("a.b", "AB", "a_b"),
            ("a$b", "AB", "a_b"),
            ("100%", "_100", "_100"),
            ("C#", "C", "c"),
            ("a b", "AB", "a_b"),
            ("%", "Empty", "empty"),
            // Characters that NFKC replaces by letters or digits; a letter in two code points.
            ("a²", "A2", "a2"),
            ("Ⓐ", "A", "a"),
            ("\u{212a}ey", "Key", "key"),
            ("e\u{301}t", "Ét", "ét"),
            ("ŉa", "ʼna", "ʼna"),
            ("ﬁx", "Fix", "fix"),
            ("日本", "日本", "日本"),
        ];
        for (wire, as_type, as_field) in table {
            assert_eq!(
                (camel(wire).as_str(), snake(wire).as_str()),
                (as_type, as_field),
                "{wire}"
            );
        }
    }

    #[test]
    fn modules_are_files() {
        let table = [
            ("SynchronizationJob", "synchronization_job"),
            ("Type", "r#type"),
            ("Mod", "mod_"),
            ("Ärger", "ue4rger"),
            ("K\u{202e}a", "k_a"),
        ];
        for (wire, expected) in table {
            assert_eq!(module(wire), expected, "{wire}");
        }
    }

    #[test]
    fn an_argument_has_a_letter() {
        for (name, expected) in [("_100", "value_100"), ("_1a", "_1a"), ("r#type", "r#type")] {
            assert_eq!(argument(name), expected);
        }
    }

    #[test]
    fn arguments_are_unique() {
        for (wires, expected) in [
            (&["Id", "id"][..], &["id", "id_2"][..]),
            (&["id", "Id"], &["id_2", "id"]),
            (
                &["fooBar", "foo_bar", "fooBar_2"],
                &["foo_bar", "foo_bar_3", "foo_bar_2"],
            ),
            (&["type", "Type"], &["type_2", "r#type"]),
        ] {
            assert_eq!(unique(wires), expected, "{wires:?}");
        }
    }
}
