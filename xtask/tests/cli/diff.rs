//! `diff`.

use crate::sandbox::{CSDL, Sandbox, without_git};
use crate::server::{Server, answer};
use std::process::Command;

const GREEN: &str = r#"<Member Name="green" Value="1" />"#;

/// A file without a member, one as it was, and one with a property more.
fn planted() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.plant("v1.0-2026-01-01.csdl", CSDL);
    sandbox.plant("v1.0-2026-02-01.csdl", CSDL.replace(GREEN, ""));
    let more =
        r#"<Property Name="width" Type="Edm.Int32" /><Property Name="height" Type="Edm.Int32" />"#;
    let width = r#"<Property Name="width" Type="Edm.Int32" />"#;
    let third = CSDL.replace(GREEN, "").replace(width, more);
    sandbox.plant("v1.0-2026-03-01.csdl", third);
    sandbox
}

const FILES: [&str; 3] = [
    "v1.0-2026-01-01.csdl",
    "v1.0-2026-02-01.csdl",
    "v1.0-2026-03-01.csdl",
];

#[test]
fn two_files_are_compared_in_every_format() {
    let sandbox = planted();
    let run = |format: &str| {
        let args = ["diff", FILES[0], FILES[1], "--format", format];
        sandbox.run(&args).expect(0)
    };
    run("text").prints(&[
        "v1.0-2026-01-01.csdl → v1.0-2026-02-01.csdl: 1 breaking; raises MINOR",
        "member-removed models::Colour::Green",
        "wire: tiny.colour/green",
        "instead: the text: `as_str() == \"green\"`",
    ]);
    run("markdown").prints(&[
        "## Breaking changes",
        "- member removed `models::Colour::Green`",
    ]);
    let json: serde_json::Value = serde_json::from_str(&run("json").out).unwrap();
    assert_eq!(json["raises"], "minor");
    assert_eq!(json["changes"][0]["kind"], "member-removed");
    assert_eq!(json["changes"][0]["path"], "models::Colour::Green");
    run("html").prints(&["<!DOCTYPE html>", "models::Colour::Green"]);
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn more_than_two_files_are_a_history() {
    let sandbox = planted();
    let args = [&["diff"][..], &FILES, &["--path", "/things/{id}"]].concat();
    let run = sandbox.run(&args).expect(0);
    run.prints(&[
        "v1.0-2026-01-01.csdl  0.1.0\n",
        "v1.0-2026-02-01.csdl  0.2.0     1 breaking\n",
        "v1.0-2026-03-01.csdl  0.2.1     1 addition\n",
    ]);
    let args = [&["diff"][..], &FILES, &["--format", "json"]].concat();
    let json = sandbox.run(&args).expect(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["pairs"][1]["version"], "0.2.1");
    assert_eq!(
        json["pairs"][1]["changes"][0]["path"],
        "models::Size::height"
    );
}

#[test]
fn a_path_may_be_new_but_must_exist_somewhere() {
    let sandbox = planted();
    let set = r#"<EntitySet Name="things" EntityType="tiny.thing" />"#;
    let more = format!("{set}<EntitySet Name=\"spares\" EntityType=\"tiny.thing\" />");
    sandbox.plant("v1.0-later.csdl", CSDL.replace(set, &more));
    let diff = |path: &str| sandbox.run(&["diff", FILES[0], "v1.0-later.csdl", "--path", path]);
    let run = diff("/spares/{id}").expect(0);
    assert!(run.out.contains("; raises PATCH"), "{run:?}");
    run.complains(&["v1.0-2026-01-01.csdl: ", "`spares`"]);
    diff("/spare/{id}")
        .expect(2)
        .complains(&["`spare`", "the nearest path is `/spares`"]);
}

#[test]
fn a_slice_is_compared_with_itself_at_a_revision() {
    let sandbox = Sandbox::generated();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=test", "-c", "user.email=test@example.com"]);
        git.args(args).current_dir(sandbox.root());
        without_git(&mut git);
        git.env("GIT_CONFIG_GLOBAL", sandbox.path("none"))
            .env("GIT_CONFIG_NOSYSTEM", "1");
        let output = git.output().unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "metadata"]);
    git(&["commit", "--quiet", "--message=first"]);
    let facts = "metadata/tiny/schema.csdl";
    sandbox.plant(facts, CSDL.replace(GREEN, ""));
    let before = sandbox.snapshot("metadata");
    let run = sandbox.run(&["diff", "tiny@HEAD", "tiny"]).expect(0);
    run.prints(&[
        "tiny@HEAD → tiny: 1 breaking",
        "member-removed models::Colour::Green",
    ]);
    let run = sandbox.run(&["diff", "tiny@HEAD", "tiny@HEAD"]).expect(0);
    run.prints(&["no changes; the version stays"]);
    for (revision, expected) in [
        ("tiny@nowhere", "the revision \"nowhere\" does not exist"),
        ("tiny@--all", "the revision \"--all\" does not exist"),
        ("tiny@", "the revision \"\" does not exist"),
    ] {
        let run = sandbox.run(&["diff", revision, "tiny"]).expect(2);
        run.complains(&[expected, "git log"]);
    }
    assert_eq!(sandbox.snapshot("metadata"), before);
}

#[test]
fn revisions_that_cannot_be_compared_are_refused() {
    let sandbox = planted();
    sandbox.plant("beta.csdl", CSDL);
    sandbox.plant("v1.0-other.csdl", CSDL.replace("tiny", "other"));
    sandbox.plant("v1.0-page.csdl", "<!DOCTYPE html><html></html>");
    sandbox.plant("unknown.csdl", CSDL);
    for (files, expected) in [
        (
            [FILES[0], "beta.csdl"],
            "two versions of Graph are two crates, and no change of one; take two files of one version",
        ),
        ([FILES[0], "v1.0-other.csdl"], "no type in common"),
        (
            [FILES[0], "v1.0-page.csdl"],
            "error: cannot read v1.0-page.csdl: it is a web page (HTML)",
        ),
        (
            ["nowhere.csdl", "v1.0-page.csdl"],
            "no such slice; the slices are: tiny\ncannot read v1.0-page.csdl: it is",
        ),
        (["metadata", FILES[0]], "it is a folder"),
        (
            [FILES[0], "nowhere.csdl"],
            "there is no such file, and no such slice; the slices are: tiny",
        ),
        ([FILES[0], "tiny"], "two versions of Graph are two crates"),
        (
            ["unknown.csdl", "unknown.csdl"],
            "give --api beta or --api v1.0",
        ),
    ] {
        let run = sandbox.run(&["diff", files[0], files[1]]).expect(2);
        assert!(run.out.is_empty(), "{run:?}");
        run.complains(&[expected]);
    }
    let run = sandbox
        .run(&["diff", "tiny", "tiny", "--path", "/things"])
        .expect(2);
    run.complains(&["--path and --slice are for files"]);
    sandbox.run(&["diff", FILES[0]]).expect(2);
}

#[test]
fn a_url_without_metadata_is_refused() {
    let sandbox = planted();
    let broken = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<?xml".to_vec();
    let answers = [
        answer("200 OK", &[], b"<!DOCTYPE html><html>Sign in</html>"),
        answer("404 Not Found", &[], b""),
    ];
    let server = Server::new(answers.into_iter().chain(vec![broken; 4]));
    for message in [
        "a web page",
        "404 Not Found",
        "the download was interrupted",
    ] {
        let url = server.url("/v1.0/$metadata");
        let run = sandbox.run(&["diff", FILES[0], &url]).expect(2);
        assert!(run.out.is_empty(), "{run:?}");
        run.complains(&[message, "nothing was changed"]);
    }
}
