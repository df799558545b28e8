//! All of Graph, from whole metadata files: each generates, and what it makes compiles, builders and all.

use graph_tests::package::{self, Package};
use graph_tests::{Texts, runtime, shared};
use std::fs;
use std::path::Path;

#[test]
fn whole_files_make_crates_that_compile_needs_shared() {
    let Some(shared) = shared("whole_files_make_crates_that_compile") else {
        return;
    };
    let mut files = Vec::new();
    for metadata in FILES.map(|file| shared.join("metadata").join(file)) {
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

/// The largest file, one of another cloud, and the one that Graph's SDKs are made from, which has names that are no OData
/// identifiers and annotations of what does not exist. `tests/whole/compile.sh` does the same for every file there is.
const FILES: [&str; 3] = [
    "beta-Prod-2021-07-13.csdl",
    "beta-USNat-2026-08-04.csdl",
    "clean/v1.0-2026-08-04.csdl",
];

/// `graph-v1-0-prod-2026-07-31`.
fn name(metadata: &Path) -> String {
    let stem = metadata
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .to_lowercase();
    format!("graph-{}", stem.replace('.', "-"))
}
