//! The text of an interface.

use crate::{changes, interface, resolved, shared};
use graph_codegen::interface::{Fact, Interface, compare};

#[test]
fn it_is_read_as_it_was_written() {
    let made = interface();
    let text = made.to_text();
    assert_eq!(Interface::from_text(&text).unwrap(), made, "{text}");
    // What types inherit is written once.
    assert_eq!(text.matches("::id\"").count(), 1, "{text}");
    assert!(
        text.contains(
            r#"{"field":"models::Book::title","wire":"title","type":"String","edm":"Edm.String"}"#
        ),
        "{text}"
    );
    let atlas = &made.types["models::Atlas"];
    assert_eq!(
        atlas.members["title"].facts.get(Fact::Setter),
        Some("with_title")
    );
    assert_eq!(atlas.bases, ["models::Book", "models::Entity"]);
}

#[test]
fn a_whole_file_is_read_as_it_was_written_needs_shared() {
    const V1: &str = "v1.0-Prod-2026-07-31.csdl";
    let Some(text) = shared::text(V1) else {
        return;
    };
    let config = "crate = \"graph\"\napi = \"v1.0\"\npaths = [\"/**\"]\n";
    let names = graph_csdl::config::Names::default();
    let made = resolved(&text, config).interface(&names).unwrap().interface;
    let text = made.to_text();
    let read = Interface::from_text(&text).unwrap();
    assert_eq!(compare(&made, &read), []);
    assert!(read == made);
    println!("{} types, {} bytes", made.types.len(), text.len());
}

#[test]
fn other_texts_are_refused_with_their_line() {
    for (text, expected) in [
        ("", "line 1: it has no line with `interface`"),
        ("x", "line 1: expected value"),
        (
            r#"{"interface":2,"crate":"a","api":"beta"}"#,
            "line 1: it is not an interface of form 1",
        ),
        (
            "{\"interface\":1,\"crate\":\"a\",\"api\":\"beta\"}\n{\"thing\":\"x\"}",
            "line 2: its kind is unknown",
        ),
        (
            "{\"interface\":1,\"crate\":\"a\",\"api\":\"beta\"}\n{\"field\":\"models::A::b\"}",
            "line 2: the line of its type is not above it",
        ),
    ] {
        let error = Interface::from_text(text).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{text}: {error}");
    }
}

#[test]
fn nothing_changes_without_a_change() {
    assert_eq!(changes((crate::CSDL, ""), (crate::CSDL, "")), []);
}
