//! Every JSON object of the documentation's pages, where they are at hand: read as a type that knows nothing and as one
//! that knows a few names, and written back unchanged.

use std::path::{Path, PathBuf};

use graph_runtime::json;

use crate::types::{Entity, Nothing};

#[test]
fn documentation_examples_round_trip() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/docs");
    if !root.is_dir() {
        eprintln!("skipped: documentation_examples_round_trip needs ../shared/docs");
        return;
    }
    let mut pages = Vec::new();
    markdown_below(&root, &mut pages);
    let mut count = 0;
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        for object in objects(&text) {
            count += 1;
            unchanged(object, &page);
        }
    }
    assert!(count > 1_000, "{count}");
}

fn unchanged(object: &str, page: &Path) {
    let nothing: Nothing = json::from_slice(object.as_bytes()).unwrap();
    let entity = json::from_slice::<Entity>(object.as_bytes());
    let before: serde_json::Value = serde_json::from_str(object).unwrap();
    assert_eq!(
        serde_json::to_value(&nothing).unwrap(),
        before,
        "{}",
        page.display()
    );
    match entity {
        Ok(entity) => assert_eq!(
            serde_json::to_value(&entity).unwrap(),
            before,
            "{}",
            page.display()
        ),
        Err(error) => assert_eq!(error.path(), "id", "{}", page.display()),
    }
}

/// The fenced blocks that are, or end in, a JSON object.
fn objects(page: &str) -> Vec<&str> {
    let blocks = page.split("```").skip(1).step_by(2);
    let bodies = blocks.filter_map(|block| block.find("\n{").map(|start| block[start..].trim()));
    bodies
        .filter(|body| serde_json::from_str::<serde_json::Value>(body).is_ok())
        .collect()
}

fn markdown_below(folder: &Path, pages: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            markdown_below(&entry, pages);
        } else if entry.extension().is_some_and(|kind| kind == "md") {
            pages.push(entry);
        }
    }
}
