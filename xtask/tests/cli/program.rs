//! Programs outside the workspace, as in the README: one with two generated crates, and one with mock tests.

use crate::sandbox::{Run, Sandbox};
use std::path::Path;
use std::process::Command;

const MAIN: &str = r#"//! One core, two crates.

use graph_mail::graph_runtime::{Core, Error, GraphClientOptions, TokenCredential};
use std::sync::Arc;

fn clients(
    credential: Arc<dyn TokenCredential>,
    options: GraphClientOptions,
) -> Result<(graph_mail::GraphClient, graph_drives::GraphClient), Error> {
    let core = Core::new(credential, Some(options))?;
    Ok((
        graph_mail::GraphClient::from_core(&core),
        graph_drives::GraphClient::from_core(&core),
    ))
}

fn main() {
    let _ = clients;
}
"#;

fn cargo(folder: &Path, arguments: &[&str]) -> Run {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .unwrap()
        .to_owned();
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(arguments)
        .args(["--offline", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS");
    Run::of(&mut cargo)
}

fn generate(sandbox: &Sandbox, name: &str, out: &str, more: &[&str]) {
    let args = [
        "generate",
        "--metadata",
        "metadata/tiny/schema.csdl",
        "--api",
        "v1.0",
        "--path",
        "/things/**",
        "--name",
        name,
        "--out",
        out,
    ];
    sandbox.run(&[&args, more].concat()).expect(0);
}

#[test]
fn two_crates_share_one_runtime_and_one_core() {
    let sandbox = Sandbox::new();
    generate(&sandbox, "graph-mail", "crates/graph-mail", &[]);
    let runtime = ["--runtime", "crates/graph-mail/runtime"];
    generate(&sandbox, "graph-drives", "crates/graph-drives", &runtime);
    sandbox.plant("program/src/main.rs", MAIN);
    let manifest = r#"
[package]
name = "program"
version = "0.1.0"
edition = "2024"

[dependencies]
graph-mail = { path = "../crates/graph-mail", default-features = false, features = ["client"] }
graph-drives = { path = "../crates/graph-drives", default-features = false, features = ["client"] }
"#;
    // A separate workspace, so that Cargo does not use the sandbox's.
    sandbox.plant("program/Cargo.toml", format!("{manifest}\n[workspace]\n"));
    cargo(&sandbox.path("program"), &["check"]).expect(0);
}

#[test]
fn two_crates_can_each_have_a_runtime() {
    let sandbox = Sandbox::new();
    generate(&sandbox, "graph-mail", "crates/graph-mail", &[]);
    generate(&sandbox, "graph-drives", "crates/graph-drives", &[]);
    let manifest = r#"
[workspace]

[package]
name = "program"
version = "0.1.0"
edition = "2024"

[dependencies]
graph-mail = { path = "../crates/graph-mail", default-features = false }
graph-drives = { path = "../crates/graph-drives", default-features = false }
"#;
    sandbox.plant("program/Cargo.toml", manifest);
    let main = "fn main() {\n    let _ = (graph_mail::models::Thing::new(), graph_drives::models::Thing::new());\n}\n";
    sandbox.plant("program/src/main.rs", main);
    cargo(&sandbox.path("program"), &["check"]).expect(0);
}

const COUNTING: &str = r#"//! A program that counts.

use graph_mail::GraphClient;
use graph_mail::graph_runtime::Error;
use graph_mail::models::Colour;

/// Counts red things.
///
/// # Errors
/// If a request fails.
pub async fn red(graph: &GraphClient) -> Result<usize, Error> {
    let things = graph.things().list(None).into_pager().collect().await?;
    Ok(things.iter().filter(|thing| thing.colour == Some(Colour::Red)).count())
}
"#;

const MOCKED: &str = r#"//! The program without the service.

use graph_mail::GraphClient;
use graph_mail::graph_runtime::ErrorKind;
use graph_mail::graph_runtime::testing::MockTransport;
use graph_mail::models::{Colour, Thing};
use std::time::Duration;

#[tokio::test]
async fn red_things_of_all_pages_are_counted() {
    let mock = MockTransport::new();
    let graph = GraphClient::from_core(&mock.core());
    let thing = |colour| Thing::new().with_colour(colour);
    mock.expect(graph.things().list(None))
        .is_throttled(Duration::from_secs(30))
        .returns_pages([vec![thing(Colour::Red), thing(Colour::Green)], vec![thing(Colour::Red)]]);
    assert_eq!(program::red(&graph).await.unwrap(), 2);
    assert_eq!(mock.waits(), [Duration::from_secs(30)]);
    mock.verify();
}

#[tokio::test]
async fn an_unexpected_request_is_reported() {
    let mock = MockTransport::new();
    let graph = GraphClient::from_core(&mock.core());
    mock.expect(graph.things().create(&Thing::new().with_colour(Colour::Red), None))
        .returns(&Thing::new());
    let error = program::red(&graph).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedRequest);
    let problems = mock.problems().unwrap();
    assert!(problems.contains("expected POST https://graph.microsoft.com/v1.0/things, got GET"), "{problems}");
    assert!(graph.things().create(&Thing::new().with_colour(Colour::Red), None).await.is_ok());
    assert!(std::panic::catch_unwind(|| mock.verify()).is_err());
}
"#;

#[test]
fn a_program_tests_itself_with_a_mock() {
    let sandbox = Sandbox::new();
    generate(&sandbox, "graph-mail", "crates/graph-mail", &[]);
    let manifest = r#"
[workspace]

[package]
name = "program"
version = "0.1.0"
edition = "2024"

[dependencies]
graph-mail = { path = "../crates/graph-mail", default-features = false, features = ["client"] }

[dev-dependencies]
graph-mail = { path = "../crates/graph-mail", default-features = false, features = ["testing"] }
tokio = { version = "1", features = ["macros", "rt"] }
"#;
    sandbox.plant("program/Cargo.toml", manifest);
    sandbox.plant("program/src/lib.rs", COUNTING);
    sandbox.plant("program/tests/mocked.rs", MOCKED);
    let run = cargo(&sandbox.path("program"), &["test", "--test", "mocked"]);
    let run = run.expect(0);
    assert!(run.out.contains("2 passed"), "{run:?}");
}

/// Only the package xtask-fetch has an HTTP and TLS stack, so all commands build without one until a URL is read.
#[test]
fn the_commands_build_without_tls() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--package", "xtask"])
        .args(["--edges", "normal,build", "--prefix", "none"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(tree.contains("graph-codegen "), "{tree}");
    for package in [
        "rustls",
        "ring",
        "aws-lc-rs",
        "native-tls",
        "openssl",
        "ureq",
        "reqwest",
        "hyper",
    ] {
        let found = tree
            .lines()
            .find(|line| line.split(' ').next() == Some(package));
        assert_eq!(found, None);
    }
}
