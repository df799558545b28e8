//! `examples`: the pages of the reference against the metadata.

mod print;
mod summary;

pub(super) use print::settle;

use crate::documented::{Checked, Documented, own_folder};
use crate::pages::Pages;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use graph_reference::mutate::{Mutation, Outcome, mutate};
use std::path::PathBuf;

/// Holds pages of the reference against the metadata: templates, examples, tables and permissions.
///
/// Every contradiction is a finding, with the side that is wrong where a rule can tell: page wrong, metadata wrong,
/// ages differ, or unclear. A slice's findings.toml accepts findings that are known, each with a reason; then only a
/// new one counts, and one that is gone.
#[derive(Clone, Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help(), group = clap::ArgGroup::new("of").args(["slice", "metadata"]))]
pub(crate) struct Args {
    /// The slice (a folder of metadata/) whose metadata and ledger are used; not needed where there is one only.
    #[arg(long, value_name = "NAME")]
    slice: Option<String>,
    /// CSDL file (XML, UTF-8, at most 256 MB) to use instead of a slice.
    #[arg(long, value_name = "FILE", requires = "docs")]
    metadata: Option<PathBuf>,
    /// CSDL file of another age or cloud: findings that one of the two explains are called `ages differ`.
    #[arg(long, value_name = "FILE")]
    other_metadata: Option<PathBuf>,
    /// The metadata as the files have it, without metadata/corrections.toml.
    #[arg(long, requires = "metadata")]
    no_corrections: bool,
    /// Folders of pages (*.md, at any depth) and single pages; without any, those of the slice itself.
    #[arg(long, value_name = "DIR|FILE", num_args = 1..)]
    docs: Vec<PathBuf>,
    /// What to print: lines for people, one JSON value, or SARIF for code reviews.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Test the check itself: alter about this many facts, one at a time, and report which it notices.
    #[arg(long, value_name = "COUNT", num_args = 0..=1, default_missing_value = "6000")]
    mutate: Option<usize>,
    /// What the altered facts follow from.
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 2021,
        requires = "mutate"
    )]
    seed: u64,
    /// Write a summary page too: a section with these pages and this metadata; its other sections stay.
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
}

/// What is printed.
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

A finding is a contradiction that no ledger accepts, an entry of the ledger that nothing answers to, or with
--mutate a kind of altered fact of which less than {LEAST} % is noticed."
    )
}

/// The percentage of altered facts of each kind that must be noticed.
const LEAST: f64 = 99.0;

/// Checks.
///
/// # Errors
/// If an input is wrong, or there is no page.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let args = &args.clone().with_slice(workspace)?;
    let corrections = (!args.no_corrections).then_some(workspace);
    let mut documented = match &args.metadata {
        Some(file) => Documented::file(file, corrections)?,
        None => Documented::slice(workspace, args.slice.as_deref().unwrap_or_default())?,
    };
    if let Some(file) = &args.other_metadata {
        documented = documented.and_other(file, corrections)?;
    }
    let pages = args.pages(workspace, &documented)?;
    let whole = args.docs.is_empty() || args.docs.iter().any(|path| path.is_dir());
    let checked = documented.check(&pages, whole)?;
    let outcome = args.mutate.map(|count| {
        let kinds = 2 * Mutation::ALL.len();
        let each = count.div_ceil(kinds).max(1);
        mutate(&pages.sources(), &documented.model, args.seed, each)
    });
    print::print(args, workspace, &pages, &checked, outcome.as_ref())?;
    if let Some(file) = &args.summary {
        summary::write(file, args, workspace, &checked.report, outcome.as_ref())?;
    }
    documented.ignored().say();
    Ok(verdict(&checked, outcome.as_ref()))
}

impl Args {
    /// With the slice that is meant: the one that is named, or the only one.
    fn with_slice(mut self, workspace: &Workspace) -> Result<Self> {
        if self.metadata.is_none() {
            let asked = match self.slice.take() {
                None => workspace.slice_around(&self.docs)?,
                slice => slice,
            };
            let asked = Vec::from_iter(asked);
            let mut slices = workspace.choose(&asked)?;
            if slices.len() > 1 {
                bail!("name a slice with --slice; there is: {}", slices.join(", "));
            }
            self.slice = slices.pop();
        }
        Ok(self)
    }

    /// The pages that are asked for, or those of the slice.
    fn pages(&self, workspace: &Workspace, documented: &Documented) -> Result<Pages> {
        match &self.slice {
            Some(slice) if self.docs.is_empty() => match documented.examples() {
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
    if checked.is_settled() && !outcome.is_some_and(is_blind) {
        Verdict::Fine
    } else {
        Verdict::Finding
    }
}
