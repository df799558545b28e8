//! The Rust that is written for requests of every kind. `UPDATE_GOLDENS=1` writes it anew.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use codegen::config::{Config, Descriptions, Names, Spanned, WantedType};
use codegen::docs;
use codegen::plan::{self, Policy, Runtime};
use codegen::snippet::{self, Index};
use codegen::{model, schema, slice};
use std::fmt::Write as _;
use std::path::Path;

fn config() -> Config {
    Config {
        crate_name: Some("graph-library".to_owned()),
        version: Some("0.1.0".to_owned()),
        api: Some("beta".to_owned()),
        paths: vec![Spanned {
            value: "/**".to_owned(),
            ..Spanned::default()
        }],
        types: ["microsoft.graph.book", "microsoft.graph.map"]
            .map(wanted)
            .into(),
        ..Config::default()
    }
}

fn wanted(name: &str) -> WantedType {
    WantedType {
        name: Spanned {
            value: name.to_owned(),
            ..Spanned::default()
        },
        ..WantedType::default()
    }
}

/// The Rust of each example, or the reason why there is none.
fn written(page: &str) -> String {
    let config = config();
    let csdl = include_str!("../docs/fixtures/library.csdl");
    let schema = schema::read(csdl).unwrap();
    let model = model::resolve(&schema, &config).unwrap();
    let slice = slice::select(&model, &config).unwrap();
    let inputs = plan::Inputs {
        config: &config,
        descriptions: &Descriptions::default(),
        names: &Names::default(),
        policy: Policy::Facts,
        command: "",
        runtime: &Runtime::Path(String::new()),
        own_workspace: false,
    };
    let plan = plan::lower(&slice, &inputs).unwrap();
    let index = Index::new(&plan);
    let mut out = String::new();
    for example in docs::read(page, "page.md").examples {
        let request = &example.request;
        let name = format!("{} {}", request.method.value, request.target.value);
        match snippet::write(&index, &model, &example) {
            Ok(snippet) => {
                let text = snippet::block(&snippet, &index.crate_name(), &name);
                _ = writeln!(out, "{text}");
            }
            Err(why) => _ = writeln!(out, "{name}\n: {why}\n"),
        }
    }
    out
}

#[test]
fn requests_are_written_as_a_person_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippets");
    let written = written(include_str!("page.md"));
    let golden = folder.join("expected.md");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, &written).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap();
    assert!(
        written == expected,
        "the Rust is not that of expected.md:\n{written}"
    );
}
