//! `generate`: the crates of slices, or one crate from any metadata file.

use super::alone::{self, Alone};
use super::outputs;
use crate::console::{print, say};
use crate::disk::{Output, Target, Transaction, Written};
use crate::ignored::Ignored;
use crate::pipeline::Format;
use crate::source::Metadata;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::Result;
use serde_json::json;

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
    /// What to print: lines for people, or one JSON value, with all warnings in it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What was written, and what of the metadata was ignored.
///
/// # Errors
/// If it cannot be printed.
pub(super) fn report(
    format: Format,
    what: &str,
    written: &Written,
    ignored: &[&Ignored],
) -> Result<()> {
    match format {
        Format::Text => {
            print(&format!("{what}: {written}\n"))?;
            ignored.iter().for_each(|ignored| ignored.say());
            Ok(())
        }
        Format::Json => {
            let warnings: Vec<_> = ignored.iter().flat_map(|one| one.json()).collect();
            let report = json!({
                "what": what,
                "files": written.all,
                "written": written.written,
                "removed": written.removed,
                "warnings": warnings,
            });
            print(&format!("{report}\n"))
        }
    }
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
        Some(file) => alone::run(file, &args.metadata, &args.alone, args.format),
        None => slices(&args.slices, workspace, args.format),
    }
}

fn slices(asked: &[String], workspace: &Workspace, format: Format) -> Result<Verdict> {
    let transaction = Transaction::open(Target::workspace(&workspace.root), &say)?;
    let slices = workspace.choose(asked)?;
    let mut wanted = vec![outputs::shared(asked.is_empty())?];
    wanted.extend(outputs::of_slices(workspace, &slices)?);
    if asked.is_empty() {
        wanted.extend(outputs::orphans(workspace, &slices)?);
    }
    let (outputs, ignored): (Vec<Output>, Vec<Ignored>) = wanted
        .into_iter()
        .map(|wanted| (wanted.output, wanted.ignored))
        .unzip();
    let written = transaction.write(&outputs)?;
    let ignored: Vec<&Ignored> = ignored.iter().collect();
    report(format, &slices.join(", "), &written, &ignored)?;
    Ok(Verdict::Fine)
}
