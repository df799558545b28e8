//! `examples`: checks reference pages against the metadata.

mod print;
mod summary;

pub(super) use print::how_to_fix;

use crate::checker::{Checked, Checker, own_folder};
use crate::input::api;
use crate::input::pages::Pages;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use graph_reference::mutate::{Mutation, Outcome, mutate};
use std::path::PathBuf;

/// Checks pages of the reference against the metadata: templates, examples, tables and permissions.
///
/// Every contradiction is a finding, with the side that is wrong if a rule can decide: page wrong, metadata wrong,
/// ages differ, or unclear. A slice's findings.toml accepts known findings, each with a reason; then only new
/// findings count, and accepted ones that are gone.
#[derive(Clone, Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help(), group = clap::ArgGroup::new("of").args(["slice", "metadata"]))]
pub(crate) struct Args {
    /// The slice (a folder of metadata/) whose metadata and ledger are used; optional if there is only one.
    #[arg(long, value_name = "NAME")]
    slice: Option<String>,
    /// CSDL file (XML, UTF-8, at most 256 MB) to use instead of a slice.
    #[arg(long, value_name = "FILE", requires = "docs")]
    metadata: Option<PathBuf>,
    /// CSDL file of another age or cloud: findings that only one of the two files causes are called `ages differ`.
    #[arg(long, value_name = "FILE")]
    other_metadata: Option<PathBuf>,
    /// Read the metadata as published, without metadata/corrections.toml.
    #[arg(long, requires = "metadata")]
    no_corrections: bool,
    /// The version of Graph of the metadata, beta or v1.0, if the name of the file does not have it.
    #[arg(
        long,
        value_enum,
        value_name = "VERSION",
        requires = "metadata",
        hide_possible_values = true
    )]
    api: Option<api::Version>,
    /// Folders of pages (*.md, at any depth) and single pages; by default those of the slice itself.
    #[arg(long, value_name = "DIR|FILE", num_args = 1..)]
    docs: Vec<PathBuf>,
    /// What to print: lines for people, one JSON value, or SARIF for code reviews.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Test the check itself: alter about this many facts, one at a time, and report which alterations it detects.
    #[arg(long, value_name = "COUNT", num_args = 0..=1, default_missing_value = "6000")]
    mutate: Option<usize>,
    /// The random seed of the alterations.
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 2021,
        requires = "mutate"
    )]
    seed: u64,
    /// Also write a summary page: the section for these pages and this metadata is replaced, others stay.
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
}

/// The output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Lines for people.
    Text,
    /// One JSON value.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask examples --slice synchronization-beta
  cargo xtask examples --slice synchronization-beta --docs ../shared/docs/beta-2021-07-synchronization --format json
  cargo xtask examples --metadata v1.0.csdl --docs api --mutate --summary docs/reports/examples.md

{EXIT_CODES}

A finding is a contradiction that no ledger accepts, a ledger entry without a finding, or with --mutate
a kind of alteration of which less than {LEAST} % is detected."
    )
}

/// The percentage of alterations of each kind that must be detected.
const LEAST: f64 = 99.0;

/// Runs the command.
///
/// # Errors
/// If an input is wrong, or there are no pages.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let args = &args.clone().with_slice(workspace)?;
    let corrections = (!args.no_corrections).then_some(workspace);
    let mut checker = match &args.metadata {
        Some(file) => Checker::file(file, args.api, corrections)?,
        None => Checker::slice(workspace, args.slice.as_deref().unwrap_or_default())?,
    };
    if let Some(file) = &args.other_metadata {
        checker = checker.and_other(file, args.api, corrections)?;
    }
    let pages = args.pages(workspace, &checker)?;
    let whole = args.docs.is_empty() || args.docs.iter().any(|path| path.is_dir());
    let checked = checker.check(&pages, whole)?;
    let outcome = args.mutate.map(|count| {
        let kinds = 2 * Mutation::ALL.len();
        let each = count.div_ceil(kinds).max(1);
        mutate(&pages.sources(), &checker.model, args.seed, each)
    });
    print::print(args, workspace, &pages, &checked, outcome.as_ref())?;
    if let Some(file) = &args.summary {
        summary::write(file, args, workspace, &checked.report, outcome.as_ref())?;
    }
    checker.ignored().print();
    Ok(verdict(&checked, outcome.as_ref()))
}

impl Args {
    /// Determines the slice: the named one, or the only one.
    fn with_slice(mut self, workspace: &Workspace) -> Result<Self> {
        if self.metadata.is_none() {
            let names = match self.slice.take() {
                None => workspace.slice_around(&self.docs)?,
                slice => slice,
            };
            let names = Vec::from_iter(names);
            let mut slices = workspace.choose(&names)?;
            if slices.len() > 1 {
                bail!(
                    "name a slice with --slice; the slices are: {}",
                    slices.join(", ")
                );
            }
            self.slice = slices.pop();
        }
        Ok(self)
    }

    /// The given pages, or those of the slice.
    fn pages(&self, workspace: &Workspace, checker: &Checker) -> Result<Pages> {
        match &self.slice {
            Some(slice) if self.docs.is_empty() => match checker.examples() {
                pages if pages.names().is_empty() => {
                    Pages::read(&[workspace.root.join(own_folder(slice))])
                }
                pages => Ok(pages.clone()),
            },
            _ => Pages::read(&self.docs),
        }
    }
}

fn verdict(checked: &Checked, outcome: Option<&Outcome>) -> Verdict {
    let is_blind = |outcome: &Outcome| {
        let mut tallies = Mutation::ALL.into_iter().map(|kind| outcome.of(kind));
        tallies.any(|tally| tally.share() < LEAST)
    };
    if checked.is_unchanged() && !outcome.is_some_and(is_blind) {
        Verdict::Fine
    } else {
        Verdict::Finding
    }
}
