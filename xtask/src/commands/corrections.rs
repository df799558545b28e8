//! `corrections`: known errors of Graph's metadata, and the state of their corrections.

use crate::console::{note, print};
use crate::input::api;
use crate::input::api::Api;
use crate::input::metadata::note_skipped;
use crate::input::rejected::{Rejections, accept};
use crate::input::selection::Selection;
use crate::input::text::Text;
use crate::input::{self, Inputs};
use crate::verdict::EXIT_CODES;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_csdl::config::{Config, Corrections, read_corrections, read_corrections_as_far};
use graph_csdl::corrections::{self, Row};
use graph_csdl::model::{self, Model, State};
use graph_csdl::problem::{At, Input, Problem, Problems, Related};
use graph_csdl::schema::{self, Schema};
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
        let (known, models) = held(&args.metadata, args.api, workspace, &file)?;
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

fn rows<'c>(known: &'c Corrections, models: &[Model]) -> Vec<Row<'c>> {
    let corrected: Vec<_> = models.iter().map(Model::corrected).collect();
    corrections::rows(&known.entries, &corrected)
}

/// The version of a file: that which its name states, or else that of `--api`.
fn version(file: &Path, api: Option<api::Version>) -> Option<Api> {
    api::of_file(file).or_else(|| api.map(api::of_argument))
}

/// Whether there is a file of each version of Graph, so that what none of them has is nowhere.
fn has_all(files: &[PathBuf], api: Option<api::Version>) -> bool {
    let versions: Vec<_> = files.iter().filter_map(|it| version(it, api)).collect();
    let mut all = ["beta", "v1.0"].iter();
    all.all(|version| versions.iter().any(|it| it.version == *version))
}

/// The corrections, and each file with them.
///
/// # Errors
/// Everything that is wrong with the corrections: those that can be read are applied to the files, even if others cannot.
fn held(
    files: &[PathBuf],
    api: Option<api::Version>,
    workspace: &Workspace,
    file: &Text,
) -> Result<(Corrections, Vec<Model>)> {
    let (mut known, wrong) = read_corrections_as_far(&file.text);
    let mut rejections = Rejections::default();
    let mut metadata = Vec::new();
    for path in files {
        let api = version(path, api);
        let corrected = Inputs::of_files(path, None)?.corrected(workspace)?;
        note_skipped(&corrected, api.as_ref());
        let schema = rejections.keep(&corrected, schema::read(&corrected.metadata.text));
        metadata.extend(schema.map(|schema| (api, corrected, schema)));
    }
    let mut found = Wrong {
        places: wrong.iter().filter_map(|problem| problem.at).collect(),
        corrections: wrong,
        others: rejections,
    };
    let mut models = models_of(&metadata, &known, &mut found);
    if models.len() < metadata.len() && !found.places.is_empty() {
        // Targets that cannot be meant are not needed to find the others.
        for entry in &mut known.entries {
            entry.targets.retain(|it| !found.places.contains(&it.at));
        }
        models = models_of(&metadata, &known, &mut Wrong::default());
    }
    let Wrong {
        corrections: mut wrong,
        others: mut rejections,
        places,
    } = found;
    if !places.is_empty() && models.len() == files.len() && has_all(files, api) {
        let rows = rows(&known, &models);
        let absent = rows.iter().filter(|row| row.state == State::Absent);
        absent.for_each(|row| wrong.push(row.finding()));
    }
    let inputs = Inputs::of_ledger(file.clone()).corrected(workspace)?;
    rejections.keep(&inputs, wrong.or(()));
    Ok((known, rejections.finish(models)?))
}

/// What is wrong with corrections of files.
#[derive(Default)]
struct Wrong {
    /// With the corrections alone, found in any of the files.
    corrections: Problems,
    /// With a file, or with the corrections of that one.
    others: Rejections,
    /// Where the corrections are wrong.
    places: Vec<At>,
}

/// The files that can be resolved with the corrections.
fn models_of(
    metadata: &[(Option<Api>, Inputs, Schema)],
    known: &Corrections,
    wrong: &mut Wrong,
) -> Vec<Model> {
    let mut models = Vec::new();
    for (api, inputs, schema) in metadata {
        let config = Config {
            api: api.as_ref().map(|api| api.version.to_owned()),
            corrections: known.clone(),
            ..Config::default()
        };
        match model::resolve(schema, &config) {
            Ok(model) => models.push(model),
            Err(problems) => {
                let own = problems.iter().filter(|it| it.input == Input::Corrections);
                wrong.places.extend(own.filter_map(|problem| problem.at));
                let (own, others) = problems.partition(is_of_corrections_alone);
                wrong.corrections.extend(own);
                wrong.others.keep(inputs, others.or(()));
            }
        }
    }
    models
}

/// Whether a problem is one of the corrections, whatever the metadata.
fn is_of_corrections_alone(problem: &Problem, related: &[Related]) -> bool {
    let mut inputs = related.iter().map(|it| it.input).chain([problem.input]);
    inputs.all(|input| input == Input::Corrections)
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
