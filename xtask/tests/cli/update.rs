//! `update`.

use crate::sandbox::{CSDL, SLICE, Sandbox};
use crate::server::{Server, answer};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCS: &str = r#"# Written by hand.

[types."tiny.colour"]
doc = "A colour."

[types."tiny.size"]
doc = "A size."
[types."tiny.size".properties]
width = "In pixels."

[types."tiny.thing"]
doc = "A thing."
[types."tiny.thing".properties]
colour = "Its colour."
id = "Its name."
parts = "Its parts."
size = "Its size." # Kept.

[operations."Collection(tiny.thing)/count"]
doc = "Counts things."

[operations."Collection(tiny.thing)/create"]
doc = "Creates a thing."

[operations."Collection(tiny.thing)/list"]
doc = "Lists things."

[operations."tiny.thing/delete"]
doc = "Deletes a thing."

[operations."tiny.thing/get"]
doc = "Gets a thing."

[operations."tiny.thing/paint"]
doc = "Paints a thing."
[operations."tiny.thing/paint".parameters]
colour = "The new colour."

[operations."tiny.thing/update"]
doc = "Updates a thing."
"#;

/// The page of an operation.
fn page(method: &str, path: &str) -> String {
    format!(
        "---\ntitle: \"x\"\ndoc_type: apiPageType\n---\n# x\n\n## HTTP request\n\n```http\n{method} {path}\n```\n\n## Example\n\n\
         ```http\n{method} https://graph.microsoft.com/beta{path}\n```\n\n```http\nHTTP/1.1 204 No Content\n```\n"
    )
}

/// A slice whose items must all be described, with a page each for two operations.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.plant(
        "metadata/tiny/slice.toml",
        format!("{SLICE}docs = \"required\"\n"),
    );
    sandbox.plant("beta.csdl", CSDL);
    sandbox
        .run(&["import", "beta.csdl", "--slice", "tiny"])
        .expect(0);
    let problems = sandbox.run(&["generate"]).err;
    sandbox.plant("metadata/tiny/docs.toml", DOCS);
    let run = sandbox.run(&["generate"]);
    assert_eq!(run.code, Some(0), "{problems}\n{run:?}");
    sandbox
}

/// Without the action, and with another property of the type.
fn newer() -> String {
    let (before, action) = CSDL.split_once("      <Action").unwrap();
    let (_, after) = action.split_once("</Action>\n").unwrap();
    let description = r#"<Annotation Term="Org.OData.Core.V1.Description" String="In grams." />"#;
    let property = format!(r#"<Property Name="weight" Type="Edm.Int32">{description}</Property>"#);
    format!("{before}{after}").replace(
        r#"<Property Name="size" "#,
        &format!(r#"{property}<Property Name="size" "#),
    )
}

#[test]
fn what_is_gone_is_removed_and_what_is_new_is_to_be_written() {
    let sandbox = sandbox();
    sandbox.plant(
        "metadata/tiny/examples/paint.md",
        page("POST", "/things/{id}/tiny.paint"),
    );
    sandbox.plant(
        "metadata/tiny/examples/delete.md",
        page("DELETE", "/things/{id}"),
    );
    sandbox.plant(
        "metadata/tiny/unsent.toml",
        "[[example]]\npage = \"examples/paint.md\"\nline = 15\nkind = \"no-verb\"\nreason = \"x\"\n\n\
         [[example]]\npage = \"examples/delete.md\"\nline = 15\nkind = \"no-verb\"\nreason = \"x\"\n",
    );
    let accepted =
        "reason = \"x\"\n\n[[finding]]\npage = \"\"\nline = 0\nkind = \"operation-without-page\"\n";
    sandbox.plant(
        "metadata/tiny/findings.toml",
        format!("# Known.\n\n[[finding]]\npage = \"\"\nline = 0\nkind = \"operation-without-page\"\npath = \"tiny.thing/paint\"\n{accepted}path = \"tiny.thing/get\"\nreason = \"x\"\n"),
    );
    sandbox.plant("new/beta.csdl", newer());
    sandbox.plant("docs/resources/thing.md", "# thing\n\nA thing.\n\n| Property | Type | Description |\n|:--|:--|:--|\n| weight | Int32 | How heavy it is. |\n");
    let run = sandbox
        .run(&["update", "--metadata", "new/beta.csdl", "--docs", "docs"])
        .expect(0)
        .prints(&[
            "# tiny\n\nMetadata: beta.csdl\n",
            "breaking",
            "`builders::ThingRequestBuilder::paint`",
            "## To be described in docs.toml (1)\n\n* `types.\"tiny.thing\".properties.\"weight\"`\n",
            "* docs.toml: operations.\"tiny.thing/paint\"\n",
            "* examples: paint.md\n",
            "* unsent.toml: examples/paint.md\n",
            "* findings.toml: operation-without-page of `tiny.thing/paint`\n",
            "* `+ tiny.thing/weight",
        ])
        .complains(&["cargo xtask generate"]);
    assert!(!run.out.contains("examples: delete.md"), "{run:?}");
    let docs = sandbox.text("metadata/tiny/docs.toml");
    let skeleton = "# Metadata: In grams.\n# Reference: | weight | Int32 | How heavy it is. |\nweight = \"\"\n";
    assert!(docs.contains(skeleton), "{docs}");
    let kept = DOCS.replace("[operations.\"tiny.thing/paint\"]\ndoc = \"Paints a thing.\"\n[operations.\"tiny.thing/paint\".parameters]\ncolour = \"The new colour.\"\n\n", "");
    assert_eq!(docs.replace(skeleton, ""), kept);
    assert!(!sandbox.path("metadata/tiny/examples/paint.md").exists());
    assert!(sandbox.path("metadata/tiny/examples/delete.md").exists());
    assert!(!sandbox.text("metadata/tiny/unsent.toml").contains("paint"));
    assert!(
        sandbox
            .text("metadata/tiny/findings.toml")
            .contains("tiny.thing/get")
    );

    // The other operations have no page, which is another finding.
    fs::remove_dir_all(sandbox.path("metadata/tiny/examples")).unwrap();
    sandbox
        .run(&["check"])
        .expect(2)
        .complains(&["weight is empty"]);
    sandbox.plant(
        "metadata/tiny/docs.toml",
        docs.replace("\"\"", "\"Its weight.\""),
    );
    sandbox.run(&["generate"]).expect(0);
    sandbox.run(&["check"]).expect(0);
}

#[test]
fn a_failed_update_changes_nothing() {
    let sandbox = sandbox();
    let before = sandbox.snapshot("");
    sandbox.plant("beta.csdl", newer().replace("\"things\"", "\"others\""));
    sandbox
        .run(&["update", "--metadata", "beta.csdl"])
        .expect(2)
        .complains(&["/things"]);
    sandbox.plant("beta.csdl", CSDL);
    assert_eq!(sandbox.snapshot(""), before);
}

#[test]
fn foreign_metadata_changes_nothing() {
    let sandbox = sandbox();
    let v1 = "<EntitySet Name=\"groupSettings\" EntityType=\"tiny.thing\" />\
        <EntitySet Name=\"groupSettingTemplates\" EntityType=\"tiny.thing\" />";
    let of_v1 = CSDL.replace("<EntitySet ", &format!("{v1}<EntitySet "));
    let cut = &CSDL[..CSDL.len() / 2];
    let before = sandbox.snapshot("metadata");
    let generated = sandbox.snapshot("generated");
    for (name, text, message) in [
        (
            "beta.csdl",
            "<!DOCTYPE html><html>Sign in</html>",
            "a web page",
        ),
        ("beta.csdl", "{\"error\": {}}", "an error response"),
        ("beta.csdl", "", "it is empty"),
        ("beta.csdl", "<rss/>", "rss"),
        ("beta.csdl", "\u{7f}ELF", "beta.csdl"),
        ("beta.csdl", cut, "cut short"),
        (
            "beta.csdl",
            &CSDL.replace("tiny", "other"),
            "another service",
        ),
        ("beta.csdl", &of_v1, "v1.0 by the entity sets"),
        ("v1.0.csdl", CSDL, "v1.0"),
    ] {
        sandbox.plant(name, text);
        let run = sandbox.run(&["update", "--metadata", name]).expect(2);
        run.complains(&[message]);
        assert_eq!(sandbox.snapshot("metadata"), before, "{message}");
        assert_eq!(sandbox.snapshot("generated"), generated, "{message}");
    }
    let broken = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<?xml".to_vec();
    let page = answer(
        "200 OK",
        &["Content-Type: text/html"],
        b"<html>Proxy</html>",
    );
    let server = Server::new([page].into_iter().chain(vec![broken; 4]));
    for message in ["a web page", "nothing was changed"] {
        let url = server.url("/beta/$metadata");
        let run = sandbox.run(&["update", "--url", &url]).expect(2);
        run.complains(&[message]);
        assert_eq!(sandbox.snapshot("metadata"), before, "{message}");
        assert_eq!(sandbox.snapshot("generated"), generated, "{message}");
    }
}

#[test]
fn an_update_without_news_changes_nothing() {
    let sandbox = sandbox();
    let before = sandbox.snapshot("metadata");
    let server = Server::new([answer("200 OK", &[], CSDL.as_bytes())]);
    sandbox
        .run(&["update", "--url", &server.url("/beta/$metadata")])
        .expect(0)
        .prints(&["no changes"]);
    assert_eq!(sandbox.snapshot("metadata"), before);
    sandbox.run(&["check"]).expect(0);
}

/// A copy of the project's slices and crates.
#[cfg(unix)]
fn project(sandbox: &Sandbox) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::remove_dir_all(sandbox.path("metadata")).unwrap();
    for folder in ["metadata", "generated"] {
        let status = Command::new("cp")
            .arg("-R")
            .args([root.join(folder), sandbox.path(folder)])
            .status();
        assert!(status.unwrap().success());
    }
}

#[test]
#[cfg(unix)]
fn beta_without_bulk_uploads_needs_shared() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/metadata");
    let file = |name: &str| -> PathBuf { shared.join(name) };
    let files = [
        file("beta-USNat-2026-08-04.csdl"),
        file("v1.0-Prod-2026-07-31.csdl"),
    ];
    if !files.iter().all(|file| file.is_file()) {
        eprintln!("skipped: this needs {}", shared.display());
        return;
    }
    let sandbox = Sandbox::new();
    project(&sandbox);
    let [beta, v1] = files.each_ref().map(|file| file.to_str().unwrap());
    sandbox
        .run(&["update", "--metadata", beta, v1])
        .expect(0)
        .prints(&[
            "method removed `builders::SynchronizationJobRequestBuilder::bulk_upload`",
            "raises MINOR",
            "* slice.toml: the override that adds to `microsoft.graph`",
            "* docs.toml: types.\"microsoft.graph.bulkUpload\"\n",
            "* examples: bulkupload-poststream.md\n",
            "* findings.toml: operation-without-page of `microsoft.graph.bulkUpload/get`\n",
        ]);
    // v1.0 has them still, and inherited their descriptions and pages.
    let docs = sandbox.text("metadata/synchronization-v1/docs.toml");
    assert!(
        docs.contains("[types.\"microsoft.graph.bulkUpload\"]\ndoc = \"Upload channel"),
        "{docs}"
    );
    let page = sandbox.text("metadata/synchronization-v1/examples/bulkupload-poststream.md");
    assert!(page.contains("graph.microsoft.com/v1.0/"), "{page}");
    assert!(
        !sandbox
            .path("metadata/synchronization-beta/examples/bulkupload-get.md")
            .exists()
    );

    // Only descriptions are left to write.
    let check = sandbox.run(&["check"]).expect(2);
    for line in check.err.lines().filter(|line| line.contains(".toml:")) {
        assert!(line.contains("docs.toml"), "{line}");
    }
    let docs = sandbox.text("metadata/synchronization-beta/docs.toml");
    sandbox.plant(
        "metadata/synchronization-beta/docs.toml",
        docs.replace("= \"\"\n", "= \"Described.\"\n"),
    );
    sandbox.run(&["generate"]).expect(0);
    sandbox.run(&["check"]).expect(0);
}
