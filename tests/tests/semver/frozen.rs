//! A crate that an older generator made compiles with the runtime of today, if the minor version of the runtime is the same; and so
//! does a program of that time, which uses every item of the crate.
//!
//! `tests/released/0.MINOR/` has both, as they were made when that minor version was released. `SEMVER_FREEZE=1` writes the folder
//! of the current minor version.

use crate::consumer;
use crate::crates::Crate;
use crate::table;
use graph_tests::package::{self, Package};
use graph_tests::{root, runtime};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What the manifest has in place of the path of the runtime.
const RUNTIME: &str = "{runtime}";

const MANIFEST: &str = r#"[package]
name = "semver-released"
version = "0.1.0"
edition = "2024"

[dependencies]
graph-library = { path = "crate", default-features = false, features = ["client", "serde"] }
serde = "1"

[workspace]
members = ["crate"]
"#;

#[test]
fn a_released_crate_compiles_with_the_runtime_of_the_same_minor_version() {
    let folder = root().join("tests/released").join(minor_version());
    if std::env::var_os("SEMVER_FREEZE").is_some() {
        freeze(&folder);
    }
    let files = below(&folder);
    assert!(
        files.contains_key("src/lib.rs"),
        "a new minor version of graph-runtime: SEMVER_FREEZE=1 cargo test -p graph-tests --test semver frozen"
    );
    let files = files
        .into_iter()
        .map(|(path, text)| (path, text.replace(RUNTIME, &runtime())));
    let files: BTreeMap<String, String> = files.collect();
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let place = tmp.join("semver/released");
    let files = files
        .iter()
        .map(|(path, text)| (path.clone(), text.as_str()));
    let package = Package::write(&place, files.chain([("Cargo.toml".to_owned(), MANIFEST)]));
    let printed = package
        .expect("written")
        .cargo(&["check"], package::target(tmp));
    if let Err(errors) = printed {
        panic!(
            "{errors}\nA crate that was generated for this minor version of graph-runtime does not compile any more. If the version \
             is not released yet, freeze the crate again with SEMVER_FREEZE=1; otherwise raise the minor version of graph-runtime."
        );
    }
}

/// `0.MINOR` of the runtime.
fn minor_version() -> String {
    let manifest = fs::read_to_string(root().join("codegen/runtime/Cargo.toml"));
    let manifest: toml::Table = toml::from_str(&manifest.expect("a manifest")).expect("TOML");
    let version = manifest["package"]["version"].as_str().expect("a version");
    let (minor, _) = version.rsplit_once('.').expect("three numbers");
    minor.to_owned()
}

fn freeze(folder: &Path) {
    let made = Crate::new(&table::base());
    let program = consumer::text(&made.interface, |_| true);
    let files = made.files.into_iter();
    let files = files.map(|(path, text)| (format!("crate/{path}"), text));
    let _ = fs::remove_dir_all(folder);
    for (path, text) in files.chain([("src/lib.rs".to_owned(), program)]) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder)).expect("a folder");
        fs::write(path, text.replace(&runtime(), RUNTIME)).expect("a file");
    }
}

fn below(folder: &Path) -> BTreeMap<String, String> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(current).into_iter().flatten().flatten() {
            let path: PathBuf = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("below the folder");
            let name = name.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(&path).expect("a text"));
        }
    }
    files
}
