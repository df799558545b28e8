//! Reads every metadata file of `../shared` completely.

use codegen::problem::Input;
use codegen::schema;
use std::path::{Path, PathBuf};

/// The files, or `None` where `../shared` is absent.
fn files() -> Option<Vec<PathBuf>> {
    let metadata = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/metadata"));
    let mut files = Vec::new();
    for folder in [metadata.to_owned(), metadata.join("history")] {
        let entries = std::fs::read_dir(folder).ok()?;
        files.extend(entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "csdl")));
    }
    files.sort();
    Some(files)
}

#[test]
fn all_are_read_needs_shared() {
    let Some(files) = files() else {
        println!("skipped: ../shared is absent");
        return;
    };
    assert!(files.len() >= 7);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.display().to_string();
        if let Err(problems) = schema::read(&text) {
            panic!("{}", problems.render(|_: Input| (&name, &text)));
        }
    }
}
