//! Two generated crates in one program, as the README says.

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
    // A workspace of its own, so that the sandbox's is not asked.
    sandbox.plant("program/Cargo.toml", format!("{manifest}\n[workspace]\n"));
    cargo(&sandbox.path("program"), &["check"]).expect(0);
}

#[test]
fn two_crates_with_a_runtime_each_get_along() {
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
