//! The slices of two versions of Graph agree: what is an item of both has one name in Rust, and what both say is written once.

use graph_csdl::config::{self, Names};
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
fn what_differs_in_case_alone_has_one_name_too() {
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
fn what_only_beta_has_is_passed_over() {
    let texts = texts(V1);
    let ping = "examples/synchronization-ping.md";
    let has = |pages: &[(String, String)]| pages.iter().any(|(name, _)| name == ping);
    assert!(has(&texts.examples) && !has(&texts.known_pages()));
    assert!(texts.inherited.is_some(), "v1.0 inherits from beta");
    let entries = ["[[override]]", "[[resource]]", "[[secret]]"];
    let own = entries.iter().find(|entry| texts.config.contains(**entry));
    assert_eq!(own, None, "what is known of Graph is written once");
}

#[test]
fn what_is_written_twice_is_an_error_with_its_place() {
    let mut texts = texts(V1);
    texts.docs += "\n[types.\"microsoft.graph.filter\".properties]\ncategoryFilterGroups = \"Which objects belong to this mapping at all. Experimental.\"\n";
    let line = texts.docs.lines().count();
    let problems = texts.generate("", "").expect_err("it is written twice");
    let said = texts.render(&problems);
    let expected = format!(
        "docs.toml:{line}:24: in microsoft.graph.filter/categoryFilterGroups: it says what the slice"
    );
    assert!(said.starts_with(&expected), "{said}");
}

#[test]
fn what_is_wrong_with_an_inherited_entry_is_said_in_its_own_file() {
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
