//! `slice.toml`: what is read of it, and what is said of one that is not right.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::config::{self, Config};
use graph_csdl::model::UpdateMethod;
use graph_csdl::problem::line_and_column;

const RIGHT: &str = r#"
crate = "graph-synchronization-beta"
version = "0.1.0"
api = "beta"
docs = "required"
divide = false
publish = true
keywords = ["entra", "scim"]
repository = "https://example.com/x"
showpiece = "GET /users/{id}"
paths = ["/servicePrincipals/{id}/synchronization/**", "/applications/{id}/synchronization/**"]

[[override]]
target = "n.schema"
update = "PUT"
countable = false
reason = "the page says so"

[[resource]]
property = "n.synchronization/secrets"
operations = ["count", "replace"]
reason = "the page says so"

[[secret]]
property = "n.pair/value"
reason = "holds passwords"

[[secret]]
property = "n.user/token"
secret = false
reason = "a word of a text"

[[rename]]
item = "n.x"
name = "Y"
reason = "reads better"

[[type]]
name = "n.user"
reason = "a derived type that callers cast to"
"#;

fn messages(text: &str) -> String {
    match config::read_config(text) {
        Ok(_) => "nothing\n".to_owned(),
        Err(problems) => problems.render(|_| ("slice.toml", text)),
    }
}

#[test]
fn everything_is_read() {
    let Config {
        crate_name,
        version,
        released: _,
        api,
        docs_required,
        divide,
        publish,
        keywords,
        repository,
        showpiece,
        inherits,
        paths,
        overrides,
        corrections: _,
        resources,
        secrets,
        renames,
        types,
        lenient: _,
        text: _,
    } = config::read_config(RIGHT).unwrap();
    assert_eq!(crate_name.as_deref(), Some("graph-synchronization-beta"));
    assert_eq!(version.as_deref(), Some("0.1.0"));
    assert_eq!(api.as_deref(), Some("beta"));
    assert!(docs_required);
    assert_eq!(divide, Some(false));
    assert!(publish);
    assert_eq!(keywords, ["entra", "scim"]);
    assert_eq!(repository.as_deref(), Some("https://example.com/x"));
    assert_eq!(showpiece.unwrap().value, "GET /users/{id}");
    assert_eq!(inherits, None);
    let texts: Vec<_> = paths.iter().map(|path| &*path.value).collect();
    assert_eq!(
        texts,
        [
            "/servicePrincipals/{id}/synchronization/**",
            "/applications/{id}/synchronization/**"
        ]
    );
    assert_eq!(line_and_column(RIGHT, paths[1].at), (11, 56));
    assert_eq!(overrides[0].target.value, "n.schema");
    assert_eq!(line_and_column(RIGHT, overrides[0].target.at), (14, 10));
    assert_eq!(overrides[0].change.update, [UpdateMethod::Put]);
    assert_eq!(
        (overrides[0].change.countable, overrides[0].change.readable),
        (Some(false), None)
    );
    assert_eq!(overrides[0].reason, "the page says so");
    let operations: Vec<_> = resources[0]
        .operations
        .iter()
        .map(|operation| &*operation.value)
        .collect();
    assert_eq!(
        (&*resources[0].property.value, operations),
        ("n.synchronization/secrets", vec!["count", "replace"])
    );
    let secrets: Vec<_> = secrets
        .iter()
        .map(|secret| (&*secret.property.value, secret.is_secret))
        .collect();
    assert_eq!(secrets, [("n.pair/value", true), ("n.user/token", false)]);
    assert_eq!((&*renames[0].item.value, &*renames[0].name), ("n.x", "Y"));
    assert_eq!(types[0].name.value, "n.user");
}

#[test]
fn an_empty_file_asks_for_nothing() {
    let config = config::read_config("").unwrap();
    assert!(config.paths.is_empty() && config.crate_name.is_none() && !config.docs_required);
    assert_eq!(config.divide, None);
}

#[test]
fn every_problem_is_reported_in_one_run() {
    let text = r#"crate = "Graph"
version = "1.0"
api = "v2"
docs = true
paths = ["/a", "", 1, "/a"]
path = "/b"

[[override]]
target = "n.a"

[[override]]
target = "n.a"
update = "GET"
readable = "no"
reason = " "

[[resource]]
operations = ["get", "list"]
reason = "so"

[[resource]]
property = "n.b/c"
operations = []
raeson = "so"

[[rename]]
item = "n.c"
name = "type"
reason = "so"

[secret]
property = "n.d"

[[type]]
"#;
    let expected = r#"slice.toml:1:9: "Graph" is not the name of a crate
    to fix it: write small letters, digits and hyphens, a letter first
slice.toml:2:11: "1.0" is not a semantic version
    to fix it: write it as 1.2.3 or 1.2.3-beta.1
slice.toml:3:7: "v2" is not a version of Graph
    to fix it: write beta or v1.0
slice.toml:4:8: docs is a boolean
    to fix it: write a string in quotes
slice.toml:5:16: an item of paths is empty
    to fix it: write a few words
slice.toml:5:20: an item of paths is an integer
    to fix it: write a string in quotes
slice.toml:5:23: "/a" is twice in paths
    to fix it: keep one
slice.toml:6:1: unknown key "path"
    to fix it: write one of crate, version, released, api, docs, divide, publish, keywords, repository, showpiece, inherits, paths, override, resource, secret, rename, type, or remove it
slice.toml:8:1: in [[override]] target = "n.a": it overrides nothing
    to fix it: add one of update, readable, readable_by_key, insertable, updatable, deletable, countable, referenceable, indexable_by_key, navigable, contained, stream, directory_object, stream_body, returns, type, nullable, operations, bound_to, add, exists
slice.toml:8:1: in [[override]] target = "n.a": reason is missing
    to fix it: add reason = "…"
slice.toml:11:1: in [[override]] target = "n.a": a second entry about the same item
    to fix it: keep one
slice.toml:13:10: in [[override]] target = "n.a": "GET" is not a method that updates
    to fix it: write PATCH, PUT or POST
slice.toml:14:12: in [[override]] target = "n.a": readable is a string
    to fix it: write true or false
slice.toml:15:10: in [[override]] target = "n.a": reason is empty
    to fix it: write a few words
slice.toml:17:1: in [[resource]]: property is missing
    to fix it: add property = "…"
slice.toml:18:22: in [[resource]]: "list" is not an operation of a resource
    to fix it: write some of get, count, add, update, replace, delete
slice.toml:23:14: in [[resource]] property = "n.b/c": operations is empty
    to fix it: list something, or remove it
slice.toml:24:1: in [[resource]] property = "n.b/c": unknown key "raeson"
    to fix it: write `reason`, or remove it
slice.toml:28:8: in [[rename]] item = "n.c": "type" is not a name in Rust
    to fix it: write a name that is no keyword; an underscore after it helps
slice.toml:31:1: secret is a table
    to fix it: write a list of tables, each with the heading [[secret]]
slice.toml:34:1: in [[type]]: name is missing
    to fix it: add name = "…"
slice.toml:34:1: in [[type]]: reason is missing
    to fix it: add reason = "…"
"#;
    assert_eq!(messages(text), expected);
}

#[test]
fn a_fault_is_reported_once_with_what_fixes_it() {
    for (text, expected) in [
        (
            "[[type]]\nname = \"n.a\"\nreason = \"r\"\npublish = true\n",
            "4:1: in [[type]] name = \"n.a\": unknown key \"publish\"\n    \
             to fix it: `publish` is a key of the file: write it before the first heading\n",
        ),
        (
            "[[override]]\ntarget = \"n.a\"\nstreem = true\nreason = \"r\"\n",
            "3:1: in [[override]] target = \"n.a\": unknown key \"streem\"\n    \
             to fix it: write `stream`, or remove it\n",
        ),
        (
            "[[override]]\ntarget = \"n.a\"\nexists = true\nreason = \"r\"\n",
            "3:10: in [[override]] target = \"n.a\": `exists = true` changes nothing\n    \
             to fix it: add the missing elements with `add`, or remove this entry\n",
        ),
        (
            "api = \"beta\"\napi = \"beta\"\n",
            "2:1: this is not TOML: duplicate key\n    to fix it: keep one of the two\n",
        ),
    ] {
        assert_eq!(messages(text), format!("slice.toml:{expected}"));
    }
}

#[test]
fn text_that_is_not_toml_is_an_error_with_a_place() {
    assert_eq!(
        messages("a = \n[b\n= 1"),
        r#"slice.toml:1:5: this is not TOML: string values must be quoted, expected literal string
    to fix it: correct the line
slice.toml:2:3: this is not TOML: unclosed table, expected `]`
    to fix it: correct the line
slice.toml:3:1: this is not TOML: unquoted keys cannot be empty, expected letters, numbers, `-`, `_`
    to fix it: correct the line
"#
    );
}

#[test]
fn versions_are_semantic() {
    let cases = [
        ("0.1.0", true),
        ("1.2.3-beta.1+build.05", true),
        ("1.2.3-0a", true),
        ("1.2.3+x-y", true),
        ("1.2", false),
        ("1.2.3.4", false),
        ("01.2.3", false),
        ("1.2.3-01", false),
        ("1.2.3-", false),
        ("1.2.3-a..b", false),
        ("v1.2.3", false),
        ("1.2.+3", false),
    ];
    for (version, is_right) in cases {
        let text = format!("version = \"{version}\"");
        assert_eq!(config::read_config(&text).is_ok(), is_right, "{version}");
    }
}

#[test]
fn a_rename_is_one_identifier_that_is_not_taken() {
    let method = "n.a owned builder.microsoft.graph.go";
    for (item, name, what) in [
        ("n.a", "a//b", "\"a//b\" is not a name in Rust"),
        ("n.a", "A//b", "\"A//b\" is not a name in Rust"),
        ("n.a", "/* */A", "\"/* */A\" is not a name in Rust"),
        ("n.a", "A\\n", "\"A\\n\" is not a name in Rust"),
        ("n.a", " A", "\" A\" is not a name in Rust"),
        ("n.a", "std::A", "\"std::A\" is not a name in Rust"),
        ("n.a", "", "name is empty"),
        ("n.a", "Self", "\"Self\" is not a name in Rust"),
        ("n.a/b", "_", "\"_\" is not a name in Rust"),
        ("n.a/b", "r#type", "\"r#type\" is not a name in Rust"),
        ("n.a/b", "gen", "\"gen\" is not a name in Rust"),
        ("n.a/b", "async", "\"async\" is not a name in Rust"),
        ("n.a/b", "²", "\"²\" is not a name in Rust"),
        (
            "n.a/b",
            "additional",
            "the name \"additional\" is taken: every struct has it, or a setter of that name",
        ),
        (
            "n.a/b",
            "null",
            "the name \"null\" is taken: every struct has it, or a setter of that name",
        ),
        (
            "n.a/b",
            "std",
            "the name \"std\" is taken: generated files name a crate by it",
        ),
        ("n.a/b", "_b", "\"_b\" is not spelled as such a name is"),
        (
            "n.e/b",
            "UnknownValue",
            "the name \"UnknownValue\" is taken: it is the variant of members that are not known",
        ),
        (
            "n.a",
            "String",
            "the name \"String\" is taken: the files of models use it",
        ),
        (
            "n.a",
            "IntoIterator",
            "the name \"IntoIterator\" is taken: the files of models use it",
        ),
        (
            "n.a",
            "graph_runtime",
            "the name \"graph_runtime\" is taken: generated files name a crate by it",
        ),
        ("n.a", "user", "\"user\" is not spelled as such a name is"),
        (
            "n.a#properties",
            "Option",
            "the name \"Option\" is taken: the files of models use it",
        ),
        (
            "n.a owned builder",
            "Request",
            "the name \"Request\" is taken: the files of request builders and parameters use it",
        ),
        (
            "n.a/n.go#parameters",
            "Vec",
            "the name \"Vec\" is taken: the files of request builders and parameters use it",
        ),
        (
            method,
            "get",
            "the name \"get\" is taken: it is that of a built-in method",
        ),
        (method, "Go", "\"Go\" is not spelled as such a name is"),
        (
            "root.users",
            "from_core",
            "the name \"from_core\" is taken: it is that of a built-in method",
        ),
        ("n.a#module", "crate", "\"crate\" is not a name in Rust"),
    ] {
        let text = format!(
            "crate = \"c\"\n\n[[rename]]\nitem = \"{item}\"\nname = \"{name}\"\nreason = \"r\"\n"
        );
        let messages = config::read_config(&text)
            .unwrap_err()
            .render(|_| ("slice.toml", &text));
        let line = messages.lines().next().unwrap_or_default();
        assert!(
            line.starts_with("slice.toml:5:") && line.ends_with(what),
            "{item} = {name}: {messages}"
        );
    }
    for (item, name) in [
        ("n.a", "User"),
        ("n.a", "Page"),
        ("n.a/b", "type_"),
        ("n.e/b", "String"),
        ("n.a owned builder", "AccountRequestBuilder"),
        (method, "go_on"),
    ] {
        let text = format!("[[rename]]\nitem = \"{item}\"\nname = \"{name}\"\nreason = \"r\"\n");
        assert!(config::read_config(&text).is_ok(), "{item} = {name}");
    }
}
