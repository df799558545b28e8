//! The slices of two versions of Graph agree: what is an item of both has one name in Rust, and what both say is written once.

use graph_codegen::Planned;
use graph_csdl::config::{self, Names};
use graph_reference::Source;
use graph_reference::check::{Subject, check};
use graph_tests::{Texts, root};
use std::collections::BTreeMap;

const BETA: &str = "synchronization-beta";
const V1: &str = "synchronization-v1";

fn texts(slice: &str) -> Texts {
    Texts::read(&root().join("metadata").join(slice))
}

fn names(slice: &str) -> Names {
    config::read_names(&texts(slice).names).expect("names.toml reads")
}

#[test]
fn an_item_of_both_has_one_name() {
    let (beta, v1) = (names(BETA), names(V1));
    let both = v1.names.iter().filter_map(|(item, name)| {
        let other = beta.names.get(item)?;
        Some((item, name, other))
    });
    let both: Vec<_> = both.collect();
    assert!(both.len() > 400, "only {} items are in both", both.len());
    for (item, name, other) in both {
        assert_eq!(name, other, "{item}");
    }
    for (field, held) in &v1.fields {
        if let Some(other) = beta.fields.get(field) {
            assert_eq!(held, other, "{field}");
        }
    }
}

/// Beta starts some members with a small letter where v1.0 has a capital.
#[test]
fn names_that_differ_only_in_case_are_one() {
    let folded = |names: Names| -> BTreeMap<String, String> {
        let names = names.names.into_iter();
        names
            .map(|(item, name)| (item.to_lowercase(), name))
            .collect()
    };
    let (beta, v1) = (folded(names(BETA)), folded(names(V1)));
    for (item, name) in &v1 {
        if let Some(other) = beta.get(item) {
            assert_eq!(name, other, "{item}");
        }
    }
}

#[test]
fn items_of_beta_alone_are_skipped() {
    let texts = texts(V1);
    let ping = "examples/synchronization-ping.md";
    let has = |pages: &[(String, String)]| pages.iter().any(|(name, _)| name == ping);
    assert!(has(&texts.examples) && !has(&texts.known_pages()));
    assert!(texts.inherited.is_some(), "v1.0 inherits from beta");
    let entries = ["[[override]]", "[[resource]]", "[[secret]]"];
    let own = entries.iter().find(|entry| texts.config.contains(**entry));
    assert_eq!(own, None, "what is known of Graph is written once");
}

/// A slice, its crate planned.
fn planned(slice: &str) -> (Texts, Planned) {
    let texts = texts(slice);
    let planned = texts.plan("", "");
    let planned = planned.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
    (texts, planned)
}

/// That each is called, and called as its page shows, is a test of both crates in `wire/operations`.
#[test]
fn every_operation_of_both_has_a_description_and_an_example() {
    for slice in [BETA, V1] {
        let (_, planned) = planned(slice);
        let builders = planned.plan.builders.iter();
        let requests = builders.flat_map(|it| it.methods.iter().map(move |method| (it, method)));
        let requests = requests.filter(|(_, method)| method.docs.http.is_some());
        let requests: Vec<_> = requests.collect();
        assert!(requests.len() > 40, "{slice}: {}", requests.len());
        for (builder, method) in requests {
            let called = format!("{slice}: {}::{}", builder.name, method.name);
            assert!(
                !method.docs.summary.is_empty(),
                "{called} has no description"
            );
            assert!(!method.docs.examples.is_empty(), "{called} has no example");
        }
    }
}

/// So neither needs an entry in `findings.toml` for them; those that there are, are about pages of the reference.
#[test]
fn no_page_of_either_contradicts_its_metadata_and_none_is_missing() {
    for slice in [BETA, V1] {
        let (texts, planned) = planned(slice);
        let pages = texts.known_pages();
        let pages = pages.iter().map(|(name, text)| Source { name, text });
        let pages = graph_reference::read_all(&pages.collect::<Vec<_>>());
        let selected = graph_csdl::slice::select(&planned.model, &planned.config);
        let selected = selected.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
        let subject = Subject {
            model: &planned.model,
            other: None,
            slice: Some(&selected),
            whole: true,
            api: planned.config.api.as_deref(),
        };
        let report = check(&pages, &subject);
        assert!(report.examples > 50, "{slice}: {}", report.examples);
        assert_eq!(report.resolved, report.examples, "{slice}");
        assert_eq!(report.findings, [], "{slice}");
    }
}

/// What is a secret of one is one of the other; that none is shown is a test of both crates in `wire/secrets`.
#[test]
fn both_have_the_same_secrets() {
    let secrets = |slice: &str| {
        let (_, planned) = planned(slice);
        let mut secrets = BTreeMap::new();
        for (_, ty) in planned.model.types() {
            let structure = ty.structure().into_iter();
            for property in structure.flat_map(|it| &it.properties) {
                secrets.insert(format!("{}/{}", ty.name, property.name), property.secret);
            }
        }
        for (_, operation) in planned.model.operations() {
            for parameter in &operation.parameters {
                let item = format!("{}/{}", operation.name, parameter.name);
                secrets.insert(item, parameter.secret);
            }
        }
        secrets
    };
    let (beta, v1) = (secrets(BETA), secrets(V1));
    assert!(v1.values().any(|secret| *secret), "there are secrets");
    for (item, secret) in &v1 {
        let other = beta.get(item).unwrap_or(secret);
        assert_eq!(secret, other, "{item}");
    }
    let hidden = |all: &BTreeMap<String, bool>| all.values().filter(|it| **it).count();
    assert_eq!(hidden(&beta), hidden(&v1), "none is a secret of one alone");
}

#[test]
fn duplicate_keys_are_an_error_with_a_place() {
    let mut texts = texts(V1);
    let beta = std::fs::read_to_string(root().join("metadata").join(BETA).join("docs.toml"));
    let beta = beta.expect("beta's descriptions");
    let mut lines = beta.lines();
    let written = lines.find(|line| line.starts_with("categoryFilterGroups = "));
    texts.docs += "\n[types.\"microsoft.graph.filter\".properties]\n";
    texts.docs += written.expect("a description");
    texts.docs += "\n";
    let line = texts.docs.lines().count();
    let problems = texts.generate("", "").expect_err("it is written twice");
    let said = texts.render(&problems);
    let expected = format!(
        "docs.toml:{line}:24: in microsoft.graph.filter/categoryFilterGroups: it says what the slice"
    );
    assert!(said.starts_with(&expected), "{said}");
}

#[test]
fn errors_of_inherited_entries_are_reported_in_their_file() {
    let mut texts = texts(V1);
    let (config, _) = texts.inherited.as_mut().expect("v1.0 inherits from beta");
    *config += "\n[[resource]]\nproperty = \"microsoft.graph.synchronization/secrets\"\nreason = \"tried\"\noperations = [\"list\"]\n";
    let line = config.lines().count();
    let problems = texts
        .generate("", "")
        .expect_err("no operation of a resource");
    let said = texts.render(&problems);
    let expected = format!("inherited slice.toml:{line}:15: ");
    assert!(said.starts_with(&expected), "{said}");
}
