//! `corrections.toml`: what is read, and all that is wrong in one run.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::config::read_corrections;

fn messages(text: &str) -> String {
    let problems = read_corrections(text).unwrap_err();
    problems.render(|_| ("corrections.toml", text))
}

#[test]
fn an_entry_is_read() {
    let text = r#"
[[correction]]
targets = ["n.a/b", "n.c"]
update = ["PUT", "PATCH"]
deletable = false
api = "beta"
reason = "the page says so"
source = "https://example.org"
date = "2024-02-29"

[[rejected]]
targets = ["n.d"]
change = "contained = false"
reason = "a page writes through it"
"#;
    let read = read_corrections(text).unwrap();
    let entry = &read.entries[0];
    assert_eq!(entry.targets[1].value, "n.c");
    let said: Vec<String> = entry
        .change
        .entries()
        .iter()
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    assert_eq!(said, ["update = [\"PATCH\", \"PUT\"]", "deletable = false"]);
    assert!(entry.holds_for(Some("beta")) && !entry.holds_for(Some("v1.0")));
    assert!(!entry.holds_for(None), "what is said of one version alone");
    assert_eq!(entry.date, "2024-02-29");
    assert_eq!(read.rejected[0].targets[0].value, "n.d");
}

#[test]
fn every_problem_is_reported_in_one_run() {
    let text = r#"[[correction]]
targets = ["n.a/b", "user"]
deletable = false
deleteable = true
reason = "so"
source = "s"
date = "2023-02-29"

[[correction]]
targets = []
api = "v2"
date = "yesterday"

[[correction]]
targets = ["n.a/b"]
deletable = true
exists = false
reason = "so"
source = "s"
date = "2023-01-31"

[[correction]]
targets = ["n.c", "n.a/b"]
deletable = true
operations = ["list"]
bound_to = []
api = "beta"
reason = "so"
source = "s"
date = "2023-01-31"

[[rejected]]
targets = ["n.x"]
"#;
    let expected = r#"corrections.toml:4:1: in [[correction]] targets = ["n.a/b", …]: unknown key "deleteable"
    to fix it: write one of targets, update, readable, readable_by_key, insertable, updatable, deletable, countable, referenceable, indexable_by_key, navigable, contained, stream, directory_object, stream_body, returns, type, nullable, operations, bound_to, add, exists, api, reason, source, date, or remove it
corrections.toml:7:8: in [[correction]] targets = ["n.a/b", …]: "2023-02-29" is not a day
    to fix it: write it as in 2026-08-20
corrections.toml:9:1: in [[correction]]: it corrects nothing
    to fix it: add one of update, readable, readable_by_key, insertable, updatable, deletable, countable, referenceable, indexable_by_key, navigable, contained, stream, directory_object, stream_body, returns, type, nullable, operations, bound_to, add, exists
corrections.toml:9:1: in [[correction]]: reason is missing
    to fix it: add reason = "…"
corrections.toml:9:1: in [[correction]]: source is missing
    to fix it: add source = "…"
corrections.toml:10:11: in [[correction]]: targets is empty
    to fix it: list what the entry is about, such as "namespace.type/property"
corrections.toml:11:7: in [[correction]]: "v2" is not a version of Graph
    to fix it: write beta or v1.0
corrections.toml:12:8: in [[correction]]: "yesterday" is not a day
    to fix it: write it as in 2026-08-20
corrections.toml:15:12: in [[correction]] targets = ["n.a/b"]: `deletable = true` of `n.a/b` contradicts `deletable = false` at line 2, column 12
    to fix it: keep the one that is true, or give each its `api`
corrections.toml:15:12: in [[correction]] targets = ["n.a/b"]: one entry states that `n.a/b` does not exist, another corrects it or a part of it: this one, and that at line 2, column 12
    to fix it: keep the one that is true
corrections.toml:17:10: in [[correction]] targets = ["n.a/b"]: of what does not exist nothing else can be stated
    to fix it: keep `exists`, or the others
corrections.toml:23:19: in [[correction]] targets = ["n.c", …]: `deletable = true` of `n.a/b` contradicts `deletable = false` at line 2, column 12
    to fix it: keep the one that is true, or give each its `api`
corrections.toml:23:19: in [[correction]] targets = ["n.c", …]: one entry states that `n.a/b` does not exist, another corrects it or a part of it: this one, and that at line 15, column 12
    to fix it: keep the one that is true
corrections.toml:25:15: in [[correction]] targets = ["n.c", …]: "list" is not an operation of a resource
    to fix it: write some of get, count, add, update, replace, delete
corrections.toml:26:12: in [[correction]] targets = ["n.c", …]: bound_to is empty
    to fix it: list something, or remove it
corrections.toml:32:1: in [[rejected]] targets = ["n.x"]: change is missing
    to fix it: add change = "…"
corrections.toml:32:1: in [[rejected]] targets = ["n.x"]: reason is missing
    to fix it: add reason = "…"
"#;
    assert_eq!(messages(text), expected);
}

/// One fault is one message: what follows from it is not reported beside it.
#[test]
fn a_fault_is_reported_once() {
    let rest = "reason = \"so\"\nsource = \"s\"\ndate = \"2023-01-31\"\n";
    let twice =
        format!("[[correction]]\ntargets = [\"n.a/b\", \"n.a/b\"]\ndeletable = true\n{rest}");
    let malformed = format!("[[correction]]\ntargets = [\"n.a/\"]\nexists = false\n{rest}");
    let misspelled = format!("[[correction]]\ntarget = [\"n.a\"]\ndeletable = true\n{rest}");
    let nothing = format!("[[correction]]\ntargets = [\"n.a\"]\ndeleteable = true\n{rest}");
    for (text, expected) in [
        (
            twice,
            "2:21: in [[correction]] targets = [\"n.a/b\", …]: \"n.a/b\" is twice in targets",
        ),
        (
            malformed,
            "2:12: in [[correction]] targets = [\"n.a/\"]: \"n.a/\" is no target",
        ),
        (
            misspelled,
            "2:1: in [[correction]]: unknown key \"target\"\n    to fix it: write `targets`, or",
        ),
        (
            nothing,
            "3:1: in [[correction]] targets = [\"n.a\"]: unknown key \"deleteable\"\n    to fix it: write `deletable`",
        ),
        ("x = = 3\n".to_owned(), "1:5: this is not TOML: extra `=`"),
    ] {
        let messages = messages(&text);
        assert!(
            messages.starts_with(&format!("corrections.toml:{expected}")),
            "{messages}"
        );
        assert_eq!(messages.matches("to fix it").count(), 1, "{messages}");
    }
}

#[test]
fn entries_for_different_versions_do_not_contradict() {
    let entry = |api: &str, value: bool| {
        format!(
            "[[correction]]\ntargets = [\"n.a/b\"]\ncontained = {value}\napi = \"{api}\"\nreason = \"so\"\nsource = \
             \"s\"\ndate = \"2023-01-31\"\n"
        )
    };
    assert!(read_corrections(&(entry("beta", true) + &entry("v1.0", false))).is_ok());
    let both = entry("beta", true) + &entry("beta", false);
    assert!(messages(&both).contains("contradicts `contained = true` at line 2, column 12"));
    let twice = entry("beta", true) + &entry("beta", true);
    assert!(messages(&twice).contains("`contained` of `n.a/b` is stated at line 2, column 12 too"));
}
