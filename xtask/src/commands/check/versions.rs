//! The version of a crate on disk, beside the right one.

use crate::input::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::Result;
use graph_codegen::Decision;
use toml::{Table, Value};

/// A line that says which version is right; empty if the crate has it, or is not generated yet.
///
/// # Errors
/// If the manifest cannot be read.
pub(super) fn disagreement(
    workspace: &Workspace,
    slice: &str,
    decision: Option<&Decision>,
) -> Result<String> {
    let name = format!("generated/{slice}/Cargo.toml");
    let (Some(decision), Some(bytes)) = (decision, read(&workspace.root.join(&name))?) else {
        return Ok(String::new());
    };
    let text = Text::toml(name, bytes)?.text;
    let manifest = text.parse::<Table>().unwrap_or_default();
    let package = manifest.get("package").and_then(|it| it.get("version"));
    let version = package.and_then(Value::as_str).unwrap_or("unknown");
    Ok(match version == decision.version {
        true => String::new(),
        false => format!(
            "generated/{slice}: the version is {version}, but {} is right: {}\n",
            decision.version,
            decision.reason()
        ),
    })
}
