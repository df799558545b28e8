//! The same facts give the same bytes, whatever the order of what is asked for and the line endings of what is read.

use graph_codegen::emit::Files;
use graph_tests::{Texts, root, slices};

fn generate(texts: &Texts) -> Files {
    let made = texts.generate(
        "cargo test -p graph-tests --test determinism",
        "../../codegen/runtime",
    );
    made.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)))
}

fn all() -> Vec<Texts> {
    let folder = root().join("metadata");
    let slices = slices().into_iter();
    slices.map(|name| Texts::read(&folder.join(name))).collect()
}

#[test]
fn two_runs_give_the_same_bytes() {
    for texts in all() {
        assert_eq!(generate(&texts), generate(&texts));
    }
}

#[test]
fn the_order_of_patterns_does_not_matter() {
    for texts in all() {
        let [first, second] = [
            "/servicePrincipals/{id}/synchronization/**",
            "/applications/{id}/synchronization/**",
        ];
        let swapped = texts
            .config
            .replace(first, "\u{0}")
            .replace(second, first)
            .replace('\u{0}', second);
        assert_ne!(texts.config, swapped);
        let swapped = Texts {
            config: swapped,
            ..texts.clone()
        };
        assert_eq!(generate(&texts), generate(&swapped));
    }
}

#[test]
fn line_endings_and_a_byte_order_mark_do_not_matter() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    for texts in all() {
        let inherited = texts.inherited.as_ref();
        let pages = texts.examples.iter();
        let other = Texts {
            metadata: format!("\u{feff}{}", windows(&texts.metadata)),
            config: windows(&texts.config),
            docs: windows(&texts.docs),
            names: windows(&texts.names),
            source: windows(&texts.source),
            corrections: windows(&texts.corrections),
            inherited: inherited.map(|(config, docs)| (windows(config), windows(docs))),
            examples: pages
                .map(|(page, text)| (page.clone(), windows(text)))
                .collect(),
            handwritten: texts.handwritten.clone(),
        };
        assert_eq!(generate(&texts), generate(&other));
    }
}

#[test]
fn names_given_on_a_first_run_are_those_of_a_second() {
    for texts in all() {
        assert!(!texts.names.is_empty(), "names.toml is checked in");
        let without = Texts {
            names: String::new(),
            ..texts.clone()
        };
        assert_eq!(generate(&texts), generate(&without));
    }
}
