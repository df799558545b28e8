//! The lists of names that generated files use are held against generated files: those of the fixtures, and the crates.

use graph_csdl::reserved::{IMPORTED, IN_MODELS, KNOWN};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn whatever_a_generated_file_imports_is_reserved() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["generated", "tests/fixtures"] {
        below(&root.join(folder), &mut files);
    }
    let mut imported = BTreeSet::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a text");
        for line in statements(&text) {
            imported.extend(names(&line));
        }
    }
    assert!(imported.contains("Target"), "there are generated files");
    let reserved: BTreeSet<String> = IMPORTED.map(str::to_owned).into();
    let missing: Vec<&String> = imported.difference(&reserved).collect();
    assert!(
        missing.is_empty(),
        "these belong into IMPORTED in codegen/csdl/src/reserved.rs: {missing:?}"
    );
}

#[test]
fn what_no_model_may_be_called_is_reserved_elsewhere_too() {
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

/// What a statement imports from other crates.
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
