//! `snippet`: the Rust for the examples of reference pages.

use crate::console::{note, print};
use crate::input::Inputs;
use crate::input::api;
use crate::input::ignored::Ignored;
use crate::input::metadata::Metadata;
use crate::input::pages::Pages;
use crate::input::rejected::accept;
use crate::input::selection::Selection;
use crate::pipeline;
use crate::verdict::{EXIT_CODES, Verdict};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result, bail};
use graph_codegen::snippet::{self, Index};
use graph_csdl::model::Model;
use graph_reference::Page;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Prints the Rust for every example of reference pages, as Graph's pages show it beside other languages.
///
/// Examples that cannot be written in Rust are named on standard error, with the reason.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = help())]
pub(crate) struct Args {
    /// Pages (Markdown), or folders of pages.
    #[arg(value_name = "PAGE", required = true)]
    pages: Vec<PathBuf>,
    /// The slice whose crate is called, if the pages are not in its folder and there are several slices.
    #[arg(long, value_name = "NAME", conflicts_with = "metadata")]
    slice: Option<String>,
    #[command(flatten)]
    metadata: Metadata,
    /// Print counts instead of the Rust: how many examples could be written, and why the others could not.
    #[arg(long)]
    summary: bool,
}

fn help() -> String {
    format!(
        "\
Examples:
  cargo xtask snippet metadata/synchronization-beta/examples/synchronizationjob-provisionondemand.md
  cargo xtask snippet --metadata v1.0.csdl --path '/**' --summary pages/

{EXIT_CODES}

snippet has no findings; it exits with 0, or with 2 if there is no Rust for any example."
    )
}

/// Runs the command.
///
/// # Errors
/// If an input is wrong, or a page cannot be read.
pub(crate) fn run(args: &Args, workspace: &Workspace) -> Result<Verdict> {
    let pages = Pages::read(&args.pages)?.pages();
    refuse_pages_without_examples(&pages)?;
    let (inputs, selection) = inputs(args, workspace)?;
    let printed = pipeline::snippets(&inputs, &selection, |index, model| {
        let printed = if args.summary {
            summary(index, model, &pages)
        } else {
            text(index, model, &pages)
        };
        (printed, Ignored::of(&inputs, model.warnings()))
    });
    let (printed, ignored) = accept(&inputs, printed)?;
    if printed.is_empty() {
        bail!("there is no Rust for any of the examples; the reasons are above");
    }
    print(&printed)?;
    ignored.print();
    Ok(Verdict::Fine)
}

/// Rejects pages without examples, and explains what an example is.
fn refuse_pages_without_examples(pages: &[Page]) -> Result<()> {
    if pages.iter().any(|page| !page.examples.is_empty()) {
        return Ok(());
    }
    let names: Vec<&str> = pages
        .iter()
        .take(5)
        .map(|page| page.name.as_str())
        .collect();
    let more = if pages.len() > names.len() {
        " and more"
    } else {
        ""
    };
    bail!(
        "there is no example in {}{more}; an example is a block of code that starts with a request, \
         such as GET https://graph.microsoft.com/v1.0/me",
        names.join(", ")
    );
}

fn inputs(args: &Args, workspace: &Workspace) -> Result<(Inputs, Selection)> {
    args.metadata.refuse_strays()?;
    if args.metadata.metadata.is_some() {
        let mut all = args.metadata.inputs(workspace, &[])?;
        let (inputs, mut selection) = all.pop().context("there is no metadata")?;
        selection.name = Some("graph".to_owned());
        // The output does not depend on the version, but corrections do.
        selection.api = selection.api.or_else(|| api::stated("v1.0", "nobody"));
        return Ok((inputs, selection));
    }
    let slice = match &args.slice {
        Some(slice) => Some(slice.clone()),
        None => workspace.slice_around(&args.pages)?,
    };
    let slices = workspace.choose(&Vec::from_iter(slice))?;
    let [slice] = slices.as_slice() else {
        bail!(
            "there are several slices ({}); name one with --slice",
            slices.join(", ")
        );
    };
    Ok((
        Inputs::of_slice(workspace, slice, None)?,
        Selection::default(),
    ))
}

fn text(index: &Index<'_>, model: &Model, pages: &[Page]) -> String {
    let crate_name = index.crate_name();
    let mut out = String::new();
    for page in pages {
        for (nth, example) in page.examples.iter().enumerate() {
            let line = page.line(example.request.method.at);
            let name = example
                .name
                .clone()
                .unwrap_or_else(|| format!("Example {}", nth + 1));
            match snippet::write(index, model, example) {
                Ok(snippet) => {
                    let separator = if out.is_empty() { "" } else { "\n" };
                    out.push_str(separator);
                    out.push_str(&snippet::block(&snippet, &crate_name, &name));
                }
                Err(why) => note(&format!("{}:{line}: no Rust for {name}: {why}", page.name)),
            }
        }
    }
    out
}

fn summary(index: &Index<'_>, model: &Model, pages: &[Page]) -> String {
    let (mut examples, mut written) = (0, 0);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for example in pages.iter().flat_map(|page| &page.examples) {
        examples += 1;
        match snippet::write(index, model, example) {
            Ok(_) => written += 1,
            Err(why) => *kinds.entry(why.kind).or_default() += 1,
        }
    }
    let resolved = examples - kinds.get("unresolved").copied().unwrap_or_default();
    let mut out = format!(
        "{} pages, {examples} examples, {resolved} resolved, {written} written\n",
        pages.len()
    );
    for (kind, count) in kinds {
        _ = writeln!(out, "{count:6}  {kind}");
    }
    out
}
