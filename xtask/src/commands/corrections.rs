//! `corrections`: what Graph's metadata gets wrong, and what the corrections of that come to.

use crate::api;
use crate::console::{print, say};
use crate::input::{self, Inputs};
use crate::rejected::accept;
use crate::source::Asked;
use crate::text::Text;
use crate::verdict::EXIT_CODES;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_csdl::config::{Corrections, read_corrections};
use graph_csdl::corrections::{self, Row};
use graph_csdl::model::{Model, State};
use graph_csdl::problem::{Problem, Problems};
use std::path::{Path, PathBuf};

/// Lists the corrections of Graph's metadata by what they come to.
///
/// That is: in effect, without effect, or target absent. Holds metadata/corrections.toml against metadata files, or else
/// against the slices. With --from it proposes entries
/// for what differs between two files of one age: one as published, one as somebody has corrected it.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// CSDL files to hold the corrections against, instead of the slices; of both versions of Graph to see all.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    metadata: Vec<PathBuf>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Two CSDL files, as published and corrected: print entries for what differs and is not corrected yet.
    #[arg(long, num_args = 2, value_names = ["RAW", "CLEAN"], conflicts_with_all = ["metadata", "format"])]
    from: Vec<PathBuf>,
}

/// How corrections are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Lines for people.
    Text,
    /// A page.
    Markdown,
    /// One JSON value.
    Json,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask corrections
  cargo xtask corrections --metadata v1.0.csdl beta.csdl --format markdown
  cargo xtask corrections --from v1.0.csdl cleanMetadata.xml

{EXIT_CODES}

A finding is a correction that does nothing though its target is there, and, where files of both versions of Graph are
given, one whose target neither has."
    )
}

/// Lists, or proposes.
///
/// # Errors
/// If an input is wrong.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let file = input::corrections(workspace)?;
    let file = file.context("metadata/corrections.toml is missing: there is nothing to list")?;
    if let [raw, clean] = args.from.as_slice() {
        return propose(raw, clean, workspace, &file);
    }
    let models = models(args, workspace)?;
    let known = read(&file, workspace)?;
    let corrected: Vec<_> = models.iter().map(Model::corrected).collect();
    let rows = corrections::rows(&known.entries, &corrected);
    print(&corrections::print(&rows, format(args.format)))?;
    let versions: Vec<_> = args
        .metadata
        .iter()
        .filter_map(|it| api::of_file(it))
        .collect();
    let has_all = ["beta", "v1.0"]
        .iter()
        .all(|version| versions.iter().any(|it| it.version == *version));
    let is_finding = |row: &Row<'_>| {
        row.state == State::WithoutEffect || (has_all && row.state == State::Absent)
    };
    let findings = rows.iter().filter(|row| is_finding(row));
    let findings: Vec<Problem> = findings.map(Row::finding).collect();
    if findings.is_empty() {
        return Ok(Verdict::Fine);
    }
    say(&format!(
        "{}{} to be removed from metadata/corrections.toml",
        rendered(&file, workspace, &findings)?,
        findings.len()
    ));
    Ok(Verdict::Finding)
}

/// Findings of the file, each with its line and column.
pub(super) fn rendered(file: &Text, workspace: &Workspace, findings: &[Problem]) -> Result<String> {
    let inputs = Inputs::of_ledger(file.clone()).corrected(workspace)?;
    let mut problems = Problems::new();
    findings
        .iter()
        .for_each(|finding| problems.push(finding.clone()));
    Ok(inputs.render(&problems))
}

fn format(format: Format) -> corrections::Format {
    match format {
        Format::Text => corrections::Format::Text,
        Format::Markdown => corrections::Format::Markdown,
        Format::Json => corrections::Format::Json,
    }
}

/// The metadata that the corrections are held against.
fn models(args: &Args, workspace: &Workspace) -> Result<Vec<Model>> {
    if args.metadata.is_empty() {
        let slices = workspace.choose(&[])?;
        return slices
            .iter()
            .map(|slice| of_slice(workspace, slice))
            .collect();
    }
    let files = args.metadata.iter();
    files.map(|file| of_file(file, Some(workspace))).collect()
}

/// The model of a slice.
///
/// # Errors
/// If an input is wrong.
fn of_slice(workspace: &Workspace, slice: &str) -> Result<Model> {
    let inputs = Inputs::of_slice(workspace, slice, None)?;
    resolved(&inputs, &Asked::default())
}

/// The model of a file, with the corrections of a workspace or as it is.
fn of_file(file: &Path, corrections: Option<&Workspace>) -> Result<Model> {
    let inputs = Inputs::of_files(file, None)?;
    let inputs = match corrections {
        Some(workspace) => inputs.corrected(workspace)?,
        None => inputs,
    };
    let asked = Asked {
        api: api::of_file(file),
        ..Asked::default()
    };
    resolved(&inputs, &asked)
}

fn resolved(inputs: &Inputs, asked: &Asked) -> Result<Model> {
    let (_, model) = accept(inputs, graph_codegen::resolve(&inputs.texts(asked)))?;
    Ok(model)
}

fn propose(raw: &Path, clean: &Path, workspace: &Workspace, file: &Text) -> Result<Verdict> {
    let raw = of_file(raw, Some(workspace))?;
    let clean = of_file(clean, None)?;
    let known = read(file, workspace)?;
    print(&corrections::propose(&raw, &clean, &known))?;
    Ok(Verdict::Fine)
}

fn read(file: &Text, workspace: &Workspace) -> Result<Corrections> {
    let inputs = Inputs::of_ledger(file.clone()).corrected(workspace)?;
    Ok(accept(&inputs, read_corrections(&file.text))?)
}
