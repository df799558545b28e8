//! `generate`: the crates of slices, or one crate from any metadata file.

use super::alone::{self, Alone};
use super::outputs;
use crate::cli::EXIT_CODES;
use crate::console::{print, say};
use crate::disk::{Door, Output, Site};
use crate::source::Metadata;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::Result;

/// Writes generated crates: those of slices into generated/, or one from any metadata file into a folder.
///
/// Only files that differ are written, and those that are no longer wanted are removed. All of it happens or
/// nothing does: what a stopped run leaves is finished or undone by the next `generate` or `check`. Files that do not say
/// that they are generated are refused in folders that are generated, and left alone beside them.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help(), mut_arg("metadata", |arg| arg.requires("name").requires("out")))]
pub(crate) struct Args {
    /// Slices (folders of metadata/) to generate; without any, all of them, and crates without a slice are removed.
    #[arg(value_name = "SLICE", conflicts_with = "metadata")]
    slices: Vec<String>,
    #[command(flatten)]
    metadata: Metadata,
    #[command(flatten)]
    alone: Alone,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask generate
  cargo xtask generate synchronization-beta
  cargo xtask generate --metadata beta.csdl --path '/users/{{id}}/messages/**' --name graph-mail --out ../graph-mail

{EXIT_CODES}

generate has no findings; it exits with 0 or 2."
    )
}

/// Generates what is asked for.
///
/// # Errors
/// If an input is wrong, or something stands in the way; then nothing is written.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    match &args.metadata.metadata {
        Some(file) => alone::run(file, &args.metadata, &args.alone),
        None => slices(&args.slices, workspace),
    }
}

fn slices(asked: &[String], workspace: &Workspace) -> Result<Verdict> {
    let door = Door::open(Site::workspace(&workspace.root), &say)?;
    let slices = workspace.choose(asked)?;
    let mut wanted = vec![outputs::shared(asked.is_empty())?];
    wanted.extend(outputs::of_slices(workspace, &slices)?);
    if asked.is_empty() {
        wanted.extend(outputs::orphans(workspace, &slices)?);
    }
    let outputs: Vec<Output> = wanted.into_iter().map(|wanted| wanted.output).collect();
    let written = door.write(&outputs)?;
    print(&format!("{}: {written}\n", slices.join(", ")))?;
    Ok(Verdict::Fine)
}
