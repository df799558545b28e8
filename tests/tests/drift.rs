//! What is checked in under `generated/` is what the generator makes of what is checked in under `metadata/`.

use graph_codegen::plan::Runtime;
use graph_codegen::{Purpose, Setting};
use graph_csdl::config;
use graph_tests::{Texts, root, slices};
use std::fs;
use std::path::Path;

/// The version in the manifest of a package.
fn version(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = text.parse().expect("the manifest parses");
    manifest["package"]["version"]
        .as_str()
        .expect("a version")
        .to_owned()
}

#[test]
fn generated_crates_are_what_their_slices_make() {
    let mut checked = 0;
    for name in slices() {
        let mut texts = Texts::read(&root().join("metadata").join(&name));
        // `cargo xtask check` compares the version of a released crate with the record of its release.
        let declared = config::read_config(&texts.config).expect("slice.toml reads");
        if declared.released.is_some() {
            let version = version(&root().join("generated").join(&name));
            texts.config = format!("version = \"{version}\"\n{}", texts.config);
        }
        let command = format!("cargo xtask generate {name}");
        let setting = Setting {
            command: command.clone(),
            runtime: Runtime::Named {
                package: "graph-runtime".to_owned(),
                version: version(&root().join("codegen/runtime")),
                path: Some("../../codegen/runtime".to_owned()),
            },
            purpose: Purpose::Member,
        };
        let made = graph_codegen::generate(&texts.texts(), &setting)
            .unwrap_or_else(|problems| panic!("{name}:\n{}", texts.render(&problems)));
        let (files, names) = (made.files, made.names);
        let given = config::read_names(&texts.names).expect("names.toml reads");
        assert_eq!(
            given, names,
            "metadata/{name}/names.toml is stale: run `{command}`"
        );
        for (path, text) in files {
            let on_disk = fs::read_to_string(root().join("generated").join(&name).join(&path))
                .unwrap_or_default();
            assert!(
                on_disk == text,
                "generated/{name}/{path} is stale: run `{command}`"
            );
            checked += 1;
        }
    }
    assert!(checked > 0, "no generated file was checked");
}

/// As a slice is that somebody has just begun: what `slice.toml` does not say is taken from where the facts come from.
#[test]
fn a_slice_of_two_lines_is_made_as_any_other() {
    let texts = Texts {
        metadata: fs::read_to_string(root().join("tests/fixtures/keys/schema.csdl"))
            .expect("the metadata"),
        config: "crate = \"graph-keys\"\npaths = [\"/**\"]\n".to_owned(),
        source: "file = \"v1.0.csdl\"\napi = \"v1.0\"\n[asked]\npaths = [\"/**\"]\n".to_owned(),
        ..Texts::default()
    };
    let files = texts.generate("cargo xtask generate keys", "../../codegen/runtime");
    let files = files.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
    assert!(files["Cargo.toml"].contains("version = \"0.1.0\""));
    assert!(files["src/client.rs"].contains("\"v1.0\""));
}
