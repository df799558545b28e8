//! `examples`: the pages of the reference against the metadata.

use crate::cli::EXIT_CODES;
use crate::console::{print, say};
use crate::input::Inputs;
use crate::rejected::accept;
use crate::text::{Text, read};
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use codegen::config::{self, Config};
use codegen::docs::check::{Ledger, Report, Subject, Verdict as Judgement, check, read_ledger};
use codegen::docs::mutate::{Mutation, Outcome, mutate};
use codegen::docs::report::{self, Part};
use codegen::docs::{self, Page, Source};
use codegen::model::{self, Model};
use codegen::problem::Problems;
use codegen::{schema, slice};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Holds the pages of the reference against the metadata: templates, examples and tables.
///
/// A slice's findings.toml accepts contradictions that are known; a new one is a finding, and so is one that is gone.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help(), group = clap::ArgGroup::new("of").args(["slice", "metadata"]).required(true))]
pub(crate) struct Args {
    /// The slice (a folder of metadata/) whose metadata and ledger are used.
    #[arg(long, value_name = "NAME")]
    slice: Option<String>,
    /// CSDL file to use instead of a slice.
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// CSDL file of another age or cloud: what it explains is a matter of age.
    #[arg(long, value_name = "FILE")]
    other_metadata: Option<PathBuf>,
    /// Folders of pages, or single pages; those of the slice itself if none is given.
    #[arg(long, value_name = "DIR", num_args = 1.., required_unless_present = "slice")]
    docs: Vec<PathBuf>,
    /// What to print: lines for people, one JSON value, SARIF for code reviews, or a summary page (whole, or one part).
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Alter this many facts of each kind on each side, one at a time, and report which are noticed.
    #[arg(long, value_name = "COUNT", num_args = 0..=1, default_missing_value = "500")]
    mutate: Option<usize>,
    /// What the altered facts follow from.
    #[arg(long, value_name = "NUMBER", default_value_t = 2021, requires = "mutate")]
    seed: u64,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Page,
    Part,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask examples --slice synchronization-beta
  cargo xtask examples --slice synchronization-beta --docs ../shared/docs/beta-2021-07-synchronization --format sarif
  cargo xtask examples --metadata v1.0.csdl --docs ../shared/docs/v1.0-2021-07 --mutate

{EXIT_CODES}

A finding is a contradiction that no ledger accepts, an accepted one that is gone, or, with --mutate, a kind of
altered fact of which less than 95 % is noticed."
    )
}

/// Checks.
///
/// # Errors
/// If an input is wrong, or there is no page.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    if args.mutate.is_some() && matches!(args.format, Format::Json | Format::Sarif) {
        bail!("--mutate is printed as text or as a page");
    }
    let facts = Facts::read(args, workspace)?;
    let docs = docs(args, workspace);
    let files = files(&docs)?;
    let texts = texts(&files)?;
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let pages: Vec<Page> = docs::read_all(&sources);
    let selected = facts.config.as_ref().map(|config| slice::select(&facts.model, config));
    let selected = selected.transpose().map_err(|problems| facts.rejected(&problems))?;
    let report = check(
        &pages,
        &Subject {
            model: &facts.model,
            other: facts.other.as_ref(),
            slice: selected.as_ref(),
            whole: docs.iter().any(|path| path.is_dir()),
            api: facts.config.as_ref().and_then(|config| config.api.as_deref()),
        },
    );
    let names: BTreeSet<String> = pages.iter().map(|page| page.name.clone()).collect();
    let judgement = facts.ledger.as_ref().map(|ledger| ledger.verdict(&report.findings, &names));
    let outcome = args.mutate.map(|count| mutate(&sources, &facts.model, args.seed, count));
    let file = |page: &str| files.get(page).map_or_else(|| page.to_owned(), |path| path.display().to_string());
    print(&printed(args, &report, judgement.as_ref(), outcome.as_ref(), file))?;
    Ok(verdict(&report, judgement.as_ref(), outcome.as_ref()))
}

/// What pages are held against.
struct Facts {
    inputs: Inputs,
    model: Model,
    other: Option<Model>,
    /// What `slice.toml` says.
    config: Option<Config>,
    ledger: Option<Ledger>,
}

impl Facts {
    fn read(args: &Args, workspace: &Workspace) -> Result<Self> {
        let (inputs, config, ledger) = match (&args.slice, &args.metadata) {
            (Some(slice), _) => {
                let slice = workspace.choose(std::slice::from_ref(slice))?.remove(0);
                let inputs = Inputs::of_slice(workspace, &slice, None)?;
                let text = inputs.config.as_ref().map_or("", |text| text.text.as_str());
                let config = accept(&inputs, config::read_config(text))?;
                let ledger = ledger(&workspace.root.join("metadata").join(&slice).join("findings.toml"))?;
                (inputs, Some(config), ledger)
            }
            (None, Some(file)) => (Inputs::of_files(file, None)?, None, None),
            (None, None) => bail!("name a slice with --slice, or a metadata file with --metadata"),
        };
        let model = resolved(&inputs, &config.clone().unwrap_or_default())?;
        let other = args.other_metadata.as_deref().map(|file| {
            let inputs = Inputs::of_files(file, None)?;
            resolved(&inputs, &Config::default())
        });
        Ok(Self { inputs, model, other: other.transpose()?, config, ledger })
    }

    fn rejected(&self, problems: &Problems) -> anyhow::Error {
        match accept::<()>(&self.inputs, Err(problems.clone())) {
            Ok(()) => anyhow::anyhow!("nothing was selected"),
            Err(rejected) => rejected.into(),
        }
    }
}

fn resolved(inputs: &Inputs, config: &Config) -> Result<Model> {
    let read = schema::read(&inputs.metadata.text).and_then(|schema| model::resolve(&schema, config));
    Ok(accept(inputs, read)?)
}

/// The ledger beside `slice.toml`; a slice without one accepts nothing.
fn ledger(path: &Path) -> Result<Option<Ledger>> {
    let name = path.display().to_string();
    let Some(bytes) = read(path).with_context(|| format!("cannot read {name}"))? else {
        return Ok(Some(Ledger::default()));
    };
    let text = Text::toml(name.clone(), bytes)?;
    match read_ledger(&text.text) {
        Ok(ledger) => Ok(Some(ledger)),
        Err(problems) => bail!("{}", problems.render(|_| (&name, &text.text))),
    }
}

/// The pages that are asked for, or those of the slice.
fn docs(args: &Args, workspace: &Workspace) -> Vec<PathBuf> {
    match &args.slice {
        Some(slice) if args.docs.is_empty() => vec![workspace.root.join("metadata").join(slice).join("examples")],
        _ => args.docs.clone(),
    }
}

/// Every page, by its name: its path from the folder around the one that was given.
fn files(docs: &[PathBuf]) -> Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    for given in docs {
        let base = given.parent().unwrap_or(given);
        let mut found = Vec::new();
        collect(given, &mut found).with_context(|| format!("cannot read {}", given.display()))?;
        for file in found {
            let name = file.strip_prefix(base).unwrap_or(&file).display().to_string().replace('\\', "/");
            files.insert(name, file);
        }
    }
    if files.is_empty() {
        bail!("there is no page (*.md) in {}", docs.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", "));
    }
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.metadata()?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?.path();
        if entry.is_dir() || entry.extension().is_some_and(|extension| extension == "md") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// The texts of the pages; bytes that are not UTF-8 cost no page.
fn texts(files: &BTreeMap<String, PathBuf>) -> Result<Vec<(String, String)>> {
    let text = |(name, path): (&String, &PathBuf)| {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        if matches!(text, std::borrow::Cow::Owned(_)) {
            say(&format!("warning: {} is not UTF-8 throughout", path.display()));
        }
        Ok((name.clone(), text.into_owned()))
    };
    files.iter().map(text).collect()
}

fn printed(
    args: &Args,
    report: &Report,
    judgement: Option<&Judgement>,
    outcome: Option<&Outcome>,
    file: impl Fn(&str) -> String,
) -> String {
    let part = || Part { title: title(args), command: command(), report, outcome };
    match args.format {
        Format::Text => report::text(report, judgement, file) + &outcome.map_or_else(String::new, report::noticed),
        Format::Json => report::json(report),
        Format::Sarif => report::sarif(report, judgement, file),
        Format::Page => report::page(&[part()]),
        Format::Part => report::part(&part()),
    }
}

/// What is held against what.
fn title(args: &Args) -> String {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let of = match (&args.slice, &args.metadata) {
        (Some(slice), _) => format!("the slice {slice}"),
        (None, file) => file.as_deref().map(name).unwrap_or_default(),
    };
    let docs: Vec<String> = args.docs.iter().map(|path| name(path)).collect();
    format!("{} against {of}", docs.join(", "))
}

/// The command line that repeats this.
fn command() -> String {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    format!("cargo xtask {}", arguments.join(" "))
}

fn verdict(report: &Report, judgement: Option<&Judgement>, outcome: Option<&Outcome>) -> Verdict {
    let findings = match judgement {
        Some(judgement) => !judgement.new.is_empty() || !judgement.gone.is_empty(),
        None => !report.findings.is_empty(),
    };
    let blind = outcome.is_some_and(|outcome| Mutation::ALL.into_iter().any(|mutation| outcome.of(mutation).share() < 95.0));
    if findings || blind { Verdict::Finding } else { Verdict::Fine }
}
