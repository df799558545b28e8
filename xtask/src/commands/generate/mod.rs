//! `generate`: the crates of slices, or one crate from any metadata file.

mod enclosing;
mod remembered;
mod runtime_argument;
mod standalone;

use crate::console::note;
use crate::disk::{Output, Target, Transaction};
use crate::input::ignored::Ignored;
use crate::input::metadata::Metadata;
use crate::outputs;
use crate::outputs::Sources;
use crate::outputs::fingerprint::Fingerprint;
use crate::pipeline::Format;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::Result;
use remembered::{recall, report, write};
use standalone::Standalone;

/// Writes generated crates: those of slices into generated/, or one from any metadata file into a folder.
///
/// Only files that differ are written, and generated files that are no longer needed are removed. A run with the same
/// inputs as the last one, and unchanged files, ends at once. Either everything is written or
/// nothing is: the next `generate` or `check` finishes or undoes an interrupted run. Files without the mark `@generated`
/// are refused in generated folders, and left alone beside them.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help(), mut_arg("metadata", |arg| arg.requires("name").requires("out")))]
pub(crate) struct Args {
    /// Slices (folders of metadata/) to generate; without any, all of them, and crates without a slice are removed.
    #[arg(value_name = "SLICE", conflicts_with = "metadata")]
    slices: Vec<String>,
    #[command(flatten)]
    metadata: Metadata,
    #[command(flatten)]
    standalone: Standalone,
    /// What to print: lines for people, or one JSON value, with all warnings in it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
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

/// Runs the command.
///
/// # Errors
/// If an input is wrong, or a path is blocked; then nothing is written.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    args.metadata.refuse_strays()?;
    match &args.metadata.metadata {
        Some(file) => standalone::run(
            file,
            workspace,
            &args.metadata,
            &args.standalone,
            args.format,
        ),
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

/// As [`all`], with notes in place of results.
///
/// # Errors
/// As [`run`].
pub(super) fn quietly(workspace: &Workspace) -> Result<()> {
    let transaction = Transaction::open(Target::workspace(&workspace.root), &note)?;
    let slices = workspace.choose(&[])?;
    let sources = Sources::read(workspace, &slices)?;
    let mut expected = vec![outputs::shared(true)?];
    expected.extend(outputs::of_slices(&sources, |_, _, _| Ok(()))?);
    expected.extend(outputs::orphans(workspace, &slices)?);
    let outputs: Vec<Output> = expected.into_iter().map(|one| one.output).collect();
    let written = transaction.write(&outputs)?;
    note(&format!("{}: {written}", slices.join(", ")));
    Ok(())
}

fn slices(names: &[String], workspace: &Workspace, format: Format) -> Result<Verdict> {
    let transaction = Transaction::open(Target::workspace(&workspace.root), &note)?;
    let slices = workspace.choose(names)?;
    let sources = Sources::read(workspace, &slices)?;
    let fingerprint = fingerprint(names.is_empty(), workspace, &sources)?;
    let what = slices.join(", ");
    if let Some((written, ignored)) = recall(&transaction, fingerprint.as_deref()) {
        sources.warn_of_unused()?;
        report(format, &what, &written, &Vec::from_iter(&ignored))?;
        return Ok(Verdict::Fine);
    }
    let mut expected = vec![outputs::shared(names.is_empty())?];
    expected.extend(outputs::of_slices(&sources, |_, _, _| Ok(()))?);
    sources.warn_of_unused()?;
    if names.is_empty() {
        expected.extend(outputs::orphans(workspace, &slices)?);
    }
    let (outputs, ignored): (Vec<Output>, Vec<Ignored>) = expected
        .into_iter()
        .map(|expected| (expected.output, expected.ignored))
        .unzip();
    let ignored = Vec::from_iter(&ignored);
    let written = write(&transaction, &outputs, fingerprint, &ignored)?;
    report(format, &what, &written, &ignored)?;
    Ok(Verdict::Fine)
}

/// The fingerprint of a run for slices: arguments, inputs, and crates without a slice.
fn fingerprint(all: bool, workspace: &Workspace, sources: &Sources) -> Result<Option<String>> {
    let Some(mut fingerprint) = Fingerprint::of_generator() else {
        return Ok(None);
    };
    fingerprint.add_value(&all);
    fingerprint.add_value(&workspace.crates()?);
    sources.add_to(&mut fingerprint);
    Ok(Some(fingerprint.finish()))
}
