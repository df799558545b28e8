//! Checks the lists of reserved names against the generated files of fixtures and crates.

use graph_csdl::reserved::{IMPORTED, IN_MODELS, KNOWN};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

#[test]
fn imported_names_are_those_that_are_reserved() {
    let mut imported = BTreeSet::new();
    for text in texts() {
        for line in statements(&text) {
            imported.extend(names(&line));
        }
    }
    let reserved: BTreeSet<String> = IMPORTED.map(str::to_owned).into();
    assert_eq!(imported, reserved);
}

/// A name that a file uses without declaring or importing it is from the prelude.
#[test]
fn names_used_without_import_are_reserved() {
    let mut found = BTreeSet::new();
    for text in texts() {
        let file = TokenStream::from_str(&text).expect("Rust");
        let mut seen = Seen::default();
        seen.look_at(file);
        found.extend(seen.named.difference(&seen.declared).cloned());
    }
    assert!(found.contains("Option"), "there are generated files");
    let known: BTreeSet<String> = KNOWN.map(str::to_owned).into();
    let missing: Vec<&String> = found.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "missing from KNOWN in codegen/csdl/src/reserved.rs: {missing:?}"
    );
}

/// The names of a file that look like those of types.
#[derive(Default)]
struct Seen {
    /// Imported, or declared by the file.
    declared: BTreeSet<String>,
    /// Used without a path.
    named: BTreeSet<String>,
}

impl Seen {
    fn look_at(&mut self, tokens: TokenStream) {
        // The two tokens before.
        let mut before = [String::new(), String::new()];
        let mut is_use = false;
        for token in tokens {
            let text = match &token {
                TokenTree::Group(group) => {
                    // Names in tables and enums are variants.
                    let is_table = before[1] == "!" && group.delimiter() == Delimiter::Brace;
                    let is_enum = before[0] == "enum";
                    match is_use {
                        true => self.declare(group.stream()),
                        false if is_table || is_enum => {}
                        false => self.look_at(group.stream()),
                    }
                    String::new()
                }
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    let is_type = name.starts_with(|first: char| first.is_ascii_uppercase());
                    let is_path = before == [":", ":"];
                    let is_declared = matches!(&*before[1], "struct" | "enum");
                    if name == "use" {
                        is_use = true;
                    } else if is_type && (is_use || is_declared) {
                        self.declared.insert(name.clone());
                    } else if is_type && !is_path {
                        self.named.insert(name.clone());
                    }
                    name
                }
                TokenTree::Punct(punct) => {
                    is_use &= punct.as_char() != ';';
                    // The associated type of a trait, as in `IntoIterator<Item = …>`.
                    if punct.as_char() == '=' && before[0] == "<" {
                        self.named.remove(&before[1]);
                    }
                    punct.to_string()
                }
                TokenTree::Literal(_) => String::new(),
            };
            before = [std::mem::take(&mut before[1]), text];
        }
    }

    fn declare(&mut self, names: TokenStream) {
        let names = names.into_iter().filter_map(|token| match token {
            TokenTree::Ident(ident) => Some(ident.to_string()),
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
        });
        self.declared.extend(names);
    }
}

/// Every file of this repository that the generator prints. Files that a slice has by hand are copied, so they import what they
/// want.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["generated", "tests/fixtures"] {
        below(&root.join(folder), &mut files);
    }
    let text = |file| fs::read_to_string(file).expect("a text");
    let is_copy = |text: &String| text.contains("\n// The original is `metadata/");
    let (copied, printed): (Vec<_>, Vec<_>) = files.iter().map(text).partition(is_copy);
    assert!(!copied.is_empty(), "there are files written by hand");
    printed
}

#[test]
fn names_reserved_in_models_are_reserved_elsewhere_too() {
    for name in IN_MODELS {
        assert!(IMPORTED.contains(&name) || KNOWN.contains(&name), "{name}");
    }
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            below(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The `use` statements of a file, each on one line, but for those of its documentation.
fn statements(text: &str) -> Vec<String> {
    let parts = text.split("\nuse ").skip(1);
    let statement = |part: &str| part.split(';').next().unwrap_or(part).replace('\n', " ");
    parts.map(statement).collect()
}

/// The names that a statement imports from other crates.
fn names(statement: &str) -> Vec<String> {
    if ["crate::", "self::", "super::"]
        .iter()
        .any(|start| statement.starts_with(start))
    {
        return Vec::new();
    }
    let (_, names) = statement.rsplit_once("::").unwrap_or(("", statement));
    let names = names.trim_matches(['{', '}']).split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}
