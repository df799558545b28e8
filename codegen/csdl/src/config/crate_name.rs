//! Names of packages that Cargo, crates.io and every file system accept, and that mean nothing else.

use std::collections::BTreeSet;

/// What is wrong with a name, and what fixes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadName {
    /// What is wrong.
    pub what: String,
    /// How to fix it.
    pub fix: String,
}

/// crates.io takes 64 characters, and a crate's parts are called by its name and up to 14 more.
const MAX_LENGTH: usize = 50;

/// Strict and reserved keywords of all editions (The Rust Reference, "Keywords").
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Crates that come with the compiler.
const SYSROOT: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// Names of devices, which Windows takes for no file, with or without a number after them.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The manifest of the runtime, for what it depends on.
const RUNTIME: &str = include_str!("../../../runtime/Cargo.toml");

/// Checks the name of a generated crate.
///
/// ```
/// use graph_csdl::config::check_crate_name;
///
/// assert!(check_crate_name("graph-mail").is_ok());
/// assert!(check_crate_name("fn").is_err());
/// ```
///
/// # Errors
/// The first rule that the name breaks: those of Cargo and crates.io, and names that generated code needs itself.
pub fn check_crate_name(name: &str) -> Result<(), BadName> {
    let is_letter =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(is_letter) {
        return Err(BadName {
            what: format!("{name:?} is not the name of a crate"),
            fix: "write small letters, digits and hyphens, a letter first".to_owned(),
        });
    }
    match taken(&spelled(name)).or_else(|| badly_formed(name)) {
        Some(reason) => Err(BadName {
            what: format!("a crate cannot be called {name:?}: {reason}"),
            fix: "choose another name, such as graph-mail".to_owned(),
        }),
        None => Ok(()),
    }
}

/// The name of a package as Rust spells it: two that are spelled alike are one library.
pub fn spelled(name: &str) -> String {
    name.replace('-', "_")
}

/// Who has the name already; it is spelled as in Rust.
fn taken(name: &str) -> Option<String> {
    if KEYWORDS.contains(&name) {
        return Some("it is a keyword of Rust".to_owned());
    }
    if SYSROOT.contains(&name) {
        return Some("it is the name of a crate of Rust itself".to_owned());
    }
    if is_device(name) {
        return Some("it is the name of a device on Windows".to_owned());
    }
    if name == "graph_runtime" {
        return Some("it is the name of the runtime that the crate depends on".to_owned());
    }
    dependencies()
        .contains(name)
        .then(|| "the runtime of the crate depends on a package of that name".to_owned())
}

/// Whether Windows takes the name for that of a device.
pub fn is_device(name: &str) -> bool {
    let numbered = |device: &str| {
        let number = name.strip_prefix(device);
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    DEVICES.contains(&name) || NUMBERED_DEVICES.into_iter().any(numbered)
}

/// What is wrong with the form of a name.
fn badly_formed(name: &str) -> Option<String> {
    if name.len() > MAX_LENGTH {
        let length = name.len();
        return Some(format!(
            "it has {length} characters, and at most {MAX_LENGTH} are taken"
        ));
    }
    if name.ends_with(['-', '_']) {
        return Some("it ends in a hyphen".to_owned());
    }
    let spelled = spelled(name);
    if spelled.ends_with("_runtime") {
        return Some("the runtime that belongs to a crate is called so".to_owned());
    }
    let (_, part) = spelled.rsplit_once("_models_")?;
    let is_part = part == "shared" || part.bytes().all(|b| b.is_ascii_digit());
    is_part.then(|| "a part of a crate is called so".to_owned())
}

/// What the runtime depends on, as Rust spells it.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table = RUNTIME.parse().unwrap_or_default();
    let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
    let names = dependencies.into_iter().flat_map(toml::Table::keys);
    names.map(|name| spelled(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_crates() {
        for name in [
            "graph-mail",
            "a1_b",
            "msgraph",
            "graph-models",
            "x",
            "type-of",
            "com10",
            "runtimes",
        ] {
            assert_eq!(check_crate_name(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn names_that_break_cargo_have_a_reason() {
        let table = [
            ("fn", "a keyword"),
            ("self", "a keyword"),
            ("gen", "a keyword"),
            ("try", "a keyword"),
            ("core", "Rust itself"),
            ("proc-macro", "Rust itself"),
            ("test", "Rust itself"),
            ("nul", "on Windows"),
            ("com1", "on Windows"),
            ("graph-runtime", "the runtime"),
            ("graph_runtime", "the runtime"),
            ("async-trait", "depends on"),
            ("azure_core", "depends on"),
            ("serde_json", "depends on"),
            ("graph-mail-models-1", "a part"),
            ("graph_mail_models_shared", "a part"),
            ("graph-mail-runtime", "the runtime"),
            ("graph-", "hyphen"),
            ("Graph_Mail", "small letters"),
            ("1a", "small letters"),
            ("", "small letters"),
            ("../x", "small letters"),
            ("a\"b", "small letters"),
            ("ä", "small letters"),
            ("a b", "small letters"),
        ];
        for (name, reason) in table {
            let BadName { what, fix } = check_crate_name(name).unwrap_err();
            assert!(
                (what.clone() + &fix).contains(reason),
                "{name}: {what}; {fix}"
            );
        }
        assert!(check_crate_name(&"a".repeat(50)).is_ok());
        let long = check_crate_name(&"a".repeat(51)).unwrap_err();
        assert!(long.what.contains("51 characters"), "{}", long.what);
    }
}
