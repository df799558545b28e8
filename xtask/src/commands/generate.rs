//! `generate`: the crates of slices, or one crate from any metadata file.

use super::alone::{self, Alone};
use super::outputs::{self, Sources};
use crate::console::{print, say};
use crate::disk::{Output, Run, Target, Transaction, Written};
use crate::fingerprint::Fingerprint;
use crate::ignored::Ignored;
use crate::pipeline::Format;
use crate::source::Metadata;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::Result;
use serde_json::json;

/// Writes generated crates: those of slices into generated/, or one from any metadata file into a folder.
///
/// Only files that differ are written, and those that are no longer wanted are removed. A run that is asked the same as the
/// last one, and finds all files untouched, is over at once. All of it happens or
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
    args.metadata.refuse_strays()?;
    match &args.metadata.metadata {
        Some(file) => alone::run(file, workspace, &args.metadata, &args.alone, args.format),
        None => slices(&args.slices, workspace, args.format),
    }
}

/// Generates the crates of all slices.
///
/// # Errors
/// As [`run`].
pub(super) fn all(workspace: &Workspace) -> Result<Verdict> {
    slices(&[], workspace, Format::Text)
}

fn slices(asked: &[String], workspace: &Workspace, format: Format) -> Result<Verdict> {
    let transaction = Transaction::open(Target::workspace(&workspace.root), &say)?;
    let slices = workspace.choose(asked)?;
    let sources = Sources::read(workspace, &slices)?;
    let fingerprint = fingerprint(asked.is_empty(), workspace, &sources)?;
    let what = slices.join(", ");
    if let Some((written, ignored)) = recall(&transaction, fingerprint.as_deref()) {
        sources.say_unused()?;
        report(format, &what, &written, &Vec::from_iter(&ignored))?;
        return Ok(Verdict::Fine);
    }
    let mut wanted = vec![outputs::shared(asked.is_empty())?];
    wanted.extend(outputs::of_slices(&sources, |_, _, _| Ok(()))?);
    sources.say_unused()?;
    if asked.is_empty() {
        wanted.extend(outputs::orphans(workspace, &slices)?);
    }
    let (outputs, ignored): (Vec<Output>, Vec<Ignored>) = wanted
        .into_iter()
        .map(|wanted| (wanted.output, wanted.ignored))
        .unzip();
    let ignored = Vec::from_iter(&ignored);
    let written = write(&transaction, &outputs, fingerprint, &ignored)?;
    report(format, &what, &written, &ignored)?;
    Ok(Verdict::Fine)
}

/// That of a run for slices: what is asked, what is read, and which crates are there that no slice makes.
fn fingerprint(all: bool, workspace: &Workspace, sources: &Sources) -> Result<Option<String>> {
    let Some(mut fingerprint) = Fingerprint::of_generator() else {
        return Ok(None);
    };
    fingerprint.add_value(&all);
    fingerprint.add_value(&workspace.crates()?);
    sources.add_to(&mut fingerprint);
    Ok(Some(fingerprint.finish()))
}

/// What the last run wrote and ignored, if this one would do the same and find everything as that left it.
pub(super) fn recall(
    transaction: &Transaction,
    fingerprint: Option<&str>,
) -> Option<(Written, Vec<Ignored>)> {
    let (written, said) = transaction.recall(fingerprint?)?;
    Some((written, Ignored::from_line(&said)?))
}

/// Writes, and remembers it where the run has a fingerprint.
///
/// # Errors
/// If something stands in the way; then nothing is written.
pub(super) fn write(
    transaction: &Transaction,
    outputs: &[Output],
    fingerprint: Option<String>,
    ignored: &[&Ignored],
) -> Result<Written> {
    match fingerprint {
        Some(fingerprint) => transaction.write_and_remember(
            outputs,
            &Run {
                fingerprint,
                said: Ignored::line(ignored),
            },
        ),
        None => transaction.write(outputs),
    }
}
