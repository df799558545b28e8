//! All of Graph, from each whole metadata file there is: it generates, and what it makes compiles, builders and all.

use graph_tests::package::{self, Package};
use graph_tests::{Texts, runtime, shared};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn each_whole_file_makes_a_crate_that_compiles_needs_shared() {
    let Some(shared) = shared("each_whole_file_makes_a_crate_that_compiles") else {
        return;
    };
    let mut files = Vec::new();
    for metadata in whole_files(&shared.join("metadata")) {
        let name = name(&metadata);
        let texts = Texts {
            metadata: fs::read_to_string(&metadata).expect("the metadata"),
            config: format!(
                "crate = \"{name}\"\nversion = \"0.1.0\"\napi = \"v1.0\"\npaths = [\"/**\"]\n"
            ),
            ..Texts::default()
        };
        let made = texts
            .generate("cargo test -p graph-tests --test whole_files", &runtime())
            .unwrap_or_else(|problems| panic!("{name}:\n{}", texts.render(&problems)));
        println!("{name}: {} files", made.len());
        files.extend(
            made.into_iter()
                .map(|(path, text)| (format!("{name}/{path}"), text)),
        );
    }
    files.push((
        "Cargo.toml".to_owned(),
        "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n".to_owned(),
    ));
    let files = files.iter().map(|(path, text)| (path.clone(), &**text));
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = Package::write(&tmp.join("whole-files"), files).expect("written");
    let target = package::target(tmp);
    let check = [
        "check",
        "--workspace",
        "--no-default-features",
        "--features",
    ];
    // Everything, and what one way from the root brings of everything.
    for features in ["client,full,serde", "client,users"] {
        let printed = package
            .cargo(&[&check[..], &[features]].concat(), target)
            .unwrap_or_else(|errors| panic!("{features}:\n{errors}"));
        assert_eq!(printed, "", "{features}: there are no warnings");
    }
}

/// Those of all of Graph, in this folder and in its folder of earlier ones.
fn whole_files(folder: &Path) -> Vec<PathBuf> {
    let folders = [folder.to_owned(), folder.join("history")];
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_whole = |path: &PathBuf| {
        let name = name(path);
        path.extension()
            .is_some_and(|extension| extension == "csdl")
            && !name.contains("synchronization")
    };
    let mut paths: Vec<PathBuf> = paths.filter(is_whole).collect();
    paths.sort();
    assert!(!paths.is_empty(), "there are whole files");
    paths
}

/// `graph-v1-0-prod-2026-07-31`.
fn name(metadata: &Path) -> String {
    let stem = metadata
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .to_lowercase();
    format!("graph-{}", stem.replace('.', "-"))
}
