//! `snippet`, and pages of a slice in the generated documentation.

use crate::sandbox::{CSDL, Sandbox};

/// A page with one example that can be written in Rust, and one that cannot.
const PAGE: &str = r#"# thing: get

```http
GET https://graph.microsoft.com/beta/things/{id}?$select=id
Prefer: a
```

```http
GET https://graph.microsoft.com/beta/nothings/1
Prefer: a
```
"#;

#[test]
fn pages_are_printed_as_rust() {
    let sandbox = Sandbox::new();
    sandbox.plant("page.md", PAGE);
    sandbox
        .run(&["snippet", "page.md"])
        .expect(0)
        .prints(&[
            "```rust\n// Example 1\n",
            "use graph_tiny::",
            ".by_id(\"{thing-id}\")",
        ])
        .complains(&["page.md:9: no Rust for Example 2: unresolved: unknown-root"]);
    sandbox
        .run(&["snippet", "--summary", "page.md"])
        .expect(0)
        .prints(&["1 pages, 2 examples, 1 resolved, 1 written\n"]);
    sandbox
        .run(&["snippet", "none.md"])
        .expect(2)
        .complains(&["none.md"]);
}

/// What a metadata file has is asked for by `--path`; a slice says itself what it has.
#[test]
fn options_of_metadata_files_need_one() {
    let sandbox = Sandbox::new();
    sandbox.plant("page.md", PAGE);
    sandbox.plant("beta.csdl", CSDL);
    for (stray, named) in [
        (&["--path", "/things/**"] as &[&str], "--path"),
        (&["--no-corrections"], "--no-corrections"),
        (&["--slice", "tiny", "--path", "/things/**"], "--path"),
    ] {
        let run = sandbox.run(&[&["snippet", "page.md"], stray].concat());
        let run = run.expect(2).complains(&[named, "--metadata"]);
        assert_eq!(run.out, "", "{stray:?}");
    }
    let of_file = ["snippet", "page.md", "--metadata", "beta.csdl"];
    let of_file = [&of_file[..], &["--path", "/things/**"]].concat();
    sandbox
        .run(&of_file)
        .expect(0)
        .prints(&[".by_id(\"{thing-id}\")"]);
}

#[test]
fn pages_of_the_slice_are_documentation() {
    let sandbox = Sandbox::new();
    sandbox.plant("metadata/tiny/examples/get.md", PAGE);
    sandbox.run(&["generate"]).expect(0);
    let builder = sandbox.text("generated/tiny/src/builders/thing.rs");
    for text in [
        "/// # Example\n",
        "/// # async fn example(",
        "get(Some(options))",
    ] {
        assert!(builder.contains(text), "{text:?} is not in {builder}");
    }
}
