//! Reading pages, tying their URLs to operations, and holding what they say against metadata.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod checking;
mod irregularity;
mod mutants;
mod names_on_disk;
mod own_pages;
mod reports;
mod resolving;
mod shared;
mod shared_pages;
mod unresolved;

use graph_csdl::config::Config;
use graph_csdl::model::{self, Model};
use graph_csdl::schema;
use graph_reference::Page;
use std::path::{Path, PathBuf};

/// A model from the text of a CSDL file.
fn model(csdl: &str, config: &Config) -> Model {
    let schema = schema::read(csdl).unwrap_or_else(|problems| panic!("{problems:?}"));
    model::resolve(&schema, config).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The small metadata that fixtures are about.
fn library() -> Model {
    model(include_str!("fixtures/library.csdl"), &Config::default())
}

/// A file or folder of the project.
fn project(path: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

/// Every page below a folder, in order of their names; a page is named by its path from the folder around that one.
fn pages(folder: &Path) -> Vec<Page> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let base = folder.parent().unwrap();
    let named = |file: &PathBuf| {
        file.strip_prefix(base)
            .unwrap()
            .display()
            .to_string()
            .replace('\\', "/")
    };
    files
        .iter()
        .map(|file| graph_reference::read(&std::fs::read_to_string(file).unwrap(), &named(file)))
        .collect()
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), files);
        }
    } else if path.extension().is_some_and(|extension| extension == "md") {
        files.push(path.to_owned());
    }
}
