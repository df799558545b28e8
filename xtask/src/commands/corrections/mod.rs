//! `corrections`: known errors of Graph's metadata, and the state of their corrections.

mod files;

use crate::console::{note, print};
use crate::input::api;
use crate::input::metadata::note_skipped;
use crate::input::rejected::accept;
use crate::input::selection::Selection;
use crate::input::text::Text;
use crate::input::{self, Inputs};
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use files::{has_all, rows};
use graph_csdl::config::{Corrections, read_corrections};
use graph_csdl::corrections::{self, Row};
use graph_csdl::model::{Model, State};
use graph_csdl::problem::{Problem, Problems};
use graph_csdl::schema;
use std::path::{Path, PathBuf};

/// Lists the corrections of Graph's metadata by their state: in effect, without effect, or target absent.
///
/// Applies metadata/corrections.toml to metadata files, or else to the slices. With --from it proposes entries for the
/// differences between two files of the same date: one as published, the other corrected by somebody.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// CSDL files to apply the corrections to, instead of the slices; of both versions of Graph to see all.
    #[arg(long, value_name = "FILE", num_args = 1.., group = "files")]
    metadata: Vec<PathBuf>,
    /// The version of Graph, beta or v1.0, of the files whose names do not have it.
    #[arg(
        long,
        value_enum,
        value_name = "VERSION",
        requires = "files",
        hide_possible_values = true
    )]
    api: Option<api::Version>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Two CSDL files, as published and corrected: print entries for differences that are not corrected yet.
    #[arg(long, num_args = 2, value_names = ["RAW", "CLEAN"], group = "files", conflicts_with_all = ["metadata", "format"])]
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
        return propose([raw, clean], args.api, workspace, &file);
    }
    let (known, models, names) = if args.metadata.is_empty() {
        let (names, models) = of_slices(workspace)?;
        (read(&file, workspace)?, models, names)
    } else {
        let (known, models) = files::resolve(&args.metadata, args.api, workspace, &file)?;
        let names = args.metadata.iter().map(|it| it.display().to_string());
        (known, models, names.collect())
    };
    let rows = rows(&known, &models);
    let origin = corrections::Origin {
        text: &file.text,
        files: &names,
    };
    print(&corrections::print(&rows, format(args.format), origin))?;
    let has_all = has_all(&args.metadata, args.api);
    let is_finding = |row: &Row<'_>| row.state.is_idle() || (has_all && row.state == State::Absent);
    let findings = rows.iter().filter(|row| is_finding(row));
    let findings: Vec<Problem> = findings.map(Row::finding).collect();
    if findings.is_empty() {
        return Ok(Verdict::Fine);
    }
    note(&format!(
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

/// The slices, by name.
fn of_slices(workspace: &Workspace) -> Result<(Vec<String>, Vec<Model>)> {
    let slices = workspace.choose(&[])?;
    let models = slices.iter().map(|slice| of_slice(workspace, slice));
    let models: Result<Vec<Model>> = models.collect();
    Ok((slices, models?))
}

/// The model of a slice.
///
/// # Errors
/// If an input is wrong.
fn of_slice(workspace: &Workspace, slice: &str) -> Result<Model> {
    let inputs = Inputs::of_slice(workspace, slice, None)?;
    resolved(&inputs, &Selection::default())
}

fn resolved(inputs: &Inputs, selection: &Selection) -> Result<Model> {
    let (_, model) = accept(inputs, graph_codegen::resolve(&inputs.texts(selection)))?;
    Ok(model)
}

/// Proposes entries for two files of one version of Graph.
fn propose(
    [raw, clean]: [&Path; 2],
    api: Option<api::Version>,
    workspace: &Workspace,
    file: &Text,
) -> Result<Verdict> {
    let known = read(file, workspace)?;
    let stated = [
        api.map(api::of_argument),
        api::of_file(raw),
        api::of_file(clean),
    ];
    let api = api::agreed(stated.into_iter().flatten())?;
    let published = Inputs::of_files(raw, None)?.corrected(workspace)?;
    note_skipped(&published, api.as_ref());
    let corrected = Inputs::of_files(clean, None)?;
    let schema = accept(&published, schema::read(&published.metadata.text))?;
    let selection = Selection {
        api: api.clone(),
        ..Selection::default()
    };
    let models = [
        resolved(&published, &selection)?,
        resolved(&corrected, &selection)?,
    ];
    let api = api.map(|api| api.version);
    let [raw, clean] = &models;
    print(&corrections::propose(raw, &schema, clean, &known, api))?;
    Ok(Verdict::Fine)
}

fn read(file: &Text, workspace: &Workspace) -> Result<Corrections> {
    let inputs = Inputs::of_ledger(file.clone()).corrected(workspace)?;
    Ok(accept(&inputs, read_corrections(&file.text))?)
}
